// SPDX-License-Identifier: Apache-2.0

import ExactMath
import SourceDiagnostics
import TariffModel

/// Looks at measures of one heading that cover the same goods: their windows should meet, neither overlapping nor
/// leaving a gap.
///
/// A heading that needs several measures tells them apart by what follows a hyphen: `9903.01.32` and
/// `9903.01.32-electronics`.
struct HeadingLint {
  let log: DiagnosticLog

  func check(_ measures: [Measure]) {
    var groups: [Key: [Measure]] = [:]
    var keys: [Key] = []
    for measure in measures where measure.status == .inForce && measure.kind != .control {
      let key = Key(measure)
      if groups[key] == nil { keys.append(key) }
      groups[key, default: []].append(measure)
    }
    for group in keys.compactMap({ groups[$0] }) where group.count > 1 {
      let ordered = group.sorted { (Self.window($0).from, $0.id) < (Self.window($1).from, $1.id) }
      for (earlier, later) in zip(ordered, ordered.dropFirst()) { check(earlier, later) }
    }
  }

  private func check(_ earlier: Measure, _ later: Measure) {
    let labels = earlier.location.map { [Diagnostic.Label("the other is here", at: $0)] } ?? []
    let (first, second) = (Self.window(earlier), Self.window(later))
    if second.from < first.until {
      guard !Self.givesWay(earlier, to: later), !Self.givesWay(later, to: earlier) else { return }
      log.report(.overlappingMeasures(later.id, with: earlier.id), at: later.location, labels: labels)
    } else if second.from > first.until, later.standing.isEmpty {
      log.report(
        .gapBetweenMeasures(later.id, after: earlier.id, from: first.until, until: second.from),
        at: later.location,
        labels: labels
      )
    }
  }

  /// The time from its first rate to its last.
  private static func window(_ measure: Measure) -> Window {
    guard let from = measure.rates.map(\.window.from).min(),
      let until = measure.rates.map(\.window.until).max()
    else { return measure.window }
    return measure.window.intersection(Window(from: from, until: until))
  }

  /// Whether one is not charged, or not on the same value, where the other is.
  private static func givesWay(_ one: Measure, to other: Measure) -> Bool {
    let selectors = other.insteadOf + other.displaces.flatMap(\.what)
    return selectors.contains { $0.covers(measure: one.id, programme: one.programme, kind: one.kind) }
      || (one.highestOf != nil && one.highestOf?.group == other.highestOf?.group)
  }

  /// What measures have in common that would be charged twice: the heading, the kind and the goods.
  private struct Key: Hashable {
    let heading: Substring
    let programme: String
    let kind: MeasureKind
    let scope: MeasureScope
    /// Of a measure that is charged only where the line claims it by its id.
    let claimedID: String?

    init(_ measure: Measure) {
      heading = measure.id.prefix { $0 != "-" }
      programme = measure.programme
      kind = measure.kind
      scope = measure.scope
      claimedID = measure.scope.claims?.isEmpty == true ? measure.id : nil
    }
  }
}
