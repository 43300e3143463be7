// SPDX-License-Identifier: Apache-2.0

import CommandLineTool
import Testing

/// Exports of our own making, with goods that no schedule has.
@Suite struct ImportTests {
  private static let json = #"""
    [
      {"htsno":"0101","indent":"0","description":"Toys","superior":null,"units":[],"general":"","special":"",
       "other":"","footnotes":[],"quotaQuantity":null,"additionalDuties":null},
      {"htsno":"","indent":"1","description":"Wound up:","superior":"true","units":[],"general":"5%","special":"Free (S)",
       "other":"40%","footnotes":null,"quotaQuantity":null,"additionalDuties":null},
      {"htsno":"0101.01.10","indent":"2","description":"Small","superior":null,"units":["No."],"general":"",
       "special":"","other":"","quotaQuantity":null,"additionalDuties":null,
       "footnotes":[{"columns":["general"],"marker":"1","value":"See 9903.88.15 and 9903.01.25.","type":"endnote"},
         {"columns":["units"],"marker":"2","value":"In 2024 the unit was kg.","type":"footnote"}]},
      {"htsno":"0101.01.20","indent":"1","description":"Others","superior":null,"units":["No.","kg"],
       "general":"2¢/kg + 1%","special":"Free (A,AU) 1% (JP)","other":"50%","footnotes":[],
       "quotaQuantity":"1,000 kg","additionalDuties":"3¢/kg"},
      {"htsno":"9903.88.15","indent":"0","description":"More","superior":null,"units":[],"general":"15%","special":"",
       "other":"","footnotes":[],"quotaQuantity":null,"additionalDuties":null}
    ]
    """#

  private static let csv = #"""
    HTS Number,Indent,Description,Unit of Quantity,General Rate of Duty,Special Rate of Duty,Column 2 Rate of Duty,Quota Quantity,Additional Duties
    "0101","0","Toys","","","","","",""
    "","1","Wound up:","","5%","Free (S)","40%","",""
    "0101.01.10","2","Small","[""No.""]","","","","",""
    "0101.01.20","1","Others","[""No."",""kg""]","2¢/kg + 1%","Free (A,AU) 1% (JP)","50%","1,000 kg","3¢/kg"
    "9903.88.15","0","More","","15%","","","",""

    """#

  private static let edition = """
    code,units,general,special,column2
    01010110,No.,5%,Free (S),40%
    01010120,No.;kg,2¢/kg + 1%,"Free (A,AU) 1% (JP)",50%

    """

  private func run(_ words: String, adding files: [String: String] = [:]) -> ToolRun {
    ToolRun("import hts \(words)", files: ["e.json": Self.json, "e.csv": Self.csv].merging(files) { $1 })
  }

  @Test(arguments: ["e.json", "e.csv"])
  func `Both exports give the same edition`(path: String) {
    let run = run("\(path) --omit 99")
    #expect(run.output == Self.edition)
    #expect(run.status == .success)
    #expect(run.errors.contains("\(path): 2 lines, 2 of 8 digits; 2 with rates of their own"))
    #expect(run.errors.contains("not kept: the quota quantity of 1 rows, the additional duties of 1"))
  }

  @Test func `Footnotes leave the headings that they refer to, and no prose`() {
    let run = run("e.json --omit 99 --references refs.csv -o out.csv")
    #expect(run.written["out.csv"] == Self.edition)
    #expect(
      run.written["refs.csv"] == """
        hts,heading,columns
        01010110,9903.01.25,general
        01010110,9903.88.15,general

        """
    )
    #expect(run.errors.contains("2 headings are referred to by footnotes:\n  9903.01.25, of 1 codes\n"))
    #expect(!(run.output + run.errors + run.written.values.joined()).contains("Wound"))
  }

  private static let older = """
    code,units,general,special,column2
    01010105,No.,5%,Free (S),40%
    01010107,No.,5%,Free (S),40%
    01010120,No.,3%,"Free (A,AU) 1% (JP)",50%

    """

  @Test func `What differs from a file is listed by code and column`() {
    let run = run("e.csv --omit 99 --diff old.csv --format csv", adding: ["old.csv": Self.older])
    #expect(
      run.output
        == """
        code,change,column,old,new
        01010105,gone,,"5% | Free (S) | 40%",
        01010107,gone,,"5% | Free (S) | 40%",
        01010110,new,,,"5% | Free (S) | 40%"
        01010120,units,units,No.,No.;kg
        01010120,rates,general,3%,2¢/kg + 1%

        """.replacing("\"5% | Free (S) | 40%\"", with: "5% | Free (S) | 40%")
    )
    #expect(
      run.errors.contains("against old.csv, codes: 1 new, 2 gone, 1 with other rates, 1 with other units")
    )
  }

  /// A library whose concordance says where one of the two codes that are gone went.
  private static let library = SmallLibrary.files.merging([
    "Scenarios/law/nowhere/territory.json5": """
    {
      territory: "nowhere", country: "XX", currency: "USD", valuation: "FOB", codeDigits: [8],
      schedule: {
        columns: ["general", "special", "column2"], concordance: "schedule/concordance.csv",
        editions: [{ edition: "older", file: "schedule/older.csv", from: "2024-01-01" }],
      },
    }
    """,
    "Scenarios/law/nowhere/schedule/older.csv": older,
    "Scenarios/law/nowhere/schedule/concordance.csv": "from,to,date\n01010105,01010110,2025-01-01\n",
  ]) { $1 }

  @Test func `Without being asked it is compared with the newest edition of the library`() {
    let run = run("e.csv --omit 99", adding: Self.library)
    #expect(run.output == Self.edition)
    #expect(
      run.errors.contains(
        "against older, codes: 1 new, 1 gone, 1 renumbered, 1 with other rates, 1 with other units\n"
          + "  01010105 renumbered: 5% | Free (S) | 40% → 01010110\n"
      )
    )
    #expect(self.run("e.csv --omit 99 -q", adding: Self.library).errors.isEmpty)
  }

  @Test func `An edition of the library is named by its id`() {
    let run = run("e.csv --omit 99 --diff older --format csv", adding: Self.library)
    #expect(run.output.contains("01010105,renumbered,,5% | Free (S) | 40%,01010110\n"))
    #expect(self.run("e.csv --diff newer", adding: Self.library).status == .usage)
  }

  @Test func `Other JSON is refused`() {
    let run = run("x.json", adding: ["x.json": #"[{"code":"0101"}]"#])
    #expect(run.status == .unreadable && run.errors.contains("[no-schedule-export]"))
  }
}
