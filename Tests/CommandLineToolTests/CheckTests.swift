// SPDX-License-Identifier: Apache-2.0

import CommandLineTool
import Testing

@Suite struct CheckTests {
  /// The small library with two mistakes, in two files.
  private static let files = SmallLibrary.files.merging([
    "Scenarios/law/nowhere/one.json5": """
    { programme: "one", authority: "Act", measures: [{ measure: "O-1", from: "2025-01-01", rate: "5 pct", cite: "L" }] }
    """,
    "Scenarios/law/nowhere/two.json5": """
    { programme: "two", measures: [{ measure: "T-1", from: "2025-01-01", rate: "5%", cite: "L" }] }
    """,
  ]) { $1 }

  @Test func `A library is checked whole`() {
    let run = ToolRun("check Scenarios", files: Self.files)
    #expect(run.status == .findings && run.output.isEmpty)
    #expect(run.errors.contains("one.json5:1:") && run.errors.contains("[missing-authority]"))
  }

  @Test func `A file of the law is checked in its place, for itself`() {
    let run = ToolRun("check Scenarios/law/nowhere/two.json5", files: Self.files)
    #expect(run.errors.contains("'T-1'") && !run.errors.contains("one.json5"))
    #expect(run.status == .success)
    #expect(ToolRun("check --strict Scenarios/law/nowhere/two.json5", files: Self.files).status == .findings)
    #expect(ToolRun("check Scenarios/law/nowhere/one.json5", files: Self.files).status == .findings)
    #expect(ToolRun("check Scenarios/regimes/april.json5", files: Self.files).errors.isEmpty)
  }

  @Test func `A scenario is still a scenario`() {
    let files = Self.files.merging(["Scenarios/scenarios/s.json5": #"{ scenario: "s" }"#]) { $1 }
    let run = ToolRun("check Scenarios/scenarios/s.json5", files: files)
    #expect(run.status == .findings && run.errors.contains("scenarios/s.json5:1:"))
  }
}
