// SPDX-License-Identifier: Apache-2.0

/// All that a table or a Markdown page shows of an assessed basket.
package struct DutyReport: Sendable {
  /// How many lines of the basket are listed at most.
  package static let lineLimit = 50

  package var header: ReportHeader
  package var totals: TotalsReport
  /// The first lines of the basket, at most `lineLimit`; the totals say how many there are.
  package var lines: [LineReport]
  package var problems: [ReportedProblem]
  /// Problems met besides those in the list.
  package var problemsOmitted: Int
  package var counts: ProblemCounts
  package var names: NameTable

  package init(
    header: ReportHeader,
    totals: TotalsReport,
    lines: [LineReport],
    problems: [ReportedProblem] = [],
    problemsOmitted: Int = 0,
    counts: ProblemCounts = ProblemCounts(),
    names: NameTable = NameTable()
  ) {
    self.header = header
    self.totals = totals
    self.lines = lines
    self.problems = problems
    self.problemsOmitted = problemsOmitted
    self.counts = counts
    self.names = names
  }
}

/// Writes an assessed basket as plain text: totals first, then its first lines, then what the answer
/// rests on.
///
/// Published behaviour, pinned by tests: meant for people, so tables may gain columns within a version;
/// programs should read CSV or JSON.
package struct DutyTable: Sendable {
  private let page: PlainPage

  package init(isColoured: Bool = false) {
    page = PlainPage(isColoured: isColoured)
  }

  package func render(_ report: DutyReport, into out: inout [UInt8]) {
    page.render(DutyPage(report).page, into: &out)
  }
}

/// Writes an assessed basket as Markdown, with the contents of the plain table.
///
/// Published behaviour, pinned by tests.
package struct DutyMarkdown: Sendable {
  package init() {}

  package func render(_ report: DutyReport, into out: inout [UInt8]) {
    MarkdownPage().render(DutyPage(report).page, into: &out)
  }
}
