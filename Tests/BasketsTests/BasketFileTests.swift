// SPDX-License-Identifier: Apache-2.0

import Baskets
import DelimitedText
import ExactMath
import JSON5Reading
import SourceDiagnostics
import TariffModel
import Testing

@Suite struct BasketFileTests {
  private func descriptor(_ text: String) -> (BasketDescriptor?, [String]) {
    let log = DiagnosticLog()
    let node = JSON5.read(SourceFile(path: "b.json5", text: text), log: log)
    let descriptor = node.flatMap { BasketDescriptor.read($0, log: log) }
    return (
      descriptor, log.diagnostics.map { "\($0.location.map { "\($0.start)" } ?? "-") \($0.text) [\($0.id)]" }
    )
  }

  @Test("A descriptor says what holds for all rows")
  func descriptor() throws {
    let (read, findings) = descriptor(
      """
      {
        basket: "b", title: "A basket", file: "b.csv", source: "made up", territory: "us", currency: "EUR",
        defaults: { origin: "CN" }, map: { value: "Total" }, dates: "dmy", entryPer: "basket",
        fees: "none", statistics: true, note: "mine",
      }
      """
    )
    #expect(findings == [])
    let basket = try #require(read)
    #expect(basket.id == "b" && basket.title == "A basket" && basket.file.value == "b.csv")
    #expect(basket.territory?.value == "us")
    var options = TestBasket.options
    options.defaults = ["origin": "VN"]
    options.adopt(basket)
    #expect(options.currency == "EUR" && options.dateOrder == .dayFirst && options.entryPer == .basket)
    #expect(options.defaults == ["origin": "VN"], "what was set by hand is kept")
    #expect(options.columnMap == ["value": "Total"])
    #expect(options.omitsFees && options.isStatistics)
  }

  @Test("A descriptor's mistakes stand at their places")
  func badDescriptor() {
    #expect(
      descriptor("{ basket: \"b\", file: \"b.csv\", currency: \"euro\", fees: \"some\", fils: 1 }").1 == [
        "1:41 'euro' is no currency code [bad-currency-code]", "1:55 fees cannot be 'some' [unknown-word]",
        "1:63 unknown field 'fils' in basket [unknown-field]",
      ]
    )
    #expect(descriptor("{ basket: \"b\" }").1 == ["1:1 missing field 'file' in basket [missing-field]"])
  }

  @Test("Rows of a scenario become a basket")
  func inline() throws {
    let log = DiagnosticLog()
    let text = """
      [ { hts: "8541.42.0010", origin: "CN", value: 1.50, claims: ["a", "b"] },
        { hts: "85414200", sku: "x,y", fact_end_use: true, value: null } ]
      """
    let node = try #require(JSON5.read(SourceFile(path: "s.json5", text: text), log: log))
    guard case .array(let rows) = node.value else { return }
    let csv = try #require(InlineBasket.csv(rows, log: log))
    #expect(
      String(decoding: csv, as: UTF8.self) == """
        hts,origin,value,claims,sku,fact_end_use
        8541.42.0010,CN,1.50,a;b,,
        85414200,,,,"x,y",yes

        """
    )
    #expect(InlineBasket.csv([rows[0], node], log: log) == nil)
    #expect(log.diagnostics.map(\.text) == ["a row of the basket is a list, not an object"])
  }

  @Test("The template is a header that is read without a word")
  func template() {
    let reading = SchemaReading(BasketTemplate.csv)
    #expect(reading.findings.isEmpty && reading.notes.isEmpty)
    let list = BasketTemplate.columnList(TestBasket.facts)
    #expect(list.count == BasketField.allCases.count + TestBasket.facts.facts.count + 2)
    #expect(list.contains { $0.name == "content_steel" && $0.meaning == "value of the steel (money)" })
  }

  static let assumptions: [(fact: String, text: String, value: BasketAssumption.Value?)] = [
    ("content_steel", "30%", .share(Rate(billionths: 300_000_000))), ("steel_value", "12.50", .amount(1_250)),
    ("weight_copper", "2.5", .amount(2_500_000)), ("fact_jewels", "7", .amount(7_000_000)),
    ("fact_end_use", "yes", .flag(true)), ("content_steel", "130%", nil), ("content_steel", "much", nil),
    ("content_steel", "-1", nil), ("fact_smelt", "RU", nil), ("content_lead", "1", nil),
  ]

  @Test("What may be assumed of a fact depends on its kind", arguments: assumptions)
  func assumption(_ example: (fact: String, text: String, value: BasketAssumption.Value?)) {
    let log = DiagnosticLog()
    let assumption = BasketAssumption.read(
      example.text,
      for: example.fact,
      facts: TestBasket.facts,
      accounting: Currency(code: "USD"),
      log: log
    )
    #expect(assumption?.value == example.value)
    #expect(log.hasErrors == (example.value == nil))
  }

  @Test("Every kind of finding is explained, under a name of small letters and hyphens")
  func explanations() {
    let ids = BasketDiagnostic.allCases.map { ($0.rawValue, $0.explanation) }
    let kinds = LineProblem.Kind.allCases.map { ($0.rawValue, $0.explanation) }
    let mistakes = DelimitedTextError.Kind.allCases.map { ($0.rawValue, DelimitedTextError($0, at: 0).help) }
    for (id, explanation) in ids + kinds + mistakes {
      #expect(id.utf8.allSatisfy { (97...122).contains($0) || $0 == 45 || (48...57).contains($0) }, "\(id)")
      #expect(explanation.count > 20, "\(id)")
    }
  }
}
