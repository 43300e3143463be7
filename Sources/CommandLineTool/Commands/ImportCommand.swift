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
    "OLD",
    "List what differs from this older edition: a CSV file, or an edition of the library by its id. Without -o the "
      + "new edition itself is not written."
  )
  private static let references = OptionDeclaration.value(
    "references",
    "FILE",
    "Write to this file which codes have a footnote that refers to a heading, and to which: a CSV."
  )
  /// How many lines of a difference a table shows.
  private static let shownDifferences = 50

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
        "What is new, gone, renumbered or changed since the newest edition of the library, or since --diff, is "
          + "counted, and the first of it shown. Descriptions are not kept; of footnotes only the headings that they "
          + "refer to.",
      ],
      usage: ["hts FILE [options]"],
      operands: [
        .init(name: "hts", help: "The kind of export: that of the US International Trade Commission."),
        .init(name: "FILE", help: "The export; - is standard input."),
      ],
      count: 2...2,
      groups: [
        .init(title: "OPTIONS", options: [.output, omit, diff, references, .listFormat, .territory]),
        .general,
      ],
      examples: [
        .init(
          line: "tariff import hts export.csv --omit 99 -o hts-2025-rev10.csv",
          meaning: "An edition without the lines that begin with 99."
        ),
        .init(
          line: "tariff import hts export.json --omit 99 --diff hts-2025-rev10 --format csv",
          meaning: "What is new, gone, renumbered or changed since an edition of the library."
        ),
        .init(
          line: "tariff import hts export.json --omit 99 --references footnotes.csv -o edition.csv",
          meaning: "Also which codes refer to headings of additional duties."
        ),
      ]
    ),
    run: { context in
      let arguments = context.arguments
      guard arguments.operands[0] == "hts" else {
        throw UsageError.unknownName(arguments.operands[0], kind: "kind of export", known: ["hts"])
      }
      let path = arguments.operands[1]
      let named = arguments.value(diff)
      let old = try EarlierEdition(named, context)
      let bytes = try context.input(path).readToEnd()
      let made = ScheduleImport(
        rows: try ScheduleExport(path, bytes).rows(),
        omitting: arguments.values(omit)
      )
      if named == nil || arguments.value(.output) != nil { try context.answer(made.text) }
      if let file = arguments.value(references) {
        try context.workspace.write(Array(made.referencesText.utf8), to: file)
      }
      context.remark(ImportSummary.text(made.report, path: path))
      if let old {
        let difference = old.difference(to: try ScheduleText(path, Array(made.text.utf8)))
        if named != nil {
          let isTable = (arguments.value(.listFormat) ?? "table") == "table"
          try context.print(difference.listing(first: isTable ? shownDifferences : .max))
          context.remark(
            ImportSummary.text(difference, from: old.name, shown: isTable ? shownDifferences : .max)
          )
        } else {
          context.remark(ImportSummary.text(difference, from: old.name))
        }
      }
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
    if report.quotas + report.additionalDuties > 0 {
      lines.append(
        "not kept: the quota quantity of \(report.quotas) rows, the additional duties of \(report.additionalDuties)"
      )
    }
    lines += list(footnotes(report), "headings are referred to by footnotes")
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

  /// The headings that footnotes refer to, the most frequent first.
  private static func footnotes(_ report: ScheduleImport.Report) -> [String] {
    let codes = Dictionary(grouping: report.footnotes, by: \.heading).mapValues { Set($0.map(\.code)).count }
    return codes.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
      .map { "\($0.key), of \($0.value) codes" }
  }

  /// The counts of a difference and its first rows.
  static func text(_ difference: ScheduleDifference, from old: String) -> String {
    let rows = difference.rows.map(\.text)
    return (["against \(old), \(difference.summary)"] + first(rows)).joined(separator: "\n")
  }

  /// The counts of a difference of which so many rows are listed elsewhere.
  static func text(_ difference: ScheduleDifference, from old: String, shown: Int) -> String {
    let more = difference.rows.count - min(shown, difference.rows.count)
    return "against \(old), \(difference.summary)"
      + (more == 0 ? "" : "\n\(more) more rows: --format csv, json or ndjson lists them all")
  }

  private static func list(_ items: [String], _ what: String) -> [String] {
    guard !items.isEmpty else { return [] }
    let parts = what.hasPrefix("error: ") ? ("error: ", what.dropFirst(7)) : ("", what[...])
    return ["\(parts.0)\(items.count) \(parts.1):"] + first(items)
  }

  private static func first(_ items: [String]) -> [String] {
    let more = items.count > shown ? ["  and \(items.count - shown) more"] : []
    return items.prefix(shown).map { "  \($0)" } + more
  }
}
