// SPDX-License-Identifier: Apache-2.0

import ExactMath
import LibraryLoading
import SourceDiagnostics
import TariffModel
import Testing

@Suite struct LibraryLoaderTests {
  @Test("The facts come with their countries, and are read once")
  func facts() throws {
    let loader = LibraryFixture.loader([
      "library.json5": """
      {
        library: "l", format: 1, lawThrough: "2026-01-01", defaultTerritory: "nowhere", defaultRegime: "in-force",
        countries: "countries.csv",
      }
      """,
      "countries.csv": "\u{FEFF}iso,number,name\r\nKR,5800,\"Korea, South\"\r\n\r\nBL,,Saint Barthélemy\r\n",
    ])
    let facts = try #require(loader.loadFacts())
    #expect(facts.countries.countries.map(\.name) == ["Korea, South", "Saint Barthélemy"])
    #expect(facts.countries.iso("5800") == "KR")
    #expect(loader.loadFacts() != nil && loader.log.isEmpty)
  }

  @Test("Programmes come in the order of their file names, the general one first")
  func order() throws {
    let loader = LibraryFixture.loader([
      "law/nowhere/general.json5": #"{ programme: "general", measures: [] }"#,
      "law/nowhere/additional.json5": #"{ programme: "additional", measures: [] }"#,
    ])
    let law = try #require(loader.loadLaw(of: "nowhere"))
    #expect(law.programmes.map(\.id) == ["general", "additional", "duties"])
    #expect(law.programmes.map(\.territory) == ["nowhere", "nowhere", "nowhere"])
  }

  @Test("Only the lists that rules name are read, those of the regimes included")
  func lists() throws {
    let regime = """
      {
        regime: "threat",
        add: [{ territory: "nowhere", measure: "threat", codes: ["@new"], rate: "5%", cite: "c" }],
      }
      """
    let loader = LibraryFixture.loader([
      "law/nowhere/lists/old.csv": "hts\n7206\n",
      "law/nowhere/lists/new.csv": "hts\n7207\n",
      "law/nowhere/lists/broken.csv": "nothing\n",
      "law/nowhere/duties.json5": """
      { programme: "duties", measures: [{ measure: "a", codes: ["@old"], rate: "5%", cite: "c" }] }
      """,
      "regimes/threat.json5": regime,
      "regimes/peak.json5": #"{ regime: "peak", extends: "threat" }"#,
    ])
    #expect(try #require(loader.loadLaw(of: "nowhere")).lists.keys.sorted() == ["old"])
    let peak = try #require(loader.loadRegime("peak"))
    #expect(try #require(loader.loadLaw(of: "nowhere", under: [peak])).lists.keys.sorted() == ["new", "old"])
    #expect(loader.log.isEmpty)
  }

  @Test("Editions keep their order; a file that lacks columns at the end is fine")
  func schedules() throws {
    let loader = LibraryFixture.loader([
      "law/nowhere/territory.json5": """
      {
        territory: "nowhere", country: "XX", currency: "USD", valuation: "FOB",
        schedule: {
          columns: ["general", "column-2"],
          editions: [
            { edition: "new", file: "schedule/new.csv", from: "2025-01-01" },
            { edition: "old", file: "schedule/old.csv", from: "2023-01-01" },
          ],
        },
      }
      """,
      "law/nowhere/schedule/new.csv": "code,units,general,column2,note\n7206,kg,Free,5%,x\n",
      "law/nowhere/schedule/old.csv": "code,units,general\n7206,kg,Free\n",
    ])
    let law = try #require(loader.loadLaw(of: "nowhere"))
    #expect(law.schedules.map(\.edition.id) == ["new", "old"])
    #expect(law.schedules[0].edition.file == "law/nowhere/schedule/new.csv")
  }

  @Test("A regime takes over the amendments of the one that it extends, and the latter's come first")
  func extends() throws {
    let loader = LibraryFixture.loader([
      "regimes/a.json5": """
      { regime: "a", clock: "2025-10-23", suspend: [{ territory: "nowhere", measure: "base-duty" }] }
      """,
      "regimes/b.json5": #"{ regime: "b", extends: "a", title: "B" }"#,
      "regimes/c.json5": """
      { regime: "c", extends: "b", suspend: [{ territory: "nowhere", programme: "duties" }] }
      """,
    ])
    let regime = try #require(loader.loadRegime("c"))
    #expect(regime.clock == .at(LineDate(instant: CivilInstant(date(2025, 10, 23)), isBareDate: true)))
    #expect(regime.amendments.map { $0.location?.text } == [#""base-duty""#, #""duties""#])
    #expect(loader.loadLaw(of: "nowhere", under: [regime]) != nil && loader.log.isEmpty)
  }

  @Test("A regime in a file of the user's own may extend one of the library")
  func ownRegime() throws {
    let loader = LibraryFixture.loader()
    let file = SourceFile(
      path: "/tmp/mine.json5",
      text: """
        {
          regime: "mine", extends: "in-force",
          amend: [{ territory: "nowhere", measure: "base-dutty", set: { rate: "7%" } }],
        }
        """
    )
    let regime = try #require(loader.loadRegime(file: file))
    #expect(loader.loadLaw(of: "nowhere", under: [regime]) == nil)
    #expect(loader.found == ["unknown-measure"])
  }

  @Test("Errors give nil, and are said once however often one asks")
  func errors() {
    let loader = LibraryFixture.loader([
      "law/nowhere/territory.json5": #"{ territory: "nowhere", country: "XX", currency: "USD" }"#,
      "regimes/a.json5": #"{ regime: "a", suspend: [{ territory: "nowhere", measure: "base-duty" }] }"#,
      "regimes/b.json5": #"{ regime: "b", extends: "a" }"#,
    ])
    #expect(loader.loadTerritory("nowhere") == nil && loader.loadLaw(of: "nowhere") == nil)
    #expect(loader.loadRegime("a") == nil && loader.loadRegime("b") == nil)
    #expect(loader.found == ["missing-field"])
    #expect(loader.loadRegime("in-force") != nil)
  }

  @Test("Names that do not exist are said with the nearest that do")
  func unknownNames() {
    let loader = LibraryFixture.loader()
    #expect(loader.loadLaw(of: "nowere") == nil && loader.loadRegime("in-forse") == nil)
    #expect(loader.log.diagnostics.map(\.help) == ["did you mean 'nowhere'?", "did you mean 'in-force'?"])
  }

  @Test("A file is checked in its place, but only its own findings are reported")
  func oneFile() {
    let loader = LibraryFixture.loader([
      "law/nowhere/duties.json5":
        #"{ programme: "duties", measures: [{ measure: "a", rate: "5" , cite: "c" }] }"#,
      "law/nowhere/other.json5": """
      {
        programme: "other", authority: "Act",
        measures: [{ measure: "b", from: "2025-01-01", rate: "5%", insteadOf: ["a", "c"], cite: "c" }],
      }
      """,
    ])
    LibraryCheck(loader).run(path: "law/nowhere/other.json5")
    #expect(loader.found == ["unknown-measure"])
  }

  @Test("One programme can be read by itself")
  func programme() throws {
    let loader = LibraryFixture.loader()
    let file = SourceFile(
      path: "mine.json5",
      text:
        #"{ programme: "mine", measures: [{ measure: "m", rate: "5%", cite: "c", insteadOf: ["else"] }] }"#
    )
    #expect(try #require(loader.loadProgramme(file: file, territory: "nowhere")).measures.map(\.id) == ["m"])
  }

  private func date(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
    CivilDate(year: year, month: month, day: day) ?? CivilDate(day: 0)
  }
}
