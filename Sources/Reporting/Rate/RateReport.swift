// SPDX-License-Identifier: Apache-2.0

/// What one code from one origin owes: the answer of `tariff rate`.
package struct RateReport: Sendable {
  package var header: ReportHeader
  package var line: LineReport
  /// The user gave a value, so amounts mean something; otherwise only rates are shown.
  package var showsAmounts: Bool
  package var names: NameTable

  package init(
    header: ReportHeader,
    line: LineReport,
    showsAmounts: Bool,
    names: NameTable = NameTable()
  ) {
    self.header = header
    self.line = line
    self.showsAmounts = showsAmounts
    self.names = names
  }

  /// Appends the report in that format.
  ///
  /// Published behaviour, pinned by tests.
  package func render(as format: ReportFormat, isColoured: Bool = false, into out: inout [UInt8]) {
    switch format {
    case .table: PlainPage(isColoured: isColoured).render(RatePage(self).page, into: &out)
    case .markdown: MarkdownPage().render(RatePage(self).page, into: &out)
    case .csv: writeCSV(to: &out)
    case .json: writeJSON(to: &out)
    case .ndjson: writeNDJSON(to: &out)
    }
  }
}
