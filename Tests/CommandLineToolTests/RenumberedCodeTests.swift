// SPDX-License-Identifier: Apache-2.0

import CommandLineTool
import Testing

/// Codes that stand in another edition than that in force, by a made-up schedule.
@Suite struct RenumberedCodeTests {
  private static let files = SmallLibrary.files.merging([
    "Scenarios/law/nowhere/schedule/e-2024.csv": """
    code,units,general
    04040401,kg,6%
    04040402,kg,8%
    05050501,kg,3%
    06060601,kg,7%

    """,
    "Scenarios/law/nowhere/schedule/e-2025.csv": """
    code,units,general
    04040410,kg,6%
    04040420,kg,9%
    05050510,kg,4%

    """,
    "Scenarios/law/nowhere/schedule/concordance.csv": """
    from,to,date
    04040401,04040410,2025-01-01
    04040401,04040420,2025-01-01
    04040402,04040420,2025-01-01
    05050501,05050510,2025-01-01

    """,
    "Scenarios/law/nowhere/territory.json5":
      (SmallLibrary.files["Scenarios/law/nowhere/territory.json5"] ?? "")
      .replacing(
        #"columns: ["general"],"#,
        with: #"columns: ["general"], concordance: "schedule/concordance.csv","#
      ),
  ]) { $1 }

  /// The one line of a basket of 1,000 of that code, as JSON.
  private func line(_ code: String, on date: String) -> String {
    ToolRun(
      ["duty", "-", "--format", "json", "--explain", "--as-of", date],
      files: Self.files,
      input: "hts,origin,value\n\(code),AA,1000\n"
    ).output
  }

  @Test func `One successor: the line is priced as that, and says so`() {
    let line = line("05050501", on: "2025-02-01")
    #expect(line.contains(#""hts":"05050501","#) && line.contains(#""status":"assessed","#))
    #expect(line.contains(#""measure":"0505.05.10","programme":"general","kind":"duty","rate":"4%","#))
    #expect(line.contains("the schedule of that date has another number for these goods: 0505.05.10"))
    #expect(line.contains(#""duty":"40.00""#))
  }

  /// 6% or 9% of 1,000.
  @Test func `Several successors: the highest is charged, all of them make the range`() {
    let line = line("04040401", on: "2025-02-01")
    #expect(line.contains(#""status":"assumed","#) && line.contains(#""duty":"90.00""#))
    #expect(line.contains(#""range":{"min":"60.00","max":"90.00""#))
    #expect(line.contains("0404.04.10, 0404.04.20; it is priced as 0404.04.20"))
  }

  /// 6% or 8% of 1,000 under the older edition.
  @Test func `A number of a later edition leads back at an earlier date`() {
    let line = line("04040420", on: "2024-06-01")
    #expect(line.contains(#""range":{"min":"60.00","max":"80.00""#) && line.contains(#""duty":"80.00""#))
  }

  @Test func `A code in force, and one without successor, stay as they are`() {
    #expect(!line("04040401", on: "2024-06-01").contains("renumbered"))
    let alone = line("06060601", on: "2025-02-01")
    #expect(alone.contains("only-in-edition") && alone.contains(#""duty":"70.00""#))
  }

  @Test func `A timeline shows the change of number, and what only the new number owes`() {
    let measure =
      #"{ programme: "new", measures: [{ measure: "N-1", codes: ["05050510"], rate: "1%", cite: "Order 9" }] }"#
    let files = Self.files.merging(["Scenarios/law/nowhere/new.json5": measure]) { $1 }
    let run = ToolRun("rate 05050501 --from AA --timeline --format csv", files: files)
    #expect(
      run.rows.dropFirst().map { "\($0[0]) \($0[5]) \($0[6]) \($0[9]) \($0[10])" } == [
        "2024-01-01T00:00 stands 0505.05.01  3%", "2025-01-01T00:00 ended 0505.05.01 3% ",
        "2025-01-01T00:00 began N-1  1%",
        "2025-01-01T00:00 began 0505.05.10  4%",
      ]
    )
  }

  /// 4% of 1,000 and 1% by a list that has the old number, 10% by one that has the new.
  @Test func `Measures know the goods by either number`() {
    let measures = #"""
      { programme: "new", measures: [
        { measure: "N-1", codes: ["05050501"], rate: "1%", cite: "Order 9" },
        { measure: "N-2", codes: ["05050510"], rate: "10%", cite: "Order 9" },
        { measure: "N-3", codes: ["0505"], except: { codes: ["05050501"] }, rate: "50%", cite: "Order 9" },
      ] }
      """#
    let files = Self.files.merging(["Scenarios/law/nowhere/new.json5": measures]) { $1 }
    for number in ["05050501", "05050510"] {
      let run = ToolRun("rate \(number) --from AA --as-of 2024-06-01 --format csv", files: files)
      let known = number == "05050501" ? ["N-1"] : ["N-1", "N-2"]
      #expect(run.rows.dropFirst().map { $0[0] }.filter { $0.hasPrefix("N-") } == known)
    }
    let moved = ToolRun("rate 05050501 --from AA --as-of 2025-06-01 --format csv", files: files)
    #expect(
      moved.rows.dropFirst().map { "\($0[0]) \($0[3])" } == [
        "N-1 1%", "N-2 10%", "0505.05.10 4%", "total 15.00%",
      ]
    )
  }
}
