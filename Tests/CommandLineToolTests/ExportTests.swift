// SPDX-License-Identifier: Apache-2.0

import CommandLineTool
import Testing

/// The numbers are worked out by hand from the made-up law of `SmallLibrary`.
@Suite struct ExportTests {
  private static let fee = """
    {
      programme: "fee",
      measures: [
        {
          measure: "F-1", kind: "fee",
          rates: [{ from: "2024-01-01", rate: "0.5%", perEntry: { min: "3.00", max: "10.00" }, cite: "Order 5" }],
        },
        { measure: "L-1", codes: ["0202"], rate: "20%", when: { value: { over: "1000.00" } }, cite: "Order 6" },
      ],
    }
    """

  private func export(_ options: String, adding files: [String: String] = [:]) -> ToolRun {
    ToolRun("export rates \(options)", files: SmallLibrary.files.merging(files) { $1 })
  }

  private static let header =
    "hts,origin,programme,kind,ad_valorem_ppm,specific,unit,specific_2,unit_2,base,entry_amount,entry_min,"
    + "entry_max,min_value,assumes,exact,why"

  @Test func `Each charge on a code and origin is a row, the shares in millionths, the amounts a unit too`() {
    let run = export("--as-of 2025-06-15 --origins AA")
    #expect(run.status == .success)
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(lines.first == Self.header)
    #expect(
      Set(lines.dropFirst()) == [
        "01010101,AA,general,duty,50000,,,,,customs value,,,,,,yes,",
        "01010101,AA,extra,duty,250000,,,,,customs value,,,,,,yes,",
        // Two cents are two million millionths of a cent.
        "02020202,AA,general,duty,0,2000000,kg,,,customs value,,,,,,yes,",
        "02020202,AA,extra,duty,250000,,,,,customs value,,,,,,yes,",
      ]
    )
    #expect(run.errors == "2 of 2 codes and origins are in the table exactly; the others say why\n")
  }

  @Test func `What hangs on the value of a line is said to be beyond the table`() {
    let run = export(
      "--as-of 2025-06-15 --origins XX",
      adding: ["Scenarios/law/nowhere/fee.json5": Self.fee]
    )
    let rows = run.rows.dropFirst()
    #expect(
      Set(rows.filter { $0[0] == "01010101" }.map { $0.joined(separator: ",") }) == [
        "01010101,XX,general,duty,50000,,,,,customs value,,,,,,yes,",
        "01010101,XX,fee,fee,5000,,,,,customs value,,3.00,10.00,,,yes,",
      ]
    )
    #expect(run.output.contains("\n02020202,XX,,,,,,,,,,,,,,no,"))
    #expect(run.errors.hasPrefix("1 of 2 "))
  }

  @Test func `Without a date the table is of the last day, and without origins of every country`() {
    let run = export("--regime june")
    #expect(Set(run.rows.dropFirst().map { $0[1] }) == ["AA", "BB", "XX"])
    #expect(export("").rows == export("--as-of 2026-01-01").rows)
  }

  @Test func `What is no table or no country is a mistake of the command line`() {
    #expect(ToolRun("export goods", files: SmallLibrary.files).status == .usage)
    #expect(export("--origins QQ").status == .usage)
  }
}
