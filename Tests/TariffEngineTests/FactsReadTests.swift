// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel
import Testing

@testable import TariffEngine

/// Which facts conditions, bases and rates say that they ask for.
@Suite struct FactsReadTests {
  private static let bounds = Bounds<Int64>(atLeast: 1)

  @Test("A condition asks for the facts of all its parts")
  func conditions() {
    let condition = OpenCondition.all([
      .any([.amount(fact: 1, Self.bounds), .not(.flag(fact: 2, true))]),
      .weightShare(facts: [3, nil, 4], Bounds<Rate>()), .declares([5, nil]), .value(Self.bounds), .unknowable,
    ])
    #expect(condition.facts == [1, 2, 3, 4, 5])
  }

  @Test("A base asks for what it is taken of, and for what it is chosen by")
  func bases() {
    let chosen = StepBaseCase(condition: .share(fact: 1, Bounds<Rate>()), base: .fact(2))
    #expect(StepBase.cases([chosen, StepBaseCase(condition: .always, base: .goods)]).facts == [1, 2])
    #expect(StepBase.region(.whole).facts.isEmpty)
  }

  @Test("A rate asks for the facts of its terms, alternatives and brackets")
  func rates() {
    let linear = StepRate.linear(
      LinearRate(
        terms: [
          .init(of: .base, numerator: 1), .init(of: .fact(1), numerator: 1),
          .init(of: .portion(2), numerator: 1), .init(of: .quantity(.mass, unit: "kg"), numerator: 1),
        ],
        denominator: 1
      )
    )
    #expect(linear.facts == [1, 2])
    let bounded = StepRate.bounded(linear, cap: nil, floor: nil)
    #expect(StepRate.elected([.declared(3), .between(bounded, .free)], chosen: 0).facts == [1, 2, 3])
    #expect(StepRate.rateOf([(below: nil, rate: linear)]).facts == [1, 2])
    #expect(StepRate.ofCode(0).facts.isEmpty)
  }

  @Test("Contents are weights, and what is declared together with one")
  func contents() {
    let facts = LibraryFacts(
      name: "",
      edition: "",
      lawThrough: CivilDate(day: 0),
      defaultTerritory: "",
      defaultRegime: "",
      facts: [
        FactDefinition(name: "fact_a", kind: .flag, title: ""),
        FactDefinition(name: "weight_b", kind: .mass, title: "", group: "g"),
        FactDefinition(name: "content_c", kind: .money, title: "", group: "g"),
        FactDefinition(name: "content_d", kind: .money, title: "", group: "h"),
        FactDefinition(name: "weight_e", kind: .mass, title: ""),
      ]
    )
    #expect(facts.contents == [1, 2, 4])
  }
}
