// SPDX-License-Identifier: Apache-2.0

import LibraryLoading
import SourceDiagnostics
import TariffModel

extension Command {
  private static let omit = OptionDeclaration.value(
    "omit",
    "PREFIX",
    isRepeatable: true,
    "Leave out the lines whose code begins so, such as those that only refer to others."
  )
  private static let diff = OptionDeclaration.value(
    "diff",
    "OLD.csv",
    "List what differs from this older edition. Without -o the new edition itself is not written."
  )

  /// `tariff import`: makes a schedule edition from an official export.
  static let importing = Command(
    declaration: CommandDeclaration(
      "import",
      summary: "Makes an edition of a schedule from the official export.",
      overview: [
        "Makes an edition of a schedule from the official export of the Harmonized Tariff Schedule, CSV or JSON.",
        "The edition is a CSV with code, units and the rate columns, sorted by code, ready for "
          + "law/<territory>/schedule. What was left out or cannot be read is reported; rate texts that cannot be "
          + "read end the command with 1.",
      ],
      usage: ["hts FILE [options]"],
      operands: [
        .init(name: "hts", help: "The kind of export: that of the US International Trade Commission."),
        .init(name: "FILE", help: "The export; - is standard input."),
      ],
      count: 2...2,
      groups: [
        .init(title: "OPTIONS", options: [.output, omit, diff, .listFormat, .quiet, .help, .version])
      ],
      examples: [
        .init(
          line: "tariff import hts export.csv --omit 99 -o hts-2025-rev10.csv",
          meaning: "An edition without the lines that begin with 99."
        ),
        .init(
          line: "tariff import hts export.csv --omit 99 --diff hts-2025-basic.csv",
          meaning: "What is new, gone or changed since an older edition."
        ),
      ]
    ),
    run: { context in
      let arguments = context.arguments
      guard arguments.operands[0] == "hts" else {
        throw UsageError.unknownName(arguments.operands[0], kind: "kind of export", known: ["hts"])
      }
      let path = arguments.operands[1]
      let old = try arguments.value(diff).map { try ScheduleText($0, context.workspace.read($0)) }
      let bytes = try context.input(path).readToEnd()
      let made = ScheduleImport(
        rows: try ScheduleExport(path, bytes).rows(),
        omitting: arguments.values(omit)
      )
      if old == nil || arguments.value(.output) != nil { try context.answer(made.text) }
      if let old {
        let new = try ScheduleText(path, Array(made.text.utf8))
        let listing = ScheduleDifference.listing(old, new)
        if listing.rows.isEmpty { context.remark("No line differs.") } else { try context.print(listing) }
      }
      context.remark(ImportSummary.text(made.report, path: path))
      let isSound =
        made.report.failures.isEmpty && made.report.duplicates.isEmpty && made.report.badNumbers.isEmpty
      return isSound ? .success : .findings
    }
  )
}

/// What an import found, in sentences for whoever runs it.
enum ImportSummary {
  /// How many examples of one finding are shown.
  private static let shown = 20

  static func text(_ report: ScheduleImport.Report, path: String) -> String {
    let count = report.lines.values.reduce(0, +)
    let lengths = report.lines.sorted { $0.key < $1.key }.map { "\($0.value) of \($0.key) digits" }
    var lines = [
      "\(path): \(count) lines, \(lengths.joined(separator: ", ")); \(report.linesWithRates) with rates of their own",
      "left out: \(report.headings) headings, \(report.omitted) lines on request",
    ]
    if report.ratesFromHeadings > 0 {
      lines.append("\(report.ratesFromHeadings) lines have their rates from a heading")
    }
    lines += list(
      report.references.map { "'\($0.text)', \($0.count) times" },
      "rate texts refer elsewhere and charge nothing"
    )
    lines += list(report.withoutRates.map(\.description), "lines have no rate, nor has a shorter code")
    lines += list(
      report.failures.map { "\($0.code): '\($0.text)'" },
      "error: rate texts cannot be read"
    )
    lines += list(report.duplicates.map(\.description), "error: codes stand on more than one line")
    lines += list(report.badNumbers.map { "row \($0.row): '\($0.number)'" }, "error: numbers are no codes")
    return lines.joined(separator: "\n")
  }

  private static func list(_ items: [String], _ what: String) -> [String] {
    guard !items.isEmpty else { return [] }
    let more = items.count > shown ? ["  and \(items.count - shown) more"] : []
    let parts = what.hasPrefix("error: ") ? ("error: ", what.dropFirst(7)) : ("", what[...])
    return ["\(parts.0)\(items.count) \(parts.1):"] + items.prefix(shown).map { "  \($0)" } + more
  }
}
