// SPDX-License-Identifier: Apache-2.0

import ExactMath
import SourceDiagnostics
import TariffModel
import Testing

@Suite struct RateReadingTests {
  struct Case: CustomTestStringConvertible {
    let text: String
    let expected: RateExpression
    var testDescription: String { text }

    init(_ text: String, _ expected: RateExpression) {
      self.text = text
      self.expected = expected
    }
  }

  static func rate(_ percent: Int64) -> Rate { Rate(billionths: percent * 10_000_000) }

  @Test(
    "Each form of rate is read",
    arguments: [
      Case(#""Free""#, .free),
      Case(#""25%""#, percent(25)),
      Case(#"{ text: "5%" }"#, percent(5)),
      Case(
        #"{ text: "5%", cap: "65%", floor: "30%" }"#,
        .bounded(percent(5), cap: rate(65), floor: rate(30))
      ),
      Case(#"{ column: "special" }"#, .column(1)),
      Case(#"{ list: "vat", column: "rate" }"#, .listed(list: "vat", column: "rate")),
      Case(#"{ topUpTo: "15%" }"#, .topUp(to: rate(15), counting: .general)),
      Case(#"{ topUpTo: "15%", counting: "special" }"#, .topUp(to: rate(15), counting: .special)),
      Case(#"{ rateOf: "p" }"#, .rateOf(programme: "p", brackets: [])),
      Case(
        #"{ rateOf: "p", brackets: [{ below: "16%", rate: "5%" }, { rate: "25%" }] }"#,
        .rateOf(
          programme: "p",
          brackets: [
            RateBracket(below: rate(16), rate: percent(5)), RateBracket(below: nil, rate: percent(25)),
          ]
        )
      ),
      Case(#"{ elect: ["5%", "25%"], default: 1 }"#, .elected([percent(5), percent(25)], standard: 1)),
      Case(
        #"{ elect: ["5%", { topUpTo: "15%" }] }"#,
        .elected([percent(5), .topUp(to: rate(15), counting: .general)], standard: 0)
      ),
    ]
  )
  func forms(_ test: Case) throws {
    let reading = RuleReading()
    let measure = try reading.measure("rate: " + test.text)
    #expect(reading.messages.isEmpty)
    #expect(measure.rates.first?.rate == test.expected)
  }

  @Test("A mistake in a rate text is shown at its place inside the quotes")
  func place() throws {
    let reading = RuleReading()
    _ = try reading.measure(#"rate: "5% + x""#)
    #expect(reading.log.diagnostics.first?.location?.text == "x")
    #expect(reading.found == ["bad-rate"])
  }

  @Test("Money of a rate is in the currency of the territory")
  func currency() throws {
    let reading = RuleReading(currency: "CNY")
    _ = try reading.measure(#"rate: "120¥/t""#)
    #expect(reading.found.isEmpty)
    _ = try reading.measure(#"rate: "$120/t""#)
    #expect(reading.found == ["bad-rate"])
  }

  @Test("What a rate asks of the line must be a fact of the library")
  func facts() throws {
    let reading = RuleReading()
    _ = try reading.measure(#"rate: "$1.61 each + 4.4% on the case""#)
    #expect(reading.found.isEmpty)
    _ = try reading.measure(#"rate: "20¢/kg on lead content""#)
    #expect(reading.messages.first?.hasPrefix("no fact 'weight_lead' is declared") == true)
  }

  @Test(
    "Bases are read",
    arguments: [
      (#""cif""#, Base.cif), (#""content_steel""#, .fact("content_steel")),
      (#"{ plus: ["duties", "vat"], inclusive: true }"#, .plus([.duties, .id("vat")], inclusive: true)),
      (
        #"{ plus: ["vat"], beforeFactor: true }"#,
        .plus([.id("vat")], inclusive: false, beforeFactor: true)
      ),
      (
        #"{ cases: [{ when: { claims: "a" }, is: "content_us" }, { is: "value" }] }"#,
        .cases([
          BaseCase(condition: .claims(["a"]), base: .fact("content_us")),
          BaseCase(condition: .always, base: .value),
        ])
      ),
    ]
  )
  func bases(text: String, expected: Base) throws {
    let reading = RuleReading()
    let measure = try reading.measure(#"rate: "5%", base: "# + text)
    #expect(reading.found.isEmpty)
    #expect(measure.base == expected)
  }
}
