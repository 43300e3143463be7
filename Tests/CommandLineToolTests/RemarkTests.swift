// SPDX-License-Identifier: Apache-2.0

import CommandLineTool
import Testing

/// What a table says of lines besides their amounts.
@Suite struct RemarkTests {
  private func table(_ rows: String) -> ToolRun {
    let law = """
      {
        programme: "watch", authority: "Act 1", defaults: { from: "2025-01-01", cite: "Notice 1" },
        measures: [
          { measure: "W-1", kind: "control", codes: ["0101"], flag: "ask for a licence" },
        ],
      }
      """
    let files = SmallLibrary.files.merging([
      "Scenarios/law/nowhere/watch.json5": law,
      "b.csv": "hts,origin,value,quantity,unit,program,claims\n" + rows,
    ]) { $1 }
    return ToolRun("duty b.csv --as-of 2025-02-01", files: files)
  }

  @Test func `A control stands once, with the rows that meet it`() {
    let run = table("01010101,AA,10,,,,\n02020202,AA,10,1,kg,,\n01010101,BB,10,,,,\n")
    #expect(
      run.output.contains("Controls:\n  rows 1, 3: W-1: ask for a licence (Notice 1)\n"),
      "\(run.output)"
    )
  }

  @Test func `Lines that meet none have no list of controls`() {
    #expect(!table("02020202,AA,10,1,kg,,\n").output.contains("Controls:"))
  }

  @Test func `A code without its first zero is read with it, and that is said`() {
    let run = table("1010101,AA,10,,,,\n")
    #expect(run.output.contains("0101.01.01"))
    #expect(run.output.contains("row 1: the code lacks its first zero"), "\(run.output)")
    #expect(run.status == .success)
  }

  /// A fee of 5 on each entry; 2% of the value, at least 3.
  @Test(
    "Lines without an entry number are said to be entries of their own, once, where that costs fees",
    arguments: [
      ("duty b.csv", "kind: \"fee\",", true), ("duty b.csv --format csv", "kind: \"fee\",", true),
      ("compare b.csv --regimes april,june", "kind: \"fee\",", true), ("duty b.csv", "", false),
      ("duty b.csv --entry-per line", "kind: \"fee\",", false),
      ("duty b.csv --entry-per basket", "kind: \"fee\",", false),
      ("duty b.csv --quiet", "kind: \"fee\",", false), ("duty whole.csv", "kind: \"fee\",", false),
    ]
  )
  func looseLines(_ arguments: String, kind: String, isSaid: Bool) {
    let measure = #"{ measure: "F-1", \#(kind) rate: "2%", perEntry: { min: "3" }, cite: "Act 1" }"#
    let files = SmallLibrary.files.merging([
      "Scenarios/law/nowhere/fees.json5": #"{ programme: "fees", measures: [\#(measure)] }"#,
      "b.csv": "hts,origin,value,entry\n01010101,AA,10,\n01010101,AA,10,\n01010101,AA,10,E-1\n",
      "whole.csv": "hts,origin,value,entry\n01010101,AA,10,E-1\n01010101,AA,10,E-1\n",
    ]) { $1 }
    let date = arguments.hasPrefix("duty") ? " --as-of 2025-02-01" : ""
    let run = ToolRun(arguments + date, files: files)
    let note = "note: a line without an entry number is an entry of its own"
    let pieces = run.errors.split(separator: note, omittingEmptySubsequences: false)
    #expect(pieces.count == (isSaid ? 2 : 1), "\(run.errors)")
  }

  @Test func `A programme or claim that gives nothing is said`() {
    let run = table("01010101,AA,10,,,ZZ,\n02020202,AA,10,1,kg,,gift\n")
    #expect(run.output.contains("row 1: the programme \"ZZ\" gives nothing"), "\(run.output)")
    #expect(run.output.contains("row 2: nothing answers to the claim \"gift\""), "\(run.output)")
  }

  @Test func `A programme that another measure asks for by another symbol gives nothing`() {
    // The fee spares goods of the programme S; USMCA is no symbol.
    let goods =
      "hts,origin,value,mode,program\n7326908688,MX,10000,vessel,USMCA\n7326908688,MX,10000,vessel,S\n"
    let run = ToolRun(shipped: "duty - --as-of 2025-10-23", input: goods)
    #expect(run.output.contains("row 1: the programme \"USMCA\" gives nothing"), "\(run.output)")
    #expect(!run.output.contains("the programme \"S\""))
  }
}
