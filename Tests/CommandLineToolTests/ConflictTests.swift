// SPDX-License-Identifier: Apache-2.0

import CommandLineTool
import Testing

/// Two headings of a group that come to the same amount, under the made-up law of `SmallLibrary`.
@Suite struct ConflictTests {
  /// The duty on goods worth 100 under two members of a group, as the JSON of a run.
  private func duty(_ first: String, _ second: String) -> String {
    let members = [first, second].map { #"{ \#($0), cite: "c", from: "2025-01-01", highestOf: "g" }"# }
    let programme =
      #"{ programme: "pair", authority: "a", measures: [\#(members.joined(separator: ", "))] }"#
    let files = SmallLibrary.files.merging([
      "Scenarios/law/nowhere/pair.json5": programme,
      "b.csv": "hts,origin,value,entry_date\n01010101,AA,100.00,2025-06-15\n",
    ]) { $1 }
    return ToolRun("duty b.csv --format json --partial", files: files).output
  }

  @Test func `Equal amounts of equal rank are a conflict that names both places`() {
    let output = duty(#"measure: "H-1", rate: "7%""#, #"measure: "H-2", rate: "7%""#)
    #expect(output.contains(#""status":"unassessed""#))
    #expect(output.contains("conflict") && output.contains("H-1 (pair.json5:1)"), "\(output)")
    #expect(output.contains("and H-2 (pair.json5:1) come to the same amount"))
  }

  @Test func `A lower rank settles it, and so does another amount`() {
    let ranked = duty(#"measure: "H-1", rate: "7%", rank: 2"#, #"measure: "H-2", rate: "7%", rank: 1"#)
    #expect(ranked.contains(#""measure":"H-2","programme":"pair","kind":"duty","rate":"7%""#), "\(ranked)")
    let higher = duty(#"measure: "H-1", rate: "8%""#, #"measure: "H-2", rate: "7%""#)
    #expect(higher.contains(#""measure":"H-1","programme":"pair","kind":"duty","rate":"8%""#), "\(higher)")
  }

  @Test func `Nothing and nothing is no conflict`() {
    #expect(!duty(#"measure: "H-1", rate: "Free""#, #"measure: "H-2", rate: "Free""#).contains("conflict"))
  }
}
