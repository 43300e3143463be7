// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

extension PlainEvaluator {
  /// The charges that are law at `instant`, in the order in which they act; nil when the law runs in a circle.
  ///
  /// They stand in the order of the files, but each is preceded by what it waits for: the charges that it
  /// reads, then those that replace or displace it. Members of one highest-of group stand together.
  func interactionOrder(at instant: CivilInstant) -> [[Int]]? {
    let charges = law.measures.indices.filter { law.charge($0, at: instant) != nil }
    var order: [[Int]] = []
    var begun: Set<Int> = []
    var done: Set<Int> = []

    func place(_ index: Int) -> Bool {
      guard !done.contains(index) else { return true }
      let group = law.measures[index].measure.highestOf?.group
      let members = charges.filter {
        $0 == index || (group != nil && law.measures[$0].measure.highestOf?.group == group)
      }
      guard begun.isDisjoint(with: members) else { return false }
      begun.formUnion(members)
      for member in members {
        let others = charges.filter { !members.contains($0) }
        let read = others.filter { reads(member, $0, at: instant) }
        let acting = others.filter { acts($0, on: member, at: instant) }
        guard (read + acting).allSatisfy(place) else { return false }
      }
      done.formUnion(members)
      order.append(members)
      return true
    }

    return charges.allSatisfy(place) ? order : nil
  }

  /// Whether `first` may replace or displace `second`.
  private func acts(_ first: Int, on second: Int, at instant: CivilInstant) -> Bool {
    let measure = law.measures[first].measure
    return law.covers(measure.insteadOf, second, for: first)
      || measure.displaces.contains { edge in
        edge.window.contains(instant) && law.covers(edge.what, second, for: first)
      }
  }

  /// Whether the base or the rate of `reader` counts what is charged under `other`.
  private func reads(_ reader: Int, _ other: Int, at instant: CivilInstant) -> Bool {
    guard let dated = law.charge(reader, at: instant) else { return false }
    let base = dated.base ?? law.measures[reader].measure.base
    return law.reads(base, other, for: reader) || law.reads(dated.rate, other, for: reader)
  }
}

extension EffectiveLaw {
  /// The dated rate under which a measure is charged at `instant`; nil when it is no law then, or no charge.
  ///
  /// Of several versions of a rate the one that became known last holds.
  func charge(_ index: Int, at instant: CivilInstant) -> DatedRate? {
    let effective = measures[index]
    guard effective.inertBecause == nil, effective.measure.kind != .control,
      effective.measure.window.contains(instant)
    else { return nil }
    var holding: DatedRate?
    for dated in effective.measure.rates where dated.window.contains(instant) {
      if let known = holding, dated.knownFrom < known.knownFrom { continue }
      holding = dated
    }
    guard let holding, holding.status ?? .inForce == .inForce else { return nil }
    return holding
  }

  /// Whether the selectors that measure `carrier` carries cover measure `index`.
  func covers(_ selectors: [MeasureSelector], _ index: Int, for carrier: Int) -> Bool {
    let measure = measures[index].measure
    return index != carrier
      && selectors.contains { selector in
        switch selector {
        case .id(let id): id == measure.id || id == measure.programme
        case .prefix(let prefix): measure.id.hasPrefix(prefix) || measure.programme.hasPrefix(prefix)
        case .duties: measure.kind == .duty
        case .everything: measure.kind != .control
        }
      }
  }

  /// Whether a base of measure `carrier` counts what is charged under measure `index`.
  func reads(_ base: Base, _ index: Int, for carrier: Int) -> Bool {
    switch base {
    case .plus(let selectors, _, _): covers(selectors, index, for: carrier)
    case .cases(let cases): cases.contains { reads($0.base, index, for: carrier) }
    case .value, .goods, .cif, .fact, .valueLess: false
    }
  }

  /// Whether a rate of measure `carrier` depends on what is charged under measure `index`.
  func reads(_ rate: RateExpression, _ index: Int, for carrier: Int) -> Bool {
    switch rate {
    case .topUp(_, let counting): index != carrier && isCounted(index, by: counting)
    case .rateOf(let programme, let brackets):
      covers([.id(programme)], index, for: carrier)
        || brackets.contains { reads($0.rate, index, for: carrier) }
    case .bounded(let inner, _, _): reads(inner, index, for: carrier)
    case .between(let low, let high): reads(low, index, for: carrier) || reads(high, index, for: carrier)
    case .elected(let choices, _): choices.contains { reads($0, index, for: carrier) }
    case .terms, .perDegree, .refersElsewhere, .column, .listed, .declared: false
    }
  }

  /// Whether a measure is ordinary duty that counts towards an inclusive total: that of the programme
  /// `general`, and of `special` where preferences count, too.
  func isCounted(_ index: Int, by counting: DutyCounted) -> Bool {
    let names = counting == .special ? ["general", "special"] : ["general"]
    return names.contains(measures[index].measure.id) || names.contains(measures[index].measure.programme)
  }
}
