// SPDX-License-Identifier: Apache-2.0

import TariffModel

// Which facts what is compiled may ask for: lines that differ in other facts are all the same to it.

extension OpenCondition {
  /// The facts that its truth may hang on.
  var facts: FactSet {
    switch self {
    case .all(let parts), .any(let parts): FactSet(union: parts.map(\.facts))
    case .not(let part): part.facts
    case .amount(let fact, _), .share(let fact, _), .text(let fact, _), .flag(let fact, _),
      .dated(let fact, _, _):
      [fact]
    case .weightShare(let facts, _), .declares(let facts): FactSet(facts.compactMap(\.self))
    case .value, .entryValue, .entryLines, .unknowable: FactSet()
    }
  }
}

extension StepBase {
  /// The facts that it is taken of or chosen by; portions of the value are not among them.
  var facts: FactSet {
    switch self {
    case .fact(let fact): [fact]
    case .cases(let cases): FactSet(union: cases.map { $0.condition.facts.union($0.base.facts) })
    case .region, .goods, .cif, .plus, .undeclarable: FactSet()
    }
  }
}

extension StepRate {
  /// The facts that it reads; those of a rate read by code stand with the code.
  var facts: FactSet {
    switch self {
    case .linear(let rate):
      FactSet(
        rate.terms.compactMap { term in
          switch term.of {
          case .portion(let fact), .fact(let fact): fact
          case .base, .quantity, .undeclarable: nil
          }
        }
      )
    case .perDegree(_, let fact): FactSet([fact].compactMap(\.self))
    case .between(let low, let high): low.facts.union(high.facts)
    case .bounded(let rate, _, _): rate.facts
    case .elected(let rates, _): FactSet(union: rates.map(\.facts))
    case .declared(let fact): [fact]
    case .rateOf(let brackets): FactSet(union: brackets.map(\.rate.facts))
    case .topUp, .ofCode, .open: FactSet()
    }
  }
}

extension Prepared {
  /// Whether it may matter what weight of contents a line declares, besides to the code's own rates.
  var readsContents: Bool {
    segment.contentsArePortions
      || recipe.steps.contains { !$0.rule.facts.isDisjoint(with: segment.contents) }
  }
}
