// SPDX-License-Identifier: Apache-2.0

package import ExactMath
package import TariffModel

/// The dates by which a line is judged, once the regime's clock and transition are applied.
package struct JudgedDates: Hashable, Sendable {
  /// The instant whose law applies.
  package var entered: CivilInstant
  package var loaded: CivilInstant?
  package var exported: CivilInstant?
  /// For dates of which the day is known but not the time: another instant of that day with other law.
  package var earlierTimes: [EarlierTime] = []
  /// Dates were declared but are left aside, because the regime's clock is not the line's.
  package var areDropped: Bool
  /// By how many minutes the regime moves the other dates of the line.
  package var shift: Int64 = 0
}

/// What else a date without a time may mean.
package struct EarlierTime: Hashable, Sendable {
  /// Entry, loading or export.
  package let fact: DatedFact
  package let instant: CivilInstant

  /// Judges by it.
  func apply(to dates: inout JudgedDates) {
    switch fact {
    case .entered: dates.entered = instant
    case .loaded: dates.loaded = instant
    case .exported: dates.exported = instant
    case .fact: break
    }
  }
}

extension JudgedDates {
  /// Whether the time of a day that is known only as a day may matter.
  package var isUncertain: Bool { !earlierTimes.isEmpty }

  /// Whether they lie in one stretch of law that is known, so that nothing need be said about them.
  package func isPlain(under law: EffectiveLaw) -> Bool {
    !isUncertain && law.knownLaw.contains(entered)
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
        dates.shift = anchor.judged.minute - entered.judged.minute
        dates.loaded = dates.loaded.map { CivilInstant(minute: $0.minute + dates.shift) }
        dates.exported = dates.exported.map { CivilInstant(minute: $0.minute + dates.shift) }
      }
    }
    dates.consider(.entered, anchor, judged: dates.entered, turns: boundaries)
    dates.consider(.loaded, line.loaded, judged: dates.loaded, turns: thresholds.loaded)
    dates.consider(.exported, line.exported, judged: dates.exported, turns: thresholds.exported)
    return dates
  }

  /// The index of the stretch of unchanged law that `instant` lies in, counting from 0.
  package func segment(at instant: CivilInstant) -> Int {
    boundaries.partitioningIndex { $0 > instant }
  }
}

extension JudgedDates {
  /// Notes what else a date may mean, if the line gives no more than the day.
  fileprivate mutating func consider(
    _ fact: DatedFact,
    _ declared: LineDate?,
    judged: CivilInstant?,
    turns: [CivilInstant]
  ) {
    guard let declared, declared.isBareDate, let judged,
      let earlier = Self.earlierTime(on: judged, turns)
    else { return }
    earlierTimes.append(EarlierTime(fact: fact, instant: earlier))
  }

  /// An instant of the day that ends with `dayEnd` before the last of `turns` after its first minute; nil when there is
  /// no such turn.
  private static func earlierTime(on dayEnd: CivilInstant, _ turns: [CivilInstant]) -> CivilInstant? {
    // The day ends with 23:59, and duties begin at 00:01.
    let firstMinute = dayEnd.minute - (23 * 60 + 59) + 1
    let after = turns.partitioningIndex { $0 > dayEnd }
    guard after > 0, turns[after - 1].minute > firstMinute else { return nil }
    return CivilInstant(minute: turns[after - 1].minute - 1)
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
