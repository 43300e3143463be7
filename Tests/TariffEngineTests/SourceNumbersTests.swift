// SPDX-License-Identifier: Apache-2.0

import ExactMath
import LibraryLoading
import SourceDiagnostics
import TariffEngine
import TariffModel
import Testing

/// The numbers by which results name measures.
@Suite struct SourceNumbersTests {
  private static let files = [
    "library.json5": """
    {
      library: "example", format: 1, lawThrough: "2026-01-01", defaultTerritory: "nowhere",
      defaultRegime: "in-force",
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
    }
    """,
    "law/nowhere/schedule/2025.csv": "code,units,general\n73269086,kg,2.9%\n",
    "law/nowhere/surcharge.json5": """
    {
      programme: "surcharge",
      measures: [
        { measure: "S1", rate: "10%", until: "2025-07-01", cite: "Order 1" },
        { measure: "S2", rate: "20%", from: "2025-07-01", cite: "Order 2" },
      ],
    }
    """,
    "regimes/in-force.json5": #"{ regime: "in-force", clock: "line" }"#,
  ]

  @Test("A measure has the same number for all workers, whichever stretch of law they meet first")
  func order() throws {
    let log = DiagnosticLog()
    let loader = LibraryLoader(files: .inMemory(Self.files), displayRoot: "", log: log)
    let facts = try #require(loader.loadFacts())
    let regime = try #require(loader.loadRegime("in-force"))
    let law = try #require(loader.loadLaw(of: "nowhere", under: [regime]))
    #expect(log.diagnostics.map(\.text) == [])
    let effective = EffectiveLaw(regime: regime, law: law, facts: facts)
    let spring = CivilDate(day: 20_200)  // 2025-04-22
    let autumn = CivilDate(day: 20_381)  // 2025-10-20
    let forwards = try Self.sources(effective, [spring, autumn])
    let backwards = try Self.sources(effective, [autumn, spring])
    #expect(forwards == backwards.reversed())
    #expect(forwards[0] != forwards[1])
  }

  /// The number of the measure that is charged on each of the days, as an assessor of its own has it.
  private static func sources(_ law: EffectiveLaw, _ days: [CivilDate]) throws -> [Int] {
    let assessor = Assessor(law: law)
    var symbols = SymbolTable()
    let interned = symbols.intern("CN")
    let code = try #require(CommodityCode("73269086"))
    return try days.map { day in
      var line = Line(row: 1, code: code, origin: try #require(interned), value: 100_000)
      line.entered = LineDate(instant: CivilInstant(day), isBareDate: true)
      var assessment = Assessment()
      assessor.assess(line, symbols: symbols, into: &assessment)
      return try #require(assessment.charges.first).source
    }
  }
}
