// SPDX-License-Identifier: Apache-2.0

import ExactMath
import JSON5Reading
import SourceDiagnostics
import TariffModel
import Testing

@Suite struct TerritoryReadingTests {
  @Test("Every field of a territory arrives")
  func everyField() throws {
    let reading = RuleReading()
    let node = try #require(
      reading.node(
        """
        {
          territory: "us", title: "United States", country: "CN", currency: "USD", valuation: "CIF",
          utcOffset: "-05:00",
          daylight: {
            offset: "-04:00", from: "second Sunday of March 02:00", until: "first Sunday of November 02:00",
          },
          rounding: { value: { to: "1.00", mode: "half-up" }, charge: { to: 0.05, mode: "half-even" } },
          codeFormat: "0000.00", codeDigits: [6, 8],
          groups: { west: ["DE"], more: ["west", "FR"] },
          schedule: {
            columns: ["general", "column-2"],
            editions: [
              { edition: "b", file: "schedule/b.csv", from: "2025-01-01", cite: "B", partial: true },
              { edition: "a", file: "schedule/a.csv", from: "2023-01-01", cite: "A" },
            ],
          },
          specialPrograms: { S: { title: "Ess", origins: ["more"] }, A: { title: "Any", origins: ["*"] } },
          notModelled: ["quotas"],
        }
        """
      )
    )
    let reader = TerritoryReader(facts: reading.context.facts, log: reading.log)
    let territory = try #require(reader.read(node, folder: "law/us"))
    #expect(reading.messages.isEmpty)
    #expect(territory.id == "us" && territory.title == "United States" && territory.valuation == .cif)
    #expect(territory.clock.utcOffset == -300 && territory.clock.daylight?.utcOffset == -240)
    #expect(territory.clock.daylight?.from == .init(ordinal: 2, weekday: 0, month: 3, minuteOfDay: 120))
    #expect(territory.valueRounding == RoundingRule(step: 100, mode: .halfUp))
    #expect(territory.chargeRounding == RoundingRule(step: 5, mode: .halfEven))
    #expect(territory.codeFormat == "0000.00" && territory.codeDigits == [6, 8])
    #expect(territory.columns == ["general", "column-2"] && territory.editions.map(\.id) == ["b", "a"])
    #expect(territory.editions[0].file == "law/us/schedule/b.csv" && territory.editions[0].isPartial)
    #expect(territory.groups["more"] == ["DE", "FR"])
    #expect(territory.specialPrograms.map(\.symbol) == ["A", "S"])
    #expect(territory.specialPrograms.map(\.origins) == [[], ["DE", "FR"]])
    #expect(territory.notModelled == ["quotas"])
  }

  @Test("Every field of a library arrives")
  func library() throws {
    let reading = RuleReading()
    let node = try #require(
      reading.node(
        """
        {
          library: "l", edition: "1", format: 1, lawThrough: "2026-10-02", defaultTerritory: "us",
          defaultRegime: "in-force", countries: "countries.csv",
          columns: { "Steel value (USD)": "content_steel" },
          modes: { vessel: ["Ocean", "10"], air: [] },
          facts: { content_steel: { is: "money", title: "steel" }, fact_use: { is: "flag" } },
        }
        """
      )
    )
    let result = try #require(LibraryFactsReader(log: reading.log).read(node))
    let facts = result.facts
    #expect(reading.messages.isEmpty)
    #expect(result.countriesFile?.value == "countries.csv")
    #expect(
      facts.name == "l" && facts.edition == "1"
        && facts.lawThrough == CivilDate(year: 2026, month: 10, day: 2)
    )
    #expect(facts.columns == ["steelvalueusd": "content_steel"])
    #expect(facts.modes == ["vessel": "vessel", "ocean": "vessel", "10": "vessel", "air": "air"])
    #expect(facts.facts.map(\.name) == ["content_steel", "fact_use"])
    #expect(facts.facts.map(\.kind) == [.money, .flag])
  }
}
