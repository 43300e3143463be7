// SPDX-License-Identifier: Apache-2.0

import ExactMath
import JSON5Reading
import SourceDiagnostics
import TariffModel
import Testing

/// Reads rule texts against a small library, and says what was found wrong.
struct RuleReading {
  let log = DiagnosticLog()
  let references = References()
  let context: RuleContext

  init(currency: String = "USD") {
    let facts = LibraryFacts(
      name: "test",
      edition: "",
      lawThrough: CivilDate(day: 0),
      defaultTerritory: "us",
      defaultRegime: "in-force",
      modes: ["vessel": "vessel", "ocean": "vessel"],
      facts: [
        FactDefinition(name: "content_steel", kind: .money, title: ""),
        FactDefinition(name: "content_us", kind: .money, title: ""),
        FactDefinition(name: "content_case", kind: .money, title: ""),
        FactDefinition(name: "weight_steel", kind: .mass, title: ""),
        FactDefinition(name: "fact_smelt", kind: .text, title: ""),
        FactDefinition(name: "fact_end_use", kind: .flag, title: ""),
        FactDefinition(name: "fact_contract", kind: .date, title: ""),
        FactDefinition(name: "fact_jewels", kind: .number, title: ""),
      ],
      countries: CountryTable(countries: [
        .init(iso: "CN", number: "5700", name: "China"), .init(iso: "HK", number: "5820", name: "Hong Kong"),
        .init(iso: "DE", number: "4280", name: "Germany"), .init(iso: "FR", number: "4279", name: "France"),
      ])
    )
    let territory = Territory(
      id: "us",
      title: "",
      country: "US",
      currency: Currency(code: currency),
      valuation: .fob,
      columns: ["general", "special"],
      specialPrograms: [SpecialProgram(symbol: "S", title: "", origins: [])],
      groups: ["eu": ["DE", "FR"]]
    )
    context = RuleContext(facts: facts, territory: territory, references: references, log: log)
  }

  /// The measures of a programme with these members.
  func measures(_ members: String) throws -> [Measure] {
    let node = try #require(self.node(#"{ programme: "p", "# + members + "}"))
    return try #require(ProgrammeReader(context: context).read(node)).measures
  }

  /// The one measure `m` with these fields, cited.
  func measure(_ fields: String) throws -> Measure {
    let measures = try measures(#"measures: [{ measure: "m", cite: "Law 1", "# + fields + "}]")
    return try #require(measures.first)
  }

  /// What a regime with these members says.
  func regime(_ members: String) throws -> Regime {
    let node = try #require(self.node(#"{ regime: "r", "# + members + "}"))
    let context = context
    let reader = RegimeReader(log: log) { _ in context }
    return try #require(reader.read(node)).regime(over: nil)
  }

  func node(_ text: String) -> Node? {
    JSON5.read(SourceFile(path: "t.json5", text: text), log: log)
  }

  /// The ids of what was found, in order.
  var found: [String] { log.diagnostics.map(\.id) }

  /// What was found, as `text (help)`.
  var messages: [String] {
    log.diagnostics.map { finding in finding.help.map { "\(finding.text) (\($0))" } ?? finding.text }
  }
}

/// The instant written that way.
func at(_ text: String) -> CivilInstant {
  WrittenInstant(Array(text.utf8))?.instant ?? .distantPast
}

func window(_ from: String?, _ until: String?) -> Window {
  Window(from: from.map(at) ?? .distantPast, until: until.map(at) ?? .distantFuture)
}

/// The rate of so many percent.
func percent(_ number: Int64) -> RateExpression {
  .terms([.adValorem(Rate(billionths: number * 10_000_000))])
}
