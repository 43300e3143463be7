// SPDX-License-Identifier: Apache-2.0

package import ExactMath
package import TariffModel

/// The dates by which a line is judged, once the regime's clock and transition are applied.
package struct JudgedDates: Hashable, Sendable {
  /// The instant whose law applies.
  package var entered: CivilInstant
  /// Another instant of the same day with other law, when the day of entry is known but not the time.
  package var earlierSameDay: CivilInstant?
  package var loaded: CivilInstant?
  package var exported: CivilInstant?
  /// Dates were declared but are left aside, because the regime's clock is not the line's.
  package var areDropped: Bool
  /// By how many minutes the regime moves the other dates of the line.
  package var shift: Int64 = 0
}

extension JudgedDates {
  /// Whether they lie in one stretch of law that is known, so that nothing need be said about them.
  package func isPlain(under law: EffectiveLaw) -> Bool {
    earlierSameDay == nil && law.knownLaw.contains(entered)
  }
}

/// What stops a line from being judged at all.
package enum ClockProblem: Error, Hashable, Sendable {
  case missingEntryDate
}

extension EffectiveLaw {
  /// The dates by which `line` is judged under the regime.
  ///
  /// - Throws: `ClockProblem.missingEntryDate` when the clock follows the line and it has no date.
  package func judgedDates(of line: Line) throws(ClockProblem) -> JudgedDates {
    let anchor: LineDate
    var transition = Regime.Transition.asDeclared
    switch regime.clock {
    case .line:
      guard let entered = line.entered else { throw .missingEntryDate }
      anchor = entered
      if let chosen = regime.transition { transition = chosen }
    case .at(let clock):
      anchor = clock
      let keepsDates = line.entered == nil || line.entered?.instant.date == clock.instant.date
      transition = regime.transition ?? (keepsDates ? .asDeclared : .none)
    }
    var dates = JudgedDates(
      entered: anchor.judged,
      earlierSameDay: anchor.isBareDate ? earlierLaw(on: anchor.instant) : nil,
      loaded: line.loaded?.judged,
      exported: line.exported?.judged,
      areDropped: false
    )
    switch transition {
    case .asDeclared:
      break
    case .none:
      dates.areDropped = line.loaded != nil || line.exported != nil || line.declaresDatedFact
      dates.loaded = nil
      dates.exported = nil
    case .shift:
      if let entered = line.entered {
        dates.shift = anchor.instant.minute - entered.instant.minute
        dates.loaded = dates.loaded.map { CivilInstant(minute: $0.minute + dates.shift) }
        dates.exported = dates.exported.map { CivilInstant(minute: $0.minute + dates.shift) }
      }
    }
    return dates
  }

  /// An instant on the day of `midnight` before the last change of law after its first minute.
  private func earlierLaw(on midnight: CivilInstant) -> CivilInstant? {
    let dayEnd = midnight.endOfDay
    var index = boundaries.partitioningIndex { $0 > CivilInstant(minute: midnight.minute + 1) }
    var last: CivilInstant?
    while index < boundaries.count, boundaries[index] <= dayEnd {
      last = boundaries[index]
      index += 1
    }
    return last.map { CivilInstant(minute: $0.minute - 1) }
  }

  /// The index of the stretch of unchanged law that `instant` lies in, counting from 0.
  package func segment(at instant: CivilInstant) -> Int {
    boundaries.partitioningIndex { $0 > instant }
  }
}

extension Line {
  /// Whether a fact of the line is a date.
  fileprivate var declaresDatedFact: Bool {
    facts.contains { if case .date = $0.value { true } else { false } }
  }
}

extension Array {
  /// The first index whose element satisfies `predicate`, where all later elements do, too.
  package func partitioningIndex(where predicate: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if predicate(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
