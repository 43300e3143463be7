// SPDX-License-Identifier: Apache-2.0

import CommandLineTool
import Testing

/// The numbers are worked out by hand from the made-up law of `SmallLibrary`.
@Suite struct TotalsTests {
  private static let columns = "hts,origin,value,weight_kg,entry_date"
  private static let rows = [
    "01010101,AA,100.00,,2025-06-15", "02020202,BB,200.00,50,2025-06-15",
    "99999999,AA,7.00,,2025-06-15", "01010101,XX,40.00,,2025-02-01",
  ]

  private func files(_ parts: [String: String]) -> [String: String] {
    SmallLibrary.files.merging(parts) { $1 }
  }

  /// The totals of some of the rows, given without a header.
  private func part(_ rows: some Sequence<String>, _ options: String = "") throws -> String {
    let run = ToolRun(
      "duty - --columns \(Self.columns) --format csv --totals part.json --partial \(options)",
      files: SmallLibrary.files,
      input: rows.map { $0 + "\n" }.joined()
    )
    #expect(run.status == .success, "\(run.errors)")
    return try #require(run.written["part.json"])
  }

  /// The totals of all rows under their header.
  private func whole() throws -> String {
    let basket = ([Self.columns] + Self.rows).map { $0 + "\n" }.joined()
    let run = ToolRun(
      "duty b.csv --format csv --totals all.json --partial",
      files: files(["b.csv": basket])
    )
    return try #require(run.written["all.json"])
  }

  @Test func `The totals say what a hand calculation says`() throws {
    let totals = try whole()
    // 5% and 25% of 100; 2¢ on each of 50 kg and 50% of 200; an unknown code; 5% of 40.
    for part in [
      #""schema":"tariff.totals/1""#, #""lines":4,"assessed":3,"assumed":0,"unassessed":1"#,
      #""customsValue":"347.00","assessedValue":"340.00","duty":"133.00""#,
      #""byProgramme":{"general":"8.00","extra":"125.00"},"openDuty":"0.00","outsideLaw":0,"range":null"#,
      #""problems":1"#,
    ] {
      #expect(totals.contains(part), "\(part) in \(totals)")
    }
  }

  @Test func `Totals of parts add up to those of the whole, in any order and cut anywhere`() throws {
    let whole = try whole()
    for cut in 0...Self.rows.count {
      let parts = files([
        "1.json": try part(Self.rows.prefix(cut)), "2.json": try part(Self.rows.dropFirst(cut)),
      ])
      #expect(ToolRun("totals merge 1.json 2.json", files: parts).output == whole)
      #expect(ToolRun("totals merge 2.json 1.json", files: parts).output == whole)
    }
    let each = try Self.rows.map { try part([$0]) }.joined()
    #expect(ToolRun("totals merge -", files: SmallLibrary.files, input: each).output == whole)
  }

  @Test func `A part under another regime is refused`() throws {
    let parts = files(["1.json": try part(Self.rows), "2.json": try part(Self.rows, "--regime june")])
    let run = ToolRun("totals merge 1.json 2.json", files: parts)
    #expect(run.status == .unreadable && run.output.isEmpty)
    #expect(run.errors.contains("regime is 'june', not 'in-force' [different-totals]"))
  }

  @Test func `A part under another library is refused`() throws {
    var other = SmallLibrary.files
    other["Scenarios/law/nowhere/extra.json5"]?.append("\n")
    let run = ToolRun(
      "duty - --columns \(Self.columns) --totals -",
      files: other,
      input: Self.rows[0] + "\n"
    )
    let parts = files(["1.json": try part(Self.rows), "2.json": run.output])
    let merged = ToolRun("totals merge 1.json 2.json", files: parts)
    #expect(merged.status == .unreadable && merged.errors.contains("hash is '"))
  }

  @Test func `What is no totals file is said to be none`() throws {
    let parts = files(["1.json": #"{"schema":"tariff.duty/1"}"#, "2.json": "\n", "3.json": "{"])
    #expect(ToolRun("totals merge 1.json", files: parts).errors.contains("[not-totals]"))
    #expect(ToolRun("totals merge 2.json", files: parts).errors.contains("[no-totals]"))
    #expect(ToolRun("totals merge 3.json", files: parts).status == .unreadable)
    #expect(ToolRun("totals merge 4.json", files: parts).status == .missing)
    #expect(ToolRun("totals merge", files: parts).status == .usage)
    #expect(ToolRun("totals add 1.json", files: parts).status == .usage)
  }

  @Test func `Totals alone take the place of the lines`() throws {
    let run = ToolRun(
      "duty - --columns \(Self.columns) --totals - --partial",
      files: SmallLibrary.files,
      input: Self.rows.map { $0 + "\n" }.joined()
    )
    #expect(try run.output == part(Self.rows))
  }
}

@Suite struct HeaderlessBasketTests {
  private func run(_ options: String, _ input: String) -> ToolRun {
    ToolRun("duty - --format csv \(options)", files: SmallLibrary.files, input: input)
  }

  private static let row = "01010101,AA,100.00,2025-06-15"
  private static let header = "hts,origin,value,entry_date"

  @Test func `Rows without a header come out without one, and with one when asked`() {
    let bare = run("--columns \(Self.header)", Self.row + "\n").output
    #expect(bare.hasPrefix("\(Self.row),30.00,") && bare.count { $0 == "\n" } == 1)
    let headed = run("--columns \(Self.header) --header", Self.row + "\n").output
    #expect(headed.hasPrefix("\(Self.header),duty,") && headed.hasSuffix(bare))
    let whole = run("", Self.header + "\n" + Self.row + "\n").output
    #expect(headed == whole)
    #expect(run("--no-header", Self.header + "\n" + Self.row + "\n").output == bare)
  }

  @Test func `The delimiter is that of the columns, and the line end that of the rows`() {
    let output = run("--columns hts;origin;value;entry_date", "01010101;AA;100.00;2025-06-15\r\n").output
    #expect(output.hasPrefix("01010101;AA;100.00;2025-06-15;30.00;") && output.hasSuffix("\r\n"))
  }

  @Test func `No rows are no lines, and no mistake`() {
    let nothing = run("--columns \(Self.header)", "")
    #expect(nothing.output.isEmpty && nothing.status == .success)
  }

  @Test func `A first row that looks like a header is a row all the same`() {
    let output = run("--columns \(Self.header) --partial", Self.header + "\n").output
    #expect(output.contains("unassessed"))
  }

  @Test func `Columns that lack a field are an error at the option`() {
    let refused = run("--columns hts,value", Self.row + "\n")
    #expect(refused.status == .unreadable && refused.errors.contains("--columns:1:1: error"))
  }
}
