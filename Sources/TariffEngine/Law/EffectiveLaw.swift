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
  package fileprivate(set) var programme = 0
  /// Why it never applies under the regime, such as "suspended"; nil when it may.
  package var inertBecause: String?
  /// A regime put it in force whatever its status.
  fileprivate var isActivated = false
  fileprivate var isSuspendedByRegime = false
  /// A control that became known later than the regime knows.
  fileprivate var isUnknown = false

  fileprivate init(_ measure: Measure, isActivated: Bool = false) {
    self.measure = measure
    self.isActivated = isActivated
  }
}

extension EffectiveLaw {
  /// Reads the law of a territory as the regime says.
  ///
  /// The order is: amendments, then what was known, then what was held unlawful, then statuses.
  package init(regime: Regime, law: TerritoryLaw, facts: LibraryFacts) {
    // A measure is large, so each is copied once, changed in its place, and looked at there.
    var effective: [EffectiveMeasure] = []
    effective.reserveCapacity(law.programmes.reduce(0) { $0 + $1.measures.count })
    for programme in law.programmes {
      for index in programme.measures.indices {
        effective.append(EffectiveMeasure(programme.measures[index]))
      }
    }
    for amendment in regime.amendments where amendment.territory == law.territory.id {
      Self.apply(amendment.change, to: &effective)
    }
    var programmes: [String] = []
    var indices: [String: Int] = [:]
    for index in effective.indices {
      effective[index].forget(after: regime.knownBy)
      if regime.unlawful == .dropped { effective[index].dropVoid() }
      let id = effective[index].measure.programme
      let programme = indices[id] ?? programmes.count
      if programme == programmes.count {
        programmes.append(id)
        indices[id] = programme
      }
      effective[index].programme = programme
      effective[index].inertBecause = effective[index].reasonToBeInert
    }
    self.facts = facts
    self.law = law
    self.regime = regime
    measures = effective
    self.programmes = programmes
    boundaries = Self.boundaries(of: effective, law: law)
    thresholds = DateThresholds(effective)
  }

  private static func apply(_ change: Amendment.Change, to measures: inout [EffectiveMeasure]) {
    switch change {
    case .add(let measure):
      measures.removeAll { $0.measure.id == measure.id && $0.measure.programme == measure.programme }
      measures.append(EffectiveMeasure(measure, isActivated: true))
    case .activate(let id):
      for index in measures.indices where measures[index].measure.id == id { measures[index].activate() }
    case .amend(let selector, let edit):
      for index in measures.indices where measures[index].isCovered(by: selector) {
        measures[index].measure = edit.applied(to: measures[index].measure)
      }
    case .suspend(let selector):
      for index in measures.indices where measures[index].isCovered(by: selector) {
        measures[index].isSuspendedByRegime = true
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
    for index in measures.indices where measures[index].inertBecause == nil {
      measures[index].measure.forEachWindow(note)
      measures[index].measure.forEachCondition { condition in
        condition.forEachDate(.entered) { instants.insert($0) }
      }
    }
    return instants
  }
}

extension EffectiveMeasure {
  fileprivate func isCovered(by selector: MeasureSelector) -> Bool {
    selector.covers(measure: measure.id, programme: measure.programme, kind: measure.kind)
  }

  fileprivate mutating func activate() {
    isActivated = true
    for index in measure.rates.indices { measure.rates[index].status = .inForce }
  }

  /// Leaves out versions that became known after `instant`.
  fileprivate mutating func forget(after instant: CivilInstant?) {
    guard let instant else { return }
    // Without the questions an array that is shared would be copied although nothing goes.
    if measure.rates.contains(where: { $0.knownFrom > instant }) {
      measure.rates.removeAll { $0.knownFrom > instant }
    }
    prolongRates()
    if measure.displaces.contains(where: { $0.knownFrom > instant }) {
      measure.displaces.removeAll { $0.knownFrom > instant }
    }
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
  fileprivate mutating func dropVoid() {
    guard let voided = measure.voided else { return }
    measure.window = measure.window.intersection(Window(from: .distantPast, until: voided.from))
  }

  fileprivate var reasonToBeInert: String? {
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

  /// Calls `body` with every window that the measure states.
  fileprivate func forEachWindow(_ body: (Window) -> Void) {
    body(window)
    for index in rates.indices { body(rates[index].window) }
    for index in displaces.indices { body(displaces[index].window) }
  }

  /// Calls `body` with every condition that the measure carries.
  func forEachCondition(_ body: (Condition) -> Void) {
    body(scope.condition)
    if let condition = scope.exceptCondition { body(condition) }
    base.forEachCondition(body)
    for index in rates.indices {
      if let condition = rates[index].condition { body(condition) }
      rates[index].base?.forEachCondition(body)
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
