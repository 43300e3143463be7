// SPDX-License-Identifier: Apache-2.0

import CommandLineTool
import Testing

/// What a tax on other charges counts of them, by a made-up law.
@Suite struct TaxBaseTests {
  /// A levy of 10% of which 70% is collected, and a tax of 20% on the value of 1,000 and the levy.
  private func tax(_ base: String, ignoreBelow: Int = 0) -> [String] {
    let law = """
      { programme: "levy", authority: "Act 1", defaults: { from: "2024-01-01", cite: "Act 1" }, measures: [
        { measure: "L-1", rate: "10%", factor: "70%", ignoreBelow: "\(ignoreBelow)" },
        { measure: "T-1", kind: "tax", rate: "20%", base: \(base) },
      ] }
      """
    let files = SmallLibrary.files.merging(["Scenarios/law/nowhere/levy.json5": law]) { $1 }
    let run = ToolRun("rate 01010101 --from BB --as-of 2025-02-01 --value 1000 --format csv", files: files)
    return run.rows.filter { ["L-1", "T-1"].contains($0[0]) }.map { "\($0[0]) \($0[4]) \($0[5])" }
  }

  /// Of 70 as owed, of the whole 100, and of that with the tax in its own base: 1,100 ÷ 0.8 × 0.2.
  @Test(
    "Charges count as owed, or as they would be without their factor",
    arguments: [
      ("{ plus: [\"L-1\"] }", "1070.00 214.00"),
      ("{ plus: [\"L-1\"], beforeFactor: true }", "1100.00 220.00"),
      ("{ plus: [\"L-1\"], inclusive: true, beforeFactor: true }", "1100.00 275.00"),
    ]
  )
  func factor(_ base: String, tax expected: String) {
    #expect(tax(base) == ["L-1 1000.00 70.00", "T-1 \(expected)"])
  }

  /// 70 is too little to be collected, and so would 100 be.
  @Test func `What is not collected does not count`() {
    #expect(tax("{ plus: [\"L-1\"] }", ignoreBelow: 101) == ["L-1 1000.00 0.00", "T-1 1000.00 200.00"])
    #expect(
      tax("{ plus: [\"L-1\"], beforeFactor: true }", ignoreBelow: 101)
        == ["L-1 1000.00 0.00", "T-1 1000.00 200.00"]
    )
  }
}
