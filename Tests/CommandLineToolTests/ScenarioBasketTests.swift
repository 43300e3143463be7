// SPDX-License-Identifier: Apache-2.0

import CommandLineTool
import Testing

/// The goods of scenario files.
@Suite struct ScenarioBasketTests {
  @Test(arguments: [("hts,origin,value\n", true), ("hts,orign,value\n", false)])
  func `A scenario whose basket lacks a column does not pass`(_ header: String, _ passes: Bool) {
    let scenario = """
      {
        scenario: "s", title: "No goods", working: "no goods, no duty", territory: "nowhere", basket: "b.csv",
        regimes: ["june"], expect: { totals: { duty: "0.00" } },
      }
      """
    let run = ToolRun(
      "test s.json5",
      files: SmallLibrary.files.merging(["s.json5": scenario, "b.csv": header]) { $1 }
    )
    #expect(run.status == (passes ? .success : .findings), "\(run.output)\(run.errors)")
    #expect(run.errors.contains("[missing-column]") != passes)
  }
}
