// SPDX-License-Identifier: Apache-2.0

import ExactMath
import JSON5Reading
import SourceDiagnostics

/// Runs workloads and checks their answers.
struct Bench: Sendable {
  /// How many lines an answer is checked on at most, line by line.
  private static let sample = 5000

  let tool: ToolInMemory
  let plan: GoodsPlan
  let lines: Int
  let seed: UInt64
  let rounds: Int

  /// What was measured of a workload.
  struct Measurement: Sendable {
    let workload: Workload
    let lines: Int
    let bytesIn: Int
    let bytesOut: Int
    /// One for each round, the fastest first.
    let durations: [Duration]

    /// The duration in the middle.
    var median: Duration { durations[durations.count / 2] }
  }

  /// Checks a workload on a sample, then measures it.
  ///
  /// - Throws: `BenchError` when the answer is wrong.
  func measure(_ workload: Workload) throws -> Measurement {
    try workload.check(self)
    let count = workload.lines(lines)
    var maker = GoodsMaker(plan, lines: count, seed: seed, entries: workload.entries)
    let files = [Workload.basket: maker.basket()]
    try checkSums(files, workload, lines: count, customsValue: maker.customsValue)
    var durations: [Duration] = []
    var bytesOut = 0
    for _ in 0..<rounds {
      let (outcome, duration) = try Duration.measure {
        try tool.run(workload.words(plan), files: files, keeps: false)
      }
      bytesOut = outcome.byteCount
      durations.append(duration)
    }
    return Measurement(
      workload: workload,
      lines: count,
      bytesIn: files[Workload.basket]?.count ?? 0,
      bytesOut: bytesOut,
      durations: durations.sorted { $0.wall < $1.wall }
    )
  }

  // MARK: Checks

  /// The sample of a workload's goods.
  private func goods(_ entries: GoodsMaker.Entries) -> [String: [UInt8]] {
    var maker = GoodsMaker(plan, lines: min(lines, Self.sample), seed: seed &+ 1, entries: entries)
    return [Workload.basket: maker.basket()]
  }

  private func duty(_ files: [String: [UInt8]], _ more: String...) throws -> ToolInMemory.Outcome {
    let words = ["duty", Workload.basket, "--regime", plan.regime, "--partial", "--quiet"]
    return try tool.run(words + more, files: files, keeps: true)
  }

  /// The fast way writes each line as the way with all reasons has it, which shares no code with it from the
  /// reading of a row to the writing of an amount.
  func checkLines(_ entries: GoodsMaker.Entries, _ order: String) throws {
    let files = goods(entries)
    let fast = try duty(files, "--format", "csv", "--entries", order).output
    let full = try duty(files, "--format", "ndjson", "--entries", order, "--explain").output
    let header = try Row.header(fast)
    let lines = full.split(separator: UInt8(ascii: "\n"))
    for (place, row) in Row.rows(fast).enumerated() {
      let line = try Record(lines[place])
      for (column, key) in [
        ("duty", "duty"), ("fees", "fees"), ("taxes", "taxes"), ("landed_cost", "landedCost"),
        ("status", "status"),
      ] {
        guard let index = header.firstIndex(of: column), row[index] == line.text(key) else {
          throw BenchError("row \(place + 1): \(column) is not what the way with all reasons gives")
        }
      }
    }
  }

  /// The totals are the sums of the lines, programme by programme.
  func checkTotals() throws {
    let files = goods(.none)
    let totals = try Record(duty(files, "--totals", "-").output[...])
    let rows = try duty(files, "--format", "csv").output
    let header = try Row.header(rows)
    for (column, key) in [("duty", "duty"), ("fees", "fees")] {
      guard let index = header.firstIndex(of: column) else {
        throw BenchError("there is no column \(column)")
      }
      // Lines that are not whole have no sum of their own, and their parts count all the same.
      let isWhole = totals.number("unassessed") == 0
      let sum = Row.rows(rows).reduce(Int64(0)) { $0 + Row.amount($1[index]) }
      guard let total = totals.amount(key), isWhole ? sum == total : sum <= total else {
        throw BenchError("the \(column) of the totals is not the sum of the lines")
      }
    }
    for index in header.indices where header[index].hasPrefix("duty_") {
      let sum = Row.rows(rows).reduce(Int64(0)) { $0 + Row.amount($1[index]) }
      let programme = String(header[index].dropFirst(5))
      guard totals.member("byProgramme")?.amount(programme) ?? 0 == sum else {
        throw BenchError("the total of \(programme) is not the sum of the lines")
      }
    }
  }

  /// Each side of a comparison is what one regime by itself gives.
  func checkComparison() throws {
    let files = goods(.none)
    let words = ["compare", Workload.basket, "--regimes", plan.regimes.joined(separator: ",")]
    let options = ["--format", "json", "--partial", "--quiet"]
    let all = try Record(tool.run(words + options, files: files, keeps: true).output[...])
    for (place, regime) in plan.regimes.enumerated() {
      let alone = try Record(
        tool.run(
          ["duty", Workload.basket, "--regime", regime, "--partial", "--quiet", "--totals", "-"],
          files: files,
          keeps: true
        ).output[...]
      )
      let side = all.elements("regimes")[place].member("totals")
      for key in ["duty", "fees", "taxes", "landedCost", "customsValue"] {
        guard side?.amount(key) == alone.amount(key) else {
          throw BenchError("\(key) under \(regime) is not what the regime alone gives")
        }
      }
    }
  }

  /// The charges of each line add up to its sums.
  func checkReasons() throws {
    let output = try duty(goods(.none), "--format", "ndjson", "--explain").output
    for text in output.split(separator: UInt8(ascii: "\n")) {
      let line = try Record(text)
      guard line.text("type") == "line", line.text("status") != "unassessed" else { continue }
      for (kind, key) in [("duty", "duty"), ("fee", "fees"), ("tax", "taxes")] {
        let charges = line.elements("charges").filter { $0.text("kind") == kind }
        guard charges.reduce(0, { $0 + ($1.amount("amount") ?? 0) }) == line.amount(key) else {
          throw BenchError("row \(line.number("row")): the charges do not add up to the \(key)")
        }
      }
    }
  }

  /// The whole basket has so many lines of so much value, as whoever made it knows.
  private func checkSums(
    _ files: [String: [UInt8]],
    _ workload: Workload,
    lines: Int,
    customsValue: Int64
  ) throws {
    var order = "together"
    if case .scattered = workload.entries { order = "scattered" }
    let totals = try Record(duty(files, "--totals", "-", "--entries", order).output[...])
    guard totals.number("lines") == lines, totals.amount("customsValue") == customsValue else {
      throw BenchError("the totals have other lines or another value than the basket")
    }
  }
}
