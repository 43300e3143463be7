// SPDX-License-Identifier: Apache-2.0

import CommandLineTool
import Testing

/// The numbers are worked out by hand from the made-up law of `SmallLibrary`.
@Suite struct TimelineTests {
  private func timeline(_ words: String) -> ToolRun {
    ToolRun("rate \(words) --timeline", files: SmallLibrary.files)
  }

  /// When, before, after, what and which measure.
  private func changes(_ words: String) -> [String] {
    let run = timeline("\(words) --format csv")
    #expect(run.status == .success && run.errors.isEmpty)
    return run.rows.dropFirst().map { "\($0[0]) \($0[1]) \($0[2]) \($0[5]) \($0[6])" }
  }

  @Test func `Every change has its minute, its totals and its measure, and nothing else is one`() {
    #expect(
      changes("01010101 --from AA") == [
        "2024-01-01T00:00  4.00% stands 0101.01.01",
        "2025-01-01T00:00 4.00% 5.00% changed 0101.01.01",
        "2025-03-01T12:01 5.00% 15.00% began E-1",
        "2025-06-01T00:00 15.00% 30.00% changed E-1",
        "2025-09-01T00:00 30.00% 5.00% ended E-1",
      ]
    )
  }

  @Test func `Measures of other origins and codes bring no changes`() {
    #expect(
      changes("01010101 --from BB").dropFirst(2) == ["2025-04-01T00:00 5.00% 55.00% began E-2"]
    )
  }

  @Test func `A regime is read at each date in turn, with what it knows`() {
    // Order 2 became known on 20 May 2025: by 15 April the first rate goes on.
    #expect(
      changes("01010101 --from AA --regime april").dropFirst(2) == [
        "2025-03-01T12:01 5.00% 15.00% began E-1",
        "2025-09-01T00:00 15.00% 5.00% ended E-1",
      ]
    )
  }

  @Test func `A change at the first and at the last minute looked at is in, one after it is announced`() {
    let words = "01010101 --from AA --since 2025-03-01T12:01 --until 2025-06-01"
    #expect(
      changes(words) == [
        "2025-03-01T12:01  5.00% stands 0101.01.01",
        "2025-03-01T12:01 5.00% 15.00% began E-1",
        "2025-06-01T00:00 15.00% 30.00% changed E-1",
      ]
    )
    #expect(timeline(words).output.contains("The next change known already is at 2025-09-01T00:00."))
    #expect(changes("01010101 --from AA --since 2025-03-01T12:02 --until 2025-05-31").count == 2)
  }

  @Test func `A rate by quantity is a text without a value, and money with one`() {
    #expect(
      changes("02020202 --from AA --until 2025-04-01") == [
        "2024-01-01T00:00  2¢/kg stands 0202.02.02", "2025-03-01T12:01 2¢/kg 10.00% + 2¢/kg began E-1",
      ]
    )
    // 500 kg at 2¢ are 10.00, which is 1% of 1,000.00; 10% of it are 100.00 more.
    let priced = timeline(
      "02020202 --from AA --until 2025-04-01 --value 1000 --quantity 500 --unit kg --format csv"
    )
    #expect(
      priced.rows.last.map { Array($0[..<7]) } == [
        "2025-03-01T12:01", "1.00%", "11.00%", "10.00", "110.00", "began", "E-1",
      ]
    )
  }

  @Test func `With a value, a quantity that is missing stays open`() {
    let run = timeline("02020202 --from AA --value 1000")
    #expect(run.status == .unassessed)
    #expect(run.output.contains("[missing-quantity]"))
  }

  @Test func `The page names period, clock and citations`() {
    let output = timeline("01010101 --from AA").output
    #expect(output.hasPrefix("0101.01.01 from AA into Nowhere: 4 changes\n"))
    #expect(output.contains("Times are those of Nowhere, UTC+08:00."))
    #expect(output.contains("in-force, from 2024-01-01T00:00 through 2026-01-01: In force\n"))
    #expect(timeline("01010101 --from AA --since 2023-01-01").output.contains("[before-law]"))
    #expect(output.contains("10% → 25%  Order 2"))
  }

  @Test func `JSON and NDJSON hold the same changes`() {
    let json = timeline("01010101 --from AA --format json").output
    #expect(
      json.hasPrefix(#"{"schema":"tariff.timeline/1","territory":"nowhere","regime":"in-force","asOf":null,"#)
    )
    #expect(
      json.contains(
        #""at":"2025-03-01T12:01","rateBefore":"5.00%","points":"10.00","steps":[{"change":"began","#
      )
    )
    let records = timeline("01010101 --from AA --format ndjson").output.split(separator: "\n")
    #expect(records.count == 6)
    #expect(records.first?.hasPrefix(#"{"type":"start","rate":"4.00%""#) == true)
    #expect(records.last?.hasPrefix(#"{"type":"timeline","schema":"tariff.timeline/1""#) == true)
  }

  @Test func `Markdown has a row for each step`() {
    let output = timeline("01010101 --from AA --format markdown").output
    #expect(output.contains("| 2025-09-01T00:00 | 30.00% | 5.00% | ended | E-1 | extra | 25% | Order 2 |"))
  }

  @Test func `Options that do not go together are refused`() {
    let files = SmallLibrary.files
    #expect(ToolRun("rate 01010101 --from AA --since 2025-01-01", files: files).status == .usage)
    #expect(timeline("01010101 --from AA --as-of 2025-01-01").status == .usage)
    #expect(timeline("01010101 --from AA --since 2025-02-01 --until 2025-01-01").status == .usage)
  }
}

/// The shipped law, against the dates and rates of the instruments.
@Suite struct ShippedTimelineTests {
  /// When, and the total after.
  private func totals(_ words: String) -> [String] {
    let run = ToolRun(shipped: "rate \(words) --timeline --format ndjson")
    return run.output.split(separator: "\n").filter { $0.hasPrefix(#"{"type":"change""#) }.map { record in
      "\(Self.text("at", record)) \(Self.text("rate", record))"
    }
  }

  /// The text after a key of a record.
  private static func text(_ key: String, _ record: Substring) -> String {
    let parts = record.split(separator: "\"\(key)\":\"", maxSplits: 1)
    return parts.count == 2 ? String(parts[1].prefix { $0 != "\"" }) : ""
  }

  /// Steel brackets of China, whole value steel.
  ///
  /// Working: 2.9 general; list 3 of 83 FR 47974 at 10, then 25 by 84 FR 20459; fentanyl 10 by EO 14195, 20
  /// by EO 14228, 10 by EO 14357, ended 24 February 2026; steel derivatives 25 by Proclamation 10896, 50 by
  /// Proclamation 10947, one metals duty of 50 since April 2026.
  @Test func `Steel brackets from China`() {
    #expect(
      totals("7326908688 --from CN") == [
        "2018-09-24T00:01 12.90%", "2019-05-10T00:01 27.90%", "2025-02-04T00:01 37.90%",
        "2025-03-04T00:01 47.90%", "2025-03-12T00:01 72.90%", "2025-06-04T00:01 97.90%",
        "2025-11-10T00:01 87.90%", "2026-02-24T00:00 77.90%", "2026-04-06T00:01 77.90%",
      ]
    )
  }

  /// Soybeans of the United States into China since 2025.
  ///
  /// Working: 3 general, 25 of 2018 and 2.5 of 2019 stand; the additions of April 2025 are 84 from noon of
  /// the 10th, 125 from the 12th, 10 from noon of 14 May.
  @Test func `Soybeans into China change at noon`() {
    let all = totals("12019090 --territory cn --from US")
    let april = ["2025-04-10T12:01 114.50%", "2025-04-12T00:00 155.50%", "2025-05-14T12:01 40.50%"]
    #expect(all.filter { april.contains($0) } == april)
  }
}
