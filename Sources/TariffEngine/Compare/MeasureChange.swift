// SPDX-License-Identifier: Apache-2.0

import ExactMath
import LibraryLoading
package import TariffModel

/// A measure of one reading of the law or both, and how it differs between them.
package struct MeasureChange: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case added
    case dropped
    case changed
    /// Live under both, with the same law.
    case same = "same law"
  }

  /// What of a measure can differ.
  package enum Aspect: String, Sendable, CaseIterable {
    case rate
    /// The least and most of an entry.
    case limits
    case base
    case conditions
    case window
    case origins
    case codes
    case claims
    case interactions
  }

  /// A measure as it is live.
  package struct State: Sendable {
    /// Of a control: what it requires.
    package let rate: String
    /// When that rate holds.
    package let window: Window
    package let cite: String
  }

  package let measure: String
  package let programme: String
  package let kind: Kind
  /// Nil when it was added.
  package let old: State?
  /// Nil when it was dropped.
  package let new: State?
  /// What differs of a measure that was changed.
  package let aspects: [Aspect]
  /// How many rows of its codes came in and went out.
  package let codesIn: Int
  package let codesOut: Int
  /// Why it is not live on the side where it is not.
  package let reason: String
}

extension MeasureChange {
  /// All measures that are live in one of the readings, in the order of the old law, the new ones after them.
  package static func all(from old: LawReading, to new: LawReading) -> [MeasureChange] {
    let before = old.live
    let after = Dictionary(new.live.map { ($0.measure.id, $0) }, uniquingKeysWith: { first, _ in first })
    let known = Set(before.map(\.measure.id))
    let first = before.map { live in
      guard let other = after[live.measure.id] else { return dropped(live, old, new) }
      return both(live, other, old, new)
    }
    return first + new.live.filter { !known.contains($0.measure.id) }.map { added($0, old, new) }
  }

  private static func dropped(_ live: LiveMeasure, _ old: LawReading, _ new: LawReading) -> MeasureChange {
    MeasureChange(
      measure: live.measure.id,
      programme: live.measure.programme,
      kind: .dropped,
      old: State(live, old),
      new: nil,
      aspects: [],
      codesIn: 0,
      codesOut: 0,
      reason: new.absence(of: live.measure.id)
    )
  }

  private static func added(_ live: LiveMeasure, _ old: LawReading, _ new: LawReading) -> MeasureChange {
    MeasureChange(
      measure: live.measure.id,
      programme: live.measure.programme,
      kind: .added,
      old: nil,
      new: State(live, new),
      aspects: [],
      codesIn: 0,
      codesOut: 0,
      reason: old.absence(of: live.measure.id)
    )
  }

  private static func both(
    _ before: LiveMeasure,
    _ after: LiveMeasure,
    _ old: LawReading,
    _ new: LawReading
  ) -> MeasureChange {
    let states = (State(before, old), State(after, new))
    let codes = (before.codeRows(old), after.codeRows(new))
    var aspects: [Aspect] = []
    func note(_ aspect: Aspect, if differs: Bool) { if differs { aspects.append(aspect) } }
    note(.rate, if: states.0.rate != states.1.rate)
    note(.limits, if: before.perEntry != after.perEntry)
    note(.base, if: before.base != after.base || before.measure.factor != after.measure.factor)
    note(.conditions, if: before.conditions != after.conditions)
    // A later rate has a window of its own.
    note(
      .window,
      if: !aspects.contains(.rate) && !aspects.contains(.limits) && states.0.window != states.1.window
    )
    note(.origins, if: before.origins != after.origins)
    note(.codes, if: codes.0 != codes.1)
    note(.claims, if: before.claims != after.claims)
    note(.interactions, if: before.interactions(old.instant) != after.interactions(new.instant))
    return MeasureChange(
      measure: after.measure.id,
      programme: after.measure.programme,
      kind: aspects.isEmpty ? .same : .changed,
      old: states.0,
      new: states.1,
      aspects: aspects,
      codesIn: codes.1.subtracting(codes.0).count,
      codesOut: codes.0.subtracting(codes.1).count,
      reason: ""
    )
  }
}

extension MeasureChange.State {
  init(_ live: LiveMeasure, _ reading: LawReading) {
    let currency = reading.law.territory.currency
    rate = live.measure.kind == .control ? live.measure.flag : live.rate.text(currency: currency)
    window = live.dated.map { $0.window.intersection(live.measure.window) } ?? live.measure.window
    cite = live.cite
  }
}

extension LiveMeasure {
  fileprivate var perEntry: PerEntry? { dated?.perEntry }

  fileprivate var conditions: [Condition?] {
    [measure.scope.condition, measure.scope.exceptCondition, dated?.condition]
  }

  fileprivate var origins: [[String]] { [measure.scope.origins, measure.scope.exceptOrigins] }

  fileprivate var claims: [[String]?] { [measure.scope.claims, measure.scope.exceptClaims] }

  /// The rows that its code selectors choose, those that it excepts apart.
  fileprivate func codeRows(_ reading: LawReading) -> Set<CodeRow> {
    func rows(_ selectors: [CodeSelector], isExcept: Bool) -> [CodeRow] {
      CodeSet.ranges(selecting: selectors, in: reading.law.law, at: reading.instant)
        .map { CodeRow(range: $0, isExcept: isExcept) }
    }
    return Set(rows(measure.scope.codes, isExcept: false) + rows(measure.scope.exceptCodes, isExcept: true))
  }

  fileprivate func interactions(_ instant: CivilInstant) -> Interactions {
    Interactions(
      insteadOf: measure.insteadOf,
      displaces: measure.displaces.filter { $0.window.contains(instant) }.map {
        Displacement(what: $0.what, extent: $0.extent, trigger: $0.trigger, heading: $0.heading)
      },
      highestOf: measure.highestOf
    )
  }
}

/// A range of codes in a scope.
private struct CodeRow: Hashable {
  let range: Range<Int64>
  let isExcept: Bool
}

/// What a measure does to others.
private struct Interactions: Hashable {
  let insteadOf: [MeasureSelector]
  let displaces: [Displacement]
  let highestOf: HighestOf?
}
