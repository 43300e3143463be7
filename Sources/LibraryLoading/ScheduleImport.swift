// SPDX-License-Identifier: Apache-2.0

import TariffModel

/// A schedule edition of a library, made from the official export of a schedule.
///
/// Only lines with codes of eight or ten digits are kept, sorted by code. A rate stands on the line that
/// carries it. A rate that the export prints on a heading instead goes to the lines below it that have none.
package struct ScheduleImport: Sendable {
  /// A row of the export as printed: a line, or a heading with a shorter number or none.
  package struct Row: Hashable, Sendable {
    /// The number, perhaps with dots; empty on a heading without one.
    package var number: String
    /// How deep it stands under the headings before it.
    package var indent: Int
    package var units: [String]
    package var general: String
    package var special: String
    package var column2: String
    /// The texts of its footnotes.
    package var footnotes: [Footnote]
    package var quotaQuantity: String
    package var additionalDuties: String

    package init(
      number: String,
      indent: Int,
      units: [String] = [],
      general: String = "",
      special: String = "",
      column2: String = "",
      footnotes: [Footnote] = [],
      quotaQuantity: String = "",
      additionalDuties: String = ""
    ) {
      self.number = number
      self.indent = indent
      self.units = units
      self.general = general
      self.special = special
      self.column2 = column2
      self.footnotes = footnotes
      self.quotaQuantity = quotaQuantity
      self.additionalDuties = additionalDuties
    }
  }

  /// A footnote of a row: the columns that it stands in, and its text.
  package struct Footnote: Hashable, Sendable {
    package var columns: [String]
    package var text: String

    package init(columns: [String], text: String) {
      self.columns = columns
      self.text = text
    }
  }

  /// A line of the edition, with its rates as the edition prints them.
  struct Line {
    let code: CommodityCode
    let units: [String]
    let rates: PrintedRates
  }

  /// The columns of an edition file.
  package static let header = "code,units,general,special,column2"

  /// The edition as the text of a CSV file.
  package let text: String
  package let report: Report

  /// Makes an edition of `rows`, leaving out those whose number begins with one of `omitted`.
  package init(rows: [Row], omitting omitted: [String]) {
    var report = Report()
    // The rows above the present one that have rates: headings, and lines, whose rates go by code.
    var above: [(indent: Int, headingRates: PrintedRates?)] = []
    var lines: [Line] = []
    for (index, row) in rows.enumerated() {
      above.removeAll { $0.indent >= row.indent }
      var rates = PrintedRates(row)
      let code = CommodityCode(row.number)
      if code == nil, !row.number.isEmpty { report.badNumbers.append((row: index + 1, number: row.number)) }
      guard let code, Self.lineLengths.contains(code.length) else {
        report.headings += 1
        if let code, !omitted.contains(where: code.description.hasPrefix) { report.note(row, code) }
        if !rates.isBlank { above.append((row.indent, rates)) }
        continue
      }
      guard !omitted.contains(where: code.description.hasPrefix) else {
        report.omitted += 1
        continue
      }
      report.note(row, code)
      if rates.isBlank, let inherited = above.last?.headingRates {
        rates = inherited
        report.ratesFromHeadings += 1
      }
      if !rates.isBlank { above.append((row.indent, nil)) }
      lines.append(Line(code: code, units: Self.units(row.units), rates: rates))
    }
    lines.sort { $0.code < $1.code }
    report.count(lines)
    self.report = report
    text = Self.header + "\n" + lines.map(Self.csv).joined()
  }

  /// The lengths of code that are lines of the schedule.
  private static let lineLengths = [8, 10]

  private static func csv(_ line: Line) -> String {
    let fields = [
      line.code.description, line.units.joined(separator: ";"),
      line.rates.general, line.rates.special, line.rates.column2,
    ]
    return fields.map(quoted).joined(separator: ",") + "\n"
  }

  private static func quoted(_ field: String) -> String {
    guard field.contains(where: { $0 == "," || $0 == "\"" }) else { return field }
    let parts = field.split(separator: "\"", omittingEmptySubsequences: false)
    return "\"" + parts.joined(separator: "\"\"") + "\""
  }
}

/// The rates of a row, tidied.
struct PrintedRates {
  let general: String
  let special: String
  let column2: String

  init(_ row: ScheduleImport.Row) {
    general = RateText.tidy(row.general)
    special = SpecialCell.tidy(row.special)
    column2 = RateText.tidy(row.column2)
  }

  var isBlank: Bool { general.isEmpty && special.isEmpty && column2.isEmpty }
}
