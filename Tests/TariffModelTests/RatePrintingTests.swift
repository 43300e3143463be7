// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel
import Testing

@Suite struct RatePrintingTests {
  static let printed = [
    "Free",
    "5%",
    "6.25%",
    "2.5¢/kg + 5%",
    "$1.21/kg",
    "$4 each + 45% on the case",
    "$93.10/100 kg",
    "77.2¢/clean kg",
    "7.4¢/kg on drained weight",
    "2.5¢/kg on lead content",
    "19.9¢/kg of total sugars + 6%",
    "2¢/jewel",
    "2.8¢/jewel over 7",
    "20¢/gross of immediate containers",
    "3% of the fair retail value",
    "1.5¢/gr. line + 25%",
    "5% to 10%",
    "See additional U.S. note 1",
  ]

  @Test("A rate in the house's spelling prints as it was read", arguments: printed)
  func fixpoint(_ text: String) throws {
    #expect(try RateText.parse(text).text() == text)
  }

  @Test("Amounts print in the sign or code of their currency")
  func currencies() {
    let rate = RateExpression.terms([RateTerm(120_000_000, of: .quantity(.tonne))])
    #expect(rate.text() == "$1.20/t")
    #expect(rate.text(currency: Currency(code: "CNY")) == "¥1.20/t")
    #expect(rate.text(currency: Currency(code: "JPY")) == "¥120/t")
    #expect(rate.text(currency: Currency(code: "CHF")) == "CHF 1.20/t")
  }

  @Test("A name that words cannot give is printed outright")
  func names() {
    let rate = RateExpression.terms([RateTerm(50_000_000, of: .portion("content_value"))])
    #expect(rate.text() == "5% on content_value")
  }

  @Test("Rates that no schedule prints have words too")
  func words() {
    let five = RateExpression.terms([.adValorem(Rate(billionths: 50_000_000))])
    let cap = Rate(billionths: 650_000_000)
    #expect(RateExpression.bounded(five, cap: cap, floor: nil).text() == "5%, at most 65%")
    #expect(
      RateExpression.topUp(to: cap, counting: .general).text()
        == "what is missing to 65% with the general duty"
    )
    #expect(RateExpression.elected([five, .free], standard: 0).text() == "5% or Free, as elected")
  }

  @Test("What is printed reads back as the same rate", arguments: ["USD", "CNY", "JPY", "KWD", "CHF"])
  func roundTrip(_ code: String) throws {
    let currency = Currency(code: code)
    var rates = RateGenerator(seed: UInt64(code.utf8.reduce(0) { $0 * 31 + Int($1) }))
    for _ in 0..<500 {
      let rate = rates.next()
      let text = rate.text(currency: currency)
      let again = try RateText.parse(text, currency: currency)
      try #require(again == rate, "\(text)")
    }
  }
}

/// Rates at random, of every form that a text can state.
private struct RateGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> RateExpression {
    switch number(10) {
    case 0: .between(sum(), sum())
    case 1: .perDegree(degrees())
    default: sum()
    }
  }

  private mutating func sum() -> RateExpression {
    var terms: [RateTerm] = []
    for _ in 0..<number(4) { terms.append(term()) }
    return .terms(terms)
  }

  private mutating func term() -> RateTerm {
    switch number(5) {
    case 0: RateTerm(amount(), of: .portion("content_\(name())"))
    case 1: RateTerm(amount(), of: .portion("fact_\(name())"))
    case 2: RateTerm(amount(), of: .quantity(unit()))
    case 3: RateTerm(amount(), of: .fact("\(pick(["weight", "fact"]))_\(name())", unit()))
    default: RateTerm(amount(), of: .base)
    }
  }

  private mutating func degrees() -> DegreeRate {
    DegreeRate(
      full: amount(),
      lessPerDegree: amount(),
      under: Int64(number(100)),
      minimum: amount(),
      unit: unit(),
      degrees: "fact_degrees"
    )
  }

  /// Small and large amounts, round and not.
  private mutating func amount() -> Int64 {
    let magnitude = pick([10, 10_000, 10_000_000, 100_000_000_000])
    return Int64(number(magnitude) + 1) * Int64(pick([1, 100, 1_000_000]))
  }

  private mutating func unit() -> UnitOfQuantity {
    let unit = pick(
      [
        .kilogram, .gram, .tonne, .piece, .dozen, .hundred, .gross, .thousand, .pair, .dozenPairs, .liter,
        .proofLiter, .metre, .squareMetre, .cubicMetre, .barrel, .carat, .megawattHour, .gigabecquerel,
        .grossLine,
        .pack, .entry,
      ] as [UnitOfQuantity]
    )
    guard number(5) == 0, unit.name != "thousand" else { return unit }
    return UnitOfQuantity(
      name: "50 \(unit.name)",
      dimension: unit.dimension,
      millionths: unit.millionths * 50
    )
  }

  /// Names of facts, with words that mean something in a rate.
  private mutating func name() -> String {
    let words = [
      "lead", "case", "strap", "content", "weight", "value", "of", "to", "less", "the", "total", "clean",
    ]
    return (0...number(3)).map { _ in pick(words) }.joined(separator: "_")
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value { values[number(values.count)] }

  private mutating func number(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
}
