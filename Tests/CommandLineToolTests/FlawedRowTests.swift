// SPDX-License-Identifier: Apache-2.0

import CommandLineTool
import Testing

/// Rows of a basket that cannot be read: each stands in every result, and the rows around it are assessed.
@Suite struct FlawedRowTests {
  private func run(_ options: String, _ flawed: String) -> ToolRun {
    let rows = "hts,origin,value\n01010101,BB,100\n\(flawed)\n01010101,BB,300\n"
    return ToolRun(
      "duty b.csv --as-of 2025-02-01 \(options)",
      files: SmallLibrary.files.merging(["b.csv": rows]) { $1 }
    )
  }

  @Test(arguments: [("01010101,B\0,200", "nul-byte"), (#"01010101,"BB"x,200"#, "text-after-quote")])
  func `Rows before and after it are assessed`(_ flawed: String, _ id: String) {
    let run = run("", flawed)
    #expect(run.status == .unassessed)
    // 5% of 100 and of 300.
    #expect(run.output.contains("Duty                           20.00"), "\(run.output)")
    #expect(run.output.contains("2 of 3 lines assessed"), "\(run.output)")
    #expect(run.output.contains("row 2: line 3, column 1"), "\(run.output)")
    #expect(run.output.contains("[\(id)]"))
  }

  @Test func `It is a row of the result, with its own columns where it could be split`() {
    let rows = run("--format csv", "01010101,B\0,200").rows
    #expect(rows.count == 4)
    #expect(rows[1].starts(with: ["01010101", "BB", "100", "5.00"]))
    #expect(rows[2].starts(with: ["01010101", "B\0", "200", ""]))
    #expect(rows[2].contains("unassessed"))
    #expect(rows[3].starts(with: ["01010101", "BB", "300", "15.00"]))
  }

  @Test func `Without columns of its own it has blank ones`() {
    let rows = run("--format csv", #"01010101,"BB"x,200"#).rows
    #expect(rows.count == 4)
    #expect(rows[2].starts(with: ["", "", "", "", "", "", "", "", "unassessed"]), "\(rows)")
    #expect(rows[3].starts(with: ["01010101", "BB", "300", "15.00"]))
  }
}
