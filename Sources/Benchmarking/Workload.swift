// SPDX-License-Identifier: Apache-2.0

/// A named piece of work, and how its answer is checked.
struct Workload: Sendable {
  let name: String
  let summary: String
  /// What `--lines` is multiplied with and divided by, for work that is slower a line.
  var slowness = 1
  /// So many lines, whatever was asked for.
  var fixedLines: Int?
  var entries = GoodsMaker.Entries.none
  /// The command line, without the library.
  let words: @Sendable (GoodsPlan) -> [String]
  /// Checks the answer on a sample.
  let check: @Sendable (Bench) throws -> Void

  /// How many lines it works on.
  func lines(_ asked: Int) -> Int { fixedLines ?? max(1, asked / slowness) }

  static let basket = "goods.csv"
  static let result = "result"

  private static func duty(_ plan: GoodsPlan, _ more: String...) -> [String] {
    ["duty", basket, "--regime", plan.regime, "--partial", "--quiet"] + more
  }

  /// All of them, in the order of the table.
  static let all: [Workload] = [
    Workload(
      name: "duty",
      summary: "one regime, each line its own entry, CSV in and out",
      words: { duty($0, "--format", "csv", "-o", result) },
      check: { try $0.checkLines(.none, "together") }
    ),
    Workload(
      name: "duty-entries",
      summary: "the same with entries of one to eight lines that stand together",
      entries: .together,
      words: { duty($0, "--format", "csv", "-o", result) },
      check: { try $0.checkLines(.together, "together") }
    ),
    Workload(
      name: "duty-scattered",
      summary: "the same with the lines of an entry anywhere in the basket",
      entries: .scattered,
      words: { duty($0, "--format", "csv", "--entries", "scattered", "-o", result) },
      check: { try $0.checkLines(.scattered, "scattered") }
    ),
    Workload(
      name: "totals",
      summary: "one regime, totals only",
      words: { duty($0, "--totals", "-") },
      check: { try $0.checkTotals() }
    ),
    Workload(
      name: "compare",
      summary: "five regimes in one pass, totals only",
      words: {
        [
          "compare", basket, "--regimes", $0.regimes.joined(separator: ","), "--format", "json", "--partial",
          "--quiet",
        ]
      },
      check: { try $0.checkComparison() }
    ),
    Workload(
      name: "explain",
      summary: "one regime with every reason, NDJSON; a twentieth of the lines",
      slowness: 20,
      words: { duty($0, "--format", "ndjson", "--explain", "-o", result) },
      check: { try $0.checkReasons() }
    ),
    Workload(
      name: "start",
      summary: "ten lines, the library read from its files",
      fixedLines: 10,
      words: { duty($0, "--format", "csv", "-o", result) },
      check: { try $0.checkLines(.none, "together") }
    ),
  ]
}
