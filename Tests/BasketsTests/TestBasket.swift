// SPDX-License-Identifier: Apache-2.0

import Baskets
import DelimitedText
import ExactMath
import SourceDiagnostics
import TariffModel

/// A small library of invented facts, and baskets read with it.
enum TestBasket {
  static let facts = LibraryFacts(
    name: "test",
    edition: "1",
    lawThrough: CivilDate(day: 20_000),
    defaultTerritory: "us",
    defaultRegime: "in-force",
    columns: [
      "steelvalue": "content_steel", "importdate": "fact_import", "adrate": "fact_deposit", "total": "value",
    ],
    modes: ["vessel": "vessel", "ocean": "vessel", "10": "vessel", "air": "air"],
    facts: [
      FactDefinition(name: "content_steel", kind: .money, title: "value of the steel"),
      FactDefinition(name: "content_us", kind: .money, title: "value from the US"),
      FactDefinition(name: "weight_copper", kind: .mass, title: "weight of the copper"),
      FactDefinition(name: "fact_jewels", kind: .number, title: "jewels"),
      FactDefinition(name: "fact_smelt", kind: .text, title: "country of smelt"),
      FactDefinition(name: "fact_end_use", kind: .flag, title: "end use"),
      FactDefinition(name: "fact_import", kind: .date, title: "date of importation"),
      FactDefinition(name: "fact_deposit", kind: .rate, title: "deposit"),
    ],
    countries: CountryTable(countries: [
      .init(iso: "CN", number: "5700", name: "China"),
      .init(iso: "VN", number: "5520", name: "Vietnam"),
      .init(iso: "MX", number: "2010", name: "Mexico"),
      .init(iso: "HK", number: "5820", name: "Hong Kong"),
      .init(iso: "DE", number: "4280", name: "Germany"),
    ])
  )

  /// New York without daylight time, dollars, codes of 8 or 10 digits.
  static let options = BasketOptions(
    accounting: Currency(code: "USD"),
    clock: TerritoryClock(utcOffset: -300, daylight: nil),
    codeDigits: [8, 10]
  )
}

/// A basket's schema and what was said about it.
struct SchemaReading {
  let schema: BasketSchema?
  let log = DiagnosticLog()

  init(_ text: String, _ options: BasketOptions = TestBasket.options, programmes: [String]? = nil) {
    schema = BasketSchema.read(
      head: Array(text.utf8),
      path: "b.csv",
      options: options,
      facts: TestBasket.facts,
      programmes: programmes,
      log: log
    )
  }

  /// `line:column: text [id] (help)`, with a word before warnings.
  var findings: [String] {
    log.diagnostics.map { diagnostic in
      let place = diagnostic.location.map { "\($0.start): " } ?? ""
      let severity = diagnostic.severity == .error ? "" : "\(diagnostic.severity.rawValue): "
      let help = diagnostic.help.map { " (\($0))" } ?? ""
      return "\(place)\(severity)\(diagnostic.text) [\(diagnostic.id)]\(help)"
    }
  }

  /// Each column with what it was taken for.
  var roles: [String] { schema?.report.map { "\($0.column)=\($0.takenFor)" } ?? [] }

  /// The notes on columns that have one.
  var notes: [String] {
    schema?.report.filter { !$0.note.isEmpty }.map { "\($0.column): \($0.note)" } ?? []
  }
}

/// A basket's lines.
struct LinesReading {
  private(set) var lines: [BasketLine] = []
  private(set) var symbols = SymbolTable()
  private(set) var defaultProblems: [LineProblem] = []
  let bytes: [UInt8]

  init(
    _ text: String,
    _ options: BasketOptions = TestBasket.options,
    rates: ExchangeRates = ExchangeRates(),
    codes: Set<String> = []
  ) {
    bytes = Array(text.utf8)
    guard let schema = SchemaReading(text, options).schema else { return }
    var reader = LineReader(
      schema: schema,
      options: options,
      facts: TestBasket.facts,
      rates: rates,
      codeExists: { codes.contains($0.description) }
    )
    defaultProblems = reader.defaultProblems
    let splitter = RowSplitter(schema.format)
    var row = DelimitedRow()
    var offset = schema.headerEnd
    var number = 0
    var output = BasketLine()
    while (try? splitter.next(&row, in: bytes.span, at: &offset)) == true {
      number += 1
      guard !row.isBlank else { continue }
      reader.read(row, in: bytes.span, number: number, into: &output)
      lines.append(output)
    }
    symbols = reader.symbols
  }

  /// Reads one line: names of columns and a row.
  init(_ columns: String, row: String, _ options: BasketOptions = TestBasket.options) {
    self.init("\(columns)\n\(row)\n", options)
  }

  /// `row column severity id: message` of every problem.
  var problems: [String] {
    lines.flatMap(\.problems).map { problem in
      let column = problem.column.isEmpty ? "-" : problem.column
      return "\(problem.row) \(column) \(problem.severity.rawValue) \(problem.id): \(problem.message)"
    }
  }

  func text(_ id: SymbolID) -> String { symbols.text(id) }
}

/// A small generator whose numbers depend on nothing but its seed.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
