// SPDX-License-Identifier: Apache-2.0

/// Lays a page out as GitHub-flavoured Markdown.
struct MarkdownPage: Sendable {
  func render(_ page: Page, into out: inout [UInt8]) {
    for (index, block) in page.blocks.enumerated() {
      if index > 0 { line("", &out) }
      render(block, &out)
    }
  }

  private func render(_ block: Page.Block, _ out: inout [UInt8]) {
    switch block {
    case .title(let title, let subtitle):
      line("## " + escaped(title), &out)
      guard !subtitle.isEmpty else { return }
      line("", &out)
      line(escaped(subtitle), &out)
    case .heading(let text): line("### " + escaped(text), &out)
    case .warning(let text): line("**" + escaped(text) + "**", &out)
    case .paragraph(let text): line(escaped(text), &out)
    case .list(let name, let sentences):
      line(escaped(name) + ":", &out)
      line("", &out)
      for sentence in sentences { line("- " + escaped(sentence), &out) }
    case .grid(let grid): render(grid.trimmed(), &out)
    case .footer(let sentences):
      for (index, sentence) in sentences.enumerated() {
        if index > 0 { line("", &out) }
        line(escaped(sentence), &out)
      }
    }
  }

  private func render(_ grid: Grid, _ out: inout [UInt8]) {
    row(grid.columns.map { escaped($0.title) }, &out)
    row(grid.columns.map { $0.alignment == .left ? "---" : "---:" }, &out)
    for content in grid.rows {
      row(content.cells.map { cell in mark(escaped(trimmed(cell)), isTotal: content.isTotal) }, &out)
    }
  }

  private func mark(_ text: String, isTotal: Bool) -> String {
    isTotal && !text.isEmpty ? "**\(text)**" : text
  }

  private func row(_ cells: [String], _ out: inout [UInt8]) {
    line("| " + cells.joined(separator: " | ") + " |", &out)
  }

  /// The text without the spaces that indent it on a plain page.
  private func trimmed(_ text: String) -> String { String(text.drop { $0 == " " }) }

  /// The text with everything harmless that Markdown or HTML would read as markup.
  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.onOneLine.unicodeScalars {
      switch scalar {
      case "\\", "|", "*", "_", "`", "[", "]", "#":
        result.unicodeScalars.append("\\")
        result.unicodeScalars.append(scalar)
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private func line(_ text: String, _ out: inout [UInt8]) {
    out.append(contentsOf: text.utf8)
    out.append(UInt8(ascii: "\n"))
  }
}
