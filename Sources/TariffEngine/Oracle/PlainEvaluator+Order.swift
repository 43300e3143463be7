// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

extension PlainEvaluator {
  /// The charges that are law at `instant`, in the order in which they act; nil when the law runs in a circle.
  ///
  /// A charge comes after all that replace or displace it, and after all that it reads. Those of one
  /// highest-of group stand together. Where the law leaves the order open, the order of the files holds.
  func interactionOrder(at instant: CivilInstant) -> [[Int]]? {
    var waiting: [[Int]] = []
    for index in law.measures.indices where law.charge(index, at: instant) != nil {
      let group = law.measures[index].measure.highestOf?.group
      let place = waiting.firstIndex { group != nil && law.measures[$0[0]].measure.highestOf?.group == group }
      if let place { waiting[place].append(index) } else { waiting.append([index]) }
    }
    var order: [[Int]] = []
    while !waiting.isEmpty {
      let ready = waiting.firstIndex { unit in
        waiting.allSatisfy { other in
          other == unit || !other.contains { first in unit.contains { precedes(first, $0, at: instant) } }
        }
      }
      guard let ready else { return nil }
      order.append(waiting.remove(at: ready))
    }
    return order
  }

  /// Whether `second` must wait for `first`.
  private func precedes(_ first: Int, _ second: Int, at instant: CivilInstant) -> Bool {
    let acts = law.measures[first].measure
    guard let dated = law.charge(second, at: instant) else { return false }
    let displaces = acts.displaces.contains { edge in
      edge.window.contains(instant) && law.covers(edge.what, second, for: first)
    }
    return displaces || law.covers(acts.insteadOf, second, for: first)
      || law.reads(dated.base ?? law.measures[second].measure.base, first, for: second)
      || law.reads(dated.rate, first, for: second, at: instant)
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
    case .plus(let selectors, _): covers(selectors, index, for: carrier)
    case .cases(let cases): cases.contains { reads($0.base, index, for: carrier) }
    case .value, .goods, .cif, .fact, .valueLess: false
    }
  }

  /// Whether a rate of measure `carrier` depends on what is charged under measure `index` at `instant`.
  func reads(_ rate: RateExpression, _ index: Int, for carrier: Int, at instant: CivilInstant) -> Bool {
    guard index != carrier else { return false }
    switch rate {
    case .topUp(_, let counting): return isCounted(index, by: counting, at: instant)
    case .rateOf(let programme, _): return measures[index].measure.programme == programme
    case .bounded(let inner, _, _): return reads(inner, index, for: carrier, at: instant)
    case .between(let low, let high):
      return reads(low, index, for: carrier, at: instant) || reads(high, index, for: carrier, at: instant)
    case .elected(let choices, _):
      return choices.contains { reads($0, index, for: carrier, at: instant) }
    case .terms, .perDegree, .refersElsewhere, .column, .listed: return false
    }
  }

  /// Whether a measure is ordinary duty that counts towards an inclusive total: one whose rate stands in the
  /// general column of the schedule, or in the special column where that counts, too.
  func isCounted(_ index: Int, by counting: DutyCounted, at instant: CivilInstant) -> Bool {
    guard case .column(let column)? = charge(index, at: instant)?.rate else { return false }
    let name = territory.columns[column]
    return name == "general" || (counting == .special && name == "special")
  }
}
