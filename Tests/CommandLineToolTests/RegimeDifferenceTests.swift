// SPDX-License-Identifier: Apache-2.0

import CommandLineTool
import Testing

/// The numbers are worked out by hand from the made-up law of `SmallLibrary`.
@Suite struct RegimeDifferenceTests {
  private static let files = SmallLibrary.files.merging([
    "Scenarios/regimes/january.json5": #"{ regime: "january", title: "January", clock: "2025-01-15" }"#,
    "Scenarios/regimes/october.json5": #"{ regime: "october", title: "October", clock: "2025-10-15" }"#,
    "Scenarios/regimes/wider.json5": """
    {
      regime: "wider", title: "April with more origins", extends: "april",
      amend: [
        { territory: "nowhere", measure: "E-1", set: { origins: ["AA", "BB"] } },
        { territory: "nowhere", measure: "E-2", set: { until: "2025-12-01" } },
      ],
      suspend: [{ territory: "nowhere", measure: "E-3" }],
    }
    """,
    "Scenarios/law/nowhere/lists/goods.csv": """
    hts,from,until
    0101,,2025-05-01
    0202,,
    0303,2025-05-01,
    0404,2025-05-01,

    """,
    "Scenarios/law/nowhere/listed.json5": """
    { programme: "listed", measures: [{ measure: "L-1", codes: ["@goods"], rate: "1%", cite: "Order 5" }] }
    """,
    "goods.csv": """
    hts,origin,value
    01010101,AA,1000
    01010101,BB,1000

    """,
  ]) { $1 }

  private func diff(_ words: String) -> ToolRun {
    ToolRun("regimes diff \(words) --format csv", files: Self.files)
  }

  /// Change, measure, both rates, and why.
  private func changes(_ words: String) -> [String] {
    let run = diff(words)
    #expect(run.status == .success, "\(run.errors)")
    return run.rows.dropFirst().map { row in
      ([row[0], row[1], row[3], row[4]] + row[6..<(row.count - 1)]).joined(separator: "|")
    }
  }

  @Test func `A measure that begins is added, one whose time is over is dropped`() {
    #expect(
      changes("january april").sorted() == [
        "added|E-1|none|10%|begins 2025-03-01T12:01",
        "added|E-2|none|50%|begins 2025-04-01",
        "added|E-3|none|50%|begins 2025-04-02",
      ]
    )
    #expect(changes("april october").contains("dropped|E-1|10%|none|ended 2025-09-01"))
  }

  @Test func `A changed rate comes with both windows and both citations`() {
    let row = diff("april june").rows.first { $0[1] == "E-1" }
    #expect(
      row == [
        "changed", "E-1", "extra", "10%", "25%",
        "2025-03-01T12:01 to 2025-09-01 → 2025-06-01 to 2025-09-01", "rate", "Order 1; Order 2",
      ]
    )
  }

  @Test func `Rows of a list that come and go are counted`() {
    #expect(changes("april june").contains("changed|L-1|1%|1%|\"codes (2 rows more| 1 fewer)\""))
  }

  @Test func `An amended scope, an amended window and a suspension are told apart`() {
    #expect(
      changes("april wider") == [
        "changed|E-1|10%|10%|origins", "changed|E-2|50%|50%|window",
        "dropped|E-3|50%|none|suspended by the regime",
      ]
    )
  }

  /// April: general 5% of both lines 100, E-1 10% of the first 100, E-2 50% of the second 500, L-1 1% of both
  /// 20.
  ///
  /// June: E-1 250; L-1 has lost 0101, so 0.
  @Test func `Amounts by measure add up to the change`() {
    let run = diff("april june goods.csv")
    #expect(run.status == .success, "\(run.errors)")
    let amounts = run.rows.dropFirst().map { ([$0[0], $0[1]] + $0[5...7]).joined(separator: "|") }
    #expect(
      amounts == [
        "changed|E-1|100.00|250.00|150.00", "changed|L-1|20.00|0.00|-20.00", "others||600.00|600.00|0.00",
        "total||720.00|850.00|130.00", "unexplained||0.00|0.00|0.00",
      ]
    )
  }

  @Test func `A measure with the same law that charges something else is listed`() {
    // E-1 reaches BB, too: 5% + 10% + 50% + 1%.
    let run = diff("april wider goods.csv")
    #expect(run.rows.contains { $0[1] == "E-1" && Array($0[5...7]) == ["100.00", "200.00", "100.00"] })
    #expect(run.rows.last.map { Array($0[5...7]) } == ["0.00", "0.00", "0.00"])
  }

  @Test func `Numbers for people have their thousands apart, and NDJSON has an object for each row`() {
    let goods = Self.files.merging(["goods.csv": "hts,origin,value\n01010101,AA,1000000\n"]) { $1 }
    let table = ToolRun("regimes diff april june goods.csv", files: goods).output
    #expect(table.contains("250,000.00"))
    let records = ToolRun("regimes diff april june goods.csv --format ndjson", files: goods).output
    #expect(records.split(separator: "\n").allSatisfy { $0.hasPrefix(#"{"change":""#) && $0.hasSuffix("}") })
  }

  @Test func `The same regime twice differs in nothing`() {
    let run = diff("april april")
    #expect(run.rows.count == 1 && run.errors == "No measure differs.\n")
  }
}
