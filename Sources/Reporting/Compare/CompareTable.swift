// SPDX-License-Identifier: Apache-2.0

/// Writes a comparison as plain text.
///
/// Published behaviour, pinned by tests: meant for people, so tables may gain columns within a version;
/// programs should read CSV or JSON.
package struct CompareTable: Sendable {
  private let page: PlainPage

  package init(isColoured: Bool = false) {
    page = PlainPage(isColoured: isColoured)
  }

  package func render(
    _ report: CompareReport,
    breakdown: Breakdown? = nil,
    names: NameTable = NameTable(),
    into out: inout [UInt8]
  ) {
    page.render(ComparePage(report, names: names).page(breakdown), into: &out)
  }
}

/// Writes a comparison as Markdown, with the contents of the plain table.
///
/// Published behaviour, pinned by tests.
package struct CompareMarkdown: Sendable {
  package init() {}

  package func render(
    _ report: CompareReport,
    breakdown: Breakdown? = nil,
    names: NameTable = NameTable(),
    into out: inout [UInt8]
  ) {
    MarkdownPage().render(ComparePage(report, names: names).page(breakdown), into: &out)
  }
}
