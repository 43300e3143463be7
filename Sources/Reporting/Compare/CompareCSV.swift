// SPDX-License-Identifier: Apache-2.0

import ExactMath

/// Writes a comparison as CSV.
///
/// Published behaviour. Long, a row for each key and regime, with the columns `regime, asOf, key, lines,
/// customsValue, duty, fees, taxes, landedCost, effectiveRate, deltaDuty, deltaPoints`; or wide, a row for
/// each key, with `lines_<regime>` and so on for each regime in turn. Without a breakdown the only key is
/// `total`. What is unknown is empty.
package struct CompareCSV: Sendable {
  private let regimes: [(id: String, asOf: String)]
  private let baseline: Int
  private let field: BreakdownField?
  private let isWide: Bool
  private let digits: Int
  private let text = CSVText()

  private static let figures = [
    "lines", "customsValue", "duty", "fees", "taxes", "landedCost", "effectiveRate", "deltaDuty",
    "deltaPoints",
  ]

  /// - Precondition: `baseline` is an index of `headers`.
  package init(
    _ headers: [ReportHeader],
    baseline: Int = 0,
    by field: BreakdownField? = nil,
    isWide: Bool = false
  ) {
    precondition(headers.indices.contains(baseline), "the baseline must be one of the regimes")
    regimes = headers.map { ($0.regime, $0.asOf ?? "") }
    self.baseline = baseline
    self.field = field
    self.isWide = isWide
    digits = headers[baseline].currency.minorDigits
  }

  /// Appends the header row.
  package func begin(into out: inout [UInt8]) {
    if isWide {
      let figures = regimes.flatMap { regime in Self.figures.map { "\($0)_\(regime.id)" } }
      text.row(["key"] + figures, to: &out)
    } else {
      text.row(["regime", "asOf", "key"] + Self.figures, to: &out)
    }
  }

  /// Appends one key of the breakdown, under every regime.
  package func row(_ row: BreakdownRow, into out: inout [UInt8]) {
    if isWide { text.field(row.key, to: &out) }
    for (index, cell) in row.cells.enumerated() {
      if !isWide {
        text.field(regimes[index].id, to: &out)
        out.append(text.delimiter)
        text.field(regimes[index].asOf, to: &out)
        out.append(text.delimiter)
        text.field(row.key, to: &out)
      }
      figures(cell, row.cells[baseline], &out)
      if !isWide { out.append(CSVText.lineEnd) }
    }
    if isWide { out.append(CSVText.lineEnd) }
  }

  /// Appends the totals of a comparison without a breakdown.
  package func totals(_ report: CompareReport, into out: inout [UInt8]) {
    row(BreakdownRow(report), into: &out)
  }

  private func figures(_ cell: BreakdownRow.Cell, _ base: BreakdownRow.Cell, _ out: inout [UInt8]) {
    let (own, old) = (cell.figures(by: field), base.figures(by: field))
    text.amount(Int64(cell.lines), digits: 0, to: &out)
    text.amount(cell.customsValue, digits: digits, to: &out)
    text.amount(own.duty, digits: digits, to: &out)
    text.amount(own.fees, digits: digits, to: &out)
    text.amount(own.taxes, digits: digits, to: &out)
    text.amount(own.landedCost, digits: digits, to: &out)
    text.amount(own.effectiveRate, digits: 2, to: &out)
    text.amount(Delta.difference(old.duty, own.duty), digits: digits, to: &out)
    text.amount(Delta.difference(old.effectiveRate, own.effectiveRate), digits: 2, to: &out)
  }
}
