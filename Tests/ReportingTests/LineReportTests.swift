// SPDX-License-Identifier: Apache-2.0

import ExactMath
import LibraryLoading
import Reporting
import SourceDiagnostics
import TariffEngine
import TariffModel
import Testing

/// Reports made from what the engine says under a small law.
@Suite struct LineReportTests {
  private static let files = [
    "library.json5": """
    {
      library: "example", format: 1, lawThrough: "2026-01-01", defaultTerritory: "nowhere",
      defaultRegime: "in-force",
      facts: { content_steel: { is: "money", title: "value of the steel content" } },
    }
    """,
    "law/nowhere/territory.json5": """
    {
      territory: "nowhere", title: "Nowhere", country: "XX", currency: "USD", valuation: "FOB",
      codeFormat: "0000.00.00", codeDigits: [8],
      schedule: {
        columns: ["general"],
        editions: [{ edition: "2025", file: "schedule/2025.csv", from: "2025-01-01", cite: "Schedule of 2025" }],
      },
      notModelled: ["quotas"],
    }
    """,
    "law/nowhere/schedule/2025.csv": """
    code,units,general
    6402,,
    640291,,
    64029142,pr.,90¢/pr. + 37.5%
    73269086,kg,2.9%
    """,
    "law/nowhere/general.json5": """
    {
      programme: "general",
      measures: [{ measure: "general", rate: { column: "general" }, cite: "Tariff Act", drawback: "yes" }],
    }
    """,
    "law/nowhere/metals.json5": """
    {
      programme: "metals",
      measures: [
        {
          measure: "M1", codes: ["7326"], rate: "50%", base: "content_steel", ifUnknown: "30%",
          cite: "Proclamation 1", doubt: "which codes",
          displaces: [{ what: ["surcharge"], extent: "covered", heading: "S2" }],
        },
      ],
    }
    """,
    "law/nowhere/surcharge.json5": """
    {
      programme: "surcharge",
      measures: [{ measure: "S1", rate: "10%", cite: "Order 2" }],
    }
    """,
    "law/nowhere/fee.json5": """
    { programme: "fee", measures: [{ measure: "fee", kind: "fee", rate: "0.1%", cite: "Rule 3" }] }
    """,
    "law/nowhere/licences.json5": """
    {
      programme: "licences",
      measures: [{ measure: "steel", kind: "control", codes: ["7326"], flag: "import licence", cite: "Rule 4" }],
    }
    """,
    "regimes/in-force.json5": #"{ regime: "in-force", clock: "line" }"#,
  ]

  /// A line of that code, as the report on it.
  private static func report(
    _ code: String,
    options: AssessmentOptions = AssessmentOptions(),
    _ change: (inout Line) -> Void = { _ in }
  ) throws -> LineReport {
    let log = DiagnosticLog()
    let loader = LibraryLoader(files: .inMemory(files), displayRoot: "", log: log)
    let facts = try #require(loader.loadFacts())
    let regime = try #require(loader.loadRegime("in-force"))
    let law = try #require(loader.loadLaw(of: "nowhere", under: [regime]))
    #expect(log.diagnostics.map(\.text) == [])
    let effective = EffectiveLaw(regime: regime, law: law, facts: facts)
    let assessor = Assessor(law: effective, options: options)
    var symbols = SymbolTable()
    let interned = symbols.intern("CN")
    let origin = try #require(interned)
    var line = Line(row: 7, code: try #require(CommodityCode(code)), origin: origin, value: 100_000)
    line.entered = LineDate(instant: CivilInstant(CivilDate(day: 20_381)), isBareDate: true)
    change(&line)
    var assessment = Assessment()
    assessor.assess(line, symbols: symbols, into: &assessment)
    return LineReport(
      assessment,
      line: line,
      sku: "A",
      symbols: symbols,
      assessor: assessor,
      explains: true
    )
  }

  @Test("Charges come in filing order, each with its base, rate and citation")
  func charges() throws {
    let line = try Self.report("73269086") { $0.facts = [LineFact(fact: 0, value: .money(60_000))] }
    let shown = line.charges.map { "\($0.measure) \($0.rate) of \($0.base): \($0.amount), \($0.cite)" }
    #expect(
      shown == [
        "M1 50% of 60000: 30000, Proclamation 1",
        "S1 10% of 40000: 4000, Order 2",
        "7326.90.86 2.9% of 100000: 2900, Tariff Act",
        "fee 0.1% of 100000: 100, Rule 3",
      ]
    )
    #expect(line.status == .assessed)
    #expect(line.entryDate == "2025-10-20" && line.judgedAt == "2025-10-20")
    #expect([line.duty, line.fees, line.taxes, line.landedCost] == [36_900, 100, 0, 137_000])
    #expect(line.effectiveRate == 3_690)
    #expect(line.charges.map(\.doubt) == ["which codes", "", "", ""])
    #expect(line.controls.map(\.flag) == ["import licence"])
    #expect(line.notApplied.map(\.heading).contains("S2"))
  }

  @Test("A fact that is not declared is named, with what was taken for it")
  func assumed() throws {
    let byLaw = try Self.report("73269086")
    #expect(byLaw.status == .assumed)
    #expect(
      byLaw.assumed == [AssumedFact(fact: "content_steel", text: "30% of the customs value, as the law says")]
    )
    #expect(byLaw.range != nil)
    let share = Assumptions(values: [0: .share(Rate(billionths: 400_000_000))])
    let asked = try Self.report("73269086", options: AssessmentOptions(assumptions: share))
    #expect(asked.assumed == [AssumedFact(fact: "content_steel", text: "40% of the value, as asked")])
  }

  @Test("A compound rate is one charge whose terms add up to it")
  func terms() throws {
    let line = try Self.report("64029142") { line in
      line.value = 100_001
      line.quantity = Quantity(millionths: 333_500_000, dimension: .pair)
    }
    let general = try #require(line.charges.first { $0.programme == "general" })
    #expect(general.rate == "90¢/pr. + 37.5%")
    let terms = general.terms.map { "\($0.rate) of \($0.base) \($0.unit): \($0.amount)" }
    #expect(terms == ["90¢/pr. of 333.5 pr.: 30015", "37.5% of 1000.01 USD: 37500"])
    #expect(general.terms.reduce(0) { $0 + $1.amount } == general.amount)
  }

  @Test("What is open leaves the sums unknown and says what is missing")
  func open() throws {
    let line = try Self.report("64029142")
    #expect(line.status == .unassessed)
    #expect(line.charges.map(\.measure) == ["S1", "fee"])
    #expect(line.problems.map(\.id) == ["missing-quantity"])
    #expect(line.problems.map(\.text) == ["a quantity in \"pr.\" is needed for 6402.91.42"])
    #expect(line.duty == nil && line.fees == nil && line.landedCost == nil && line.effectiveRate == nil)
    #expect(line.reportedProblems.map(\.row) == [7])
    let unknown = try Self.report("99999999")
    #expect(unknown.problems.map(\.id) == ["unknown-code"])
    let undated = try Self.report("73269086") { $0.entered = nil }
    #expect(undated.problems.map(\.column) == ["entry_date"])
  }

  @Test("Fees that are not assessed are unknown, not zero")
  func fees() throws {
    let line = try Self.report("73269086", options: AssessmentOptions(assessesFees: false)) { line in
      line.facts = [LineFact(fact: 0, value: .money(60_000))]
    }
    #expect(line.fees == nil)
    #expect(line.landedCost == 136_900)
  }
}
