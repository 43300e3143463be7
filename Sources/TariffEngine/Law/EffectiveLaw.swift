// SPDX-License-Identifier: Apache-2.0

package import ExactMath
package import LibraryLoading
package import TariffModel

/// The law of one territory as one regime reads it: amendments made, versions chosen, nothing compiled.
package struct EffectiveLaw: Sendable {
  package let facts: LibraryFacts
  package private(set) var law: TerritoryLaw
  package let regime: Regime
  /// Every measure of the territory in the order of its programmes, then those the regime adds.
  package let measures: [EffectiveMeasure]
  /// The ids of the programmes, in the order of first appearance.
  package let programmes: [String]
  /// Under a clock that follows each line, the instants at which the law changes, in order.
  package let boundaries: [CivilInstant]
  /// The instants at which conditions on loading and export turn.
  let thresholds: DateThresholds

  package var territory: Territory { law.territory }

  /// When the law is known: from the first edition of the schedule through the library's last day.
  package var knownLaw: Range<CivilInstant> {
    let first = territory.editions.map { CivilInstant($0.from) }.min() ?? .distantPast
    let last = CivilInstant(minute: CivilInstant(facts.lawThrough).endOfDay.minute + 1)
    return first..<max(first, last)
  }

  /// The same, over the same law in another form.
  package func reading(_ law: TerritoryLaw) -> EffectiveLaw {
    var copy = self
    copy.law = law
    return copy
  }
}

/// A measure as the regime leaves it.
package struct EffectiveMeasure: Sendable {
  package var measure: Measure
  /// The index of its programme in `EffectiveLaw.programmes`.
  package let programme: Int
  /// Why it never applies under the regime, such as "suspended"; nil when it may.
  package var inertBecause: String?
}

extension EffectiveLaw {
  /// Reads the law of a territory as the regime says.
  ///
  /// The order is: amendments, then what was known, then what was held unlawful, then statuses.
  package init(regime: Regime, law: TerritoryLaw, facts: LibraryFacts) {
    var drafts: [Draft] = []
    drafts.reserveCapacity(law.programmes.reduce(0) { $0 + $1.measures.count })
    for programme in law.programmes {
      for measure in programme.measures { drafts.append(Draft(measure: measure)) }
    }
    for amendment in regime.amendments where amendment.territory == law.territory.id {
      Self.apply(amendment.change, to: &drafts)
    }
    var programmes: [String] = []
    var effective: [EffectiveMeasure] = []
    effective.reserveCapacity(drafts.count)
    var indices: [String: Int] = [:]
    for index in drafts.indices {
      drafts[index].forget(after: regime.knownBy)
      if regime.unlawful == .dropped { drafts[index].dropVoid(knownBy: regime.knownBy) }
      let measure = drafts[index].measure
      let programme = indices[measure.programme] ?? programmes.count
      if programme == programmes.count {
        programmes.append(measure.programme)
        indices[measure.programme] = programme
      }
      effective.append(
        EffectiveMeasure(measure: measure, programme: programme, inertBecause: drafts[index].inertBecause)
      )
    }
    self.facts = facts
    self.law = law
    self.regime = regime
    measures = effective
    self.programmes = programmes
    boundaries = Self.boundaries(of: effective, law: law)
    thresholds = DateThresholds(effective)
  }

  private static func apply(_ change: Amendment.Change, to drafts: inout [Draft]) {
    switch change {
    case .add(let measure):
      drafts.removeAll { $0.measure.id == measure.id && $0.measure.programme == measure.programme }
      drafts.append(Draft(measure: measure, isActivated: true))
    case .activate(let id):
      for index in drafts.indices where drafts[index].measure.id == id { drafts[index].activate() }
    case .amend(let selector, let edit):
      for index in drafts.indices where drafts[index].isCovered(by: selector) {
        drafts[index].measure = edit.applied(to: drafts[index].measure)
      }
    case .suspend(let selector):
      for index in drafts.indices where drafts[index].isCovered(by: selector) {
        drafts[index].isSuspendedByRegime = true
      }
    }
  }

  private static func boundaries(of measures: [EffectiveMeasure], law: TerritoryLaw) -> [CivilInstant] {
    var instants = boundaries(of: measures)
    for list in law.lists.values { instants.formUnion(list.boundaries) }
    for edition in law.territory.editions { instants.insert(CivilInstant(edition.from)) }
    return instants.sorted()
  }

  /// The instants at which those measures change by their own terms.
  static func boundaries(of measures: [EffectiveMeasure]) -> Set<CivilInstant> {
    var instants: Set<CivilInstant> = []
    func note(_ window: Window) {
      if window.from != .distantPast { instants.insert(window.from) }
      if window.until != .distantFuture { instants.insert(window.until) }
    }
    for effective in measures where effective.inertBecause == nil {
      note(effective.measure.window)
      for rate in effective.measure.rates { note(rate.window) }
      for displacement in effective.measure.displaces { note(displacement.window) }
      effective.measure.forEachCondition { condition in
        condition.forEachDate(.entered) { instants.insert($0) }
      }
    }
    return instants
  }
}

/// A measure on its way to being effective.
private struct Draft {
  var measure: Measure
  /// A regime put it in force whatever its status.
  var isActivated = false
  var isSuspendedByRegime = false
  /// A control that became known later than the regime knows.
  var isUnknown = false

  func isCovered(by selector: MeasureSelector) -> Bool {
    selector.covers(measure: measure.id, programme: measure.programme, kind: measure.kind)
  }

  mutating func activate() {
    isActivated = true
    for index in measure.rates.indices { measure.rates[index].status = .inForce }
  }

  /// Leaves out versions that became known after `instant`.
  mutating func forget(after instant: CivilInstant?) {
    guard let instant else { return }
    measure.rates.removeAll { $0.knownFrom > instant }
    prolongRates()
    measure.displaces.removeAll { $0.knownFrom > instant }
    if measure.kind == .control, measure.knownFrom > instant { isUnknown = true }
    if let voided = measure.voided, voided.known > instant { measure.voided = nil }
  }

  /// Lets a rate go on that had ended only because a later one began, when that one is not yet known.
  private mutating func prolongRates() {
    for index in measure.rates.indices where measure.rates[index].endIsImplied {
      let from = measure.rates[index].window.from
      let next = measure.rates
        .filter { $0.window.from > from && $0.knownFrom <= $0.window.from }
        .map(\.window.from)
        .min()
      measure.rates[index].window = Window(from: from, until: next ?? .distantFuture)
    }
  }

  /// Ends the measure where it was held void.
  mutating func dropVoid(knownBy instant: CivilInstant?) {
    guard let voided = measure.voided else { return }
    measure.window = measure.window.intersection(Window(from: .distantPast, until: voided.from))
  }

  var inertBecause: String? {
    if isSuspendedByRegime { return "suspended by the regime" }
    if isUnknown || (measure.kind != .control && measure.rates.isEmpty) { return "not yet known" }
    if measure.window.isEmpty { return "held unlawful" }
    guard !isActivated else { return nil }
    return measure.status == .inForce ? nil : measure.status.rawValue
  }
}

extension Measure {
  /// The dated rate that holds at `instant`: of several versions, the one that became known last.
  package func rate(at instant: CivilInstant) -> DatedRate? {
    var found: DatedRate?
    for rate in rates where rate.window.contains(instant) {
      if let current = found, current.knownFrom > rate.knownFrom { continue }
      found = rate
    }
    return found
  }

  /// Calls `body` with every condition that the measure carries.
  func forEachCondition(_ body: (Condition) -> Void) {
    body(scope.condition)
    if let condition = scope.exceptCondition { body(condition) }
    base.forEachCondition(body)
    for rate in rates {
      if let condition = rate.condition { body(condition) }
      rate.base?.forEachCondition(body)
    }
  }
}

extension Base {
  func forEachCondition(_ body: (Condition) -> Void) {
    guard case .cases(let cases) = self else { return }
    for choice in cases {
      body(choice.condition)
      choice.base.forEachCondition(body)
    }
  }
}

extension Condition {
  /// Calls `body` with each bound that the condition puts on that dated fact.
  func forEachDate(_ fact: DatedFact, _ body: (CivilInstant) -> Void) {
    switch self {
    case .all(let parts), .any(let parts):
      for part in parts { part.forEachDate(fact, body) }
    case .not(let part):
      part.forEachDate(fact, body)
    case .dated(fact, let from, let before):
      if let from { body(from) }
      if let before { body(before) }
    default:
      break
    }
  }
}
