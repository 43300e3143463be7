// SPDX-License-Identifier: Apache-2.0

import CommandLineTool
import Testing

/// A made-up fee of 1% with a least and a most for each entry; worked out by hand.
@Suite struct ScatteredEntriesTests {
  private static let files = SmallLibrary.files.merging([
    "Scenarios/law/nowhere/fee.json5": """
    {
      programme: "fee",
      measures: [
        {
          measure: "F-1", kind: "fee",
          rates: [{ from: "2024-01-01", rate: "1%", perEntry: { min: "3.00", max: "10.00" }, cite: "Order 5" }],
        },
      ],
    }
    """
  ]) { $1 }

  private static let header = "sku,hts,origin,value,entry_date,entry\n"
  /// Entry 1 has 400 + 800 at two places, at most 10.00; entry 2 has 100, at least 3.00; one row is its own.
  private static let rows = [
    "A,01010101,XX,400.00,2025-02-01,1", "B,01010101,XX,100.00,2025-02-01,2",
    "C,01010101,XX,500.00,2025-02-01,", "D,01010101,XX,800.00,2025-02-01, 1",
  ]

  private func run(_ options: String, _ rows: [String]) -> ToolRun {
    ToolRun(
      "duty b.csv --format csv \(options)",
      files: Self.files.merging(["b.csv": Self.header + rows.map { $0 + "\n" }.joined()]) { $1 }
    )
  }

  /// The fees of the rows, in their order.
  private func fees(_ run: ToolRun) -> [String] { run.rows.dropFirst().map { $0[7] } }

  @Test func `An entry that goes on after another is an error that names the way out`() {
    let run = run("", Self.rows)
    #expect(run.status == .unreadable)
    #expect(run.errors.contains("row 4 belongs to the entry of row 1"))
    #expect(run.errors.contains("[reopened-entry]") && run.errors.contains("--entries scattered"))
  }

  @Test func `Scattered lines share the fee of their entry and keep their places`() {
    let run = run("--entries scattered", Self.rows)
    #expect(run.status == .success)
    #expect(run.errors.hasPrefix("note: a line without an entry number"))
    #expect(run.errors.count(where: \.isNewline) == 1)
    #expect(run.rows.dropFirst().map { $0[0] } == ["A", "B", "C", "D"])
    // 10.00 in proportion to 400 and 800: 3.33 and 6.67.
    #expect(fees(run) == ["3.33", "3.00", "5.00", "6.67"])
  }

  @Test func `Lines that stand together come out the same either way`() {
    let rows = [Self.rows[0], Self.rows[3], Self.rows[1], Self.rows[2]]
    for format in ["csv", "json", "ndjson", "markdown"] {
      let scattered = run("--entries scattered --format \(format)".replacing("--format csv", with: ""), rows)
      #expect(run("--format \(format)".replacing("--format csv", with: ""), rows).output == scattered.output)
    }
  }

  @Test func `What the lines of an entry are worth together does not depend on where they stand`() {
    let orders = [[0, 1, 2, 3], [3, 2, 1, 0], [1, 0, 3, 2], [2, 3, 0, 1]]
    let totals = orders.map { order in
      run("--entries scattered --totals t.json", order.map { Self.rows[$0] }).written["t.json"]
    }
    #expect(Set(totals).count == 1 && totals[0] != nil)
  }

  @Test func `The last cent goes to the same line in whatever order lines of equal value stand`() {
    // 3.00 by seven equal parts is 0.42 and six hundredths over.
    let rows = (1...7).map { "L\($0),01010101,XX,10.00,2025-02-01,9" }
    let shares = [rows, rows.reversed(), Array(rows[3...] + rows[..<3])].map { rows in
      Set(run("", rows).rows.dropFirst().map { "\($0[0]) \($0[7])" })
    }
    #expect(Set(shares).count == 1)
    #expect(shares[0].count { $0.hasSuffix(" 0.43") } == 6 && shares[0].count { $0.hasSuffix(" 0.42") } == 1)
  }

  @Test func `Problems are listed in the order of the rows`() {
    var rows = Self.rows
    rows[0] = "A,99999999,XX,400.00,2025-02-01,1"
    rows[1] = "B,88888888,XX,1.00,2025-02-01,2"
    let output = ToolRun(
      "duty b.csv --format ndjson --entries scattered --partial",
      files: Self.files.merging(["b.csv": Self.header + (rows + [rows[1]]).map { $0 + "\n" }.joined()]) { $1 }
    ).output
    let problems = output.split(separator: "\n").filter { $0.contains(#""type":"problem""#) }
    #expect(problems.map { $0.contains(#""row":1,"#) ? 1 : $0.contains(#""row":2,"#) ? 2 : 5 } == [1, 2, 5])
  }

  @Test func `A scenario brings the lines of an entry together by itself`() {
    let scenario = """
      {
        scenario: "s", regimes: ["in-force"], basket: "b.csv", source: "by hand",
        expect: { totals: { fees: "18.00" } },
      }
      """
    let run = ToolRun(
      "test s.json5",
      files: Self.files.merging([
        "s.json5": scenario, "b.csv": Self.header + Self.rows.map { $0 + "\n" }.joined(),
      ]) { $1 }
    )
    #expect(run.status == .success, "\(run.output)\(run.errors)")
  }
}
