// SPDX-License-Identifier: Apache-2.0

/// Lays a page out as plain text for a terminal or a file.
struct PlainPage: Sendable {
  /// Bold titles and totals, dim footers.
  var isColoured = false
  /// How wide tables and paragraphs may be.
  var width = standardWidth

  static let standardWidth = 100

  private static let gap = String(repeating: " ", count: Grid.gap)

  func render(_ page: Page, into out: inout [UInt8]) {
    for (index, block) in page.blocks.enumerated() {
      if index > 0 { line("", .plain, &out) }
      render(block, &out)
    }
  }

  private func render(_ block: Page.Block, _ out: inout [UInt8]) {
    switch block {
    case .title(let title, let subtitle):
      paragraph(title, .bold, &out)
      if !subtitle.isEmpty { paragraph(subtitle, .plain, &out) }
    case .heading(let text): paragraph(text, .bold, &out)
    case .warning(let text): paragraph(text, .bold, &out)
    case .paragraph(let text): paragraph(text, .plain, &out)
    case .list(let name, let sentences):
      line("\(name):", .plain, &out)
      for sentence in sentences {
        for text in sentence.onOneLine.wrapped(to: width - 2) { line("  " + text, .plain, &out) }
      }
    case .grid(let grid):
      for (index, piece) in grid.trimmed().pieces(limit: width).enumerated() {
        if index > 0 { line("", .plain, &out) }
        render(piece, &out)
      }
    case .footer(let sentences):
      for sentence in sentences { paragraph(sentence, .dim, &out) }
    }
  }

  // MARK: Tables

  private func render(_ grid: Grid, _ out: inout [UInt8]) {
    let widths = grid.widths(limit: width)
    if grid.columns.contains(where: { !$0.title.isEmpty }) {
      line(joined(grid.columns.map(\.title), grid, widths), .plain, &out)
      line(widths.map { String(repeating: "-", count: $0) }.joined(separator: Self.gap), .plain, &out)
    }
    for row in grid.rows {
      for cells in unfolded(row.cells, grid, widths) {
        line(joined(cells, grid, widths), row.isTotal ? .bold : .plain, &out)
      }
    }
  }

  /// The row itself, and a further one for each line that wrapped texts go on in.
  private func unfolded(_ cells: [String], _ grid: Grid, _ widths: [Int]) -> [[String]] {
    let pieces = cells.indices.map { column in
      grid.columns[column].wraps ? cells[column].wrapped(to: widths[column]) : [cells[column]]
    }
    let height = pieces.reduce(1) { max($0, $1.count) }
    return (0..<height).map { level in pieces.map { level < $0.count ? $0[level] : "" } }
  }

  private func joined(_ cells: [String], _ grid: Grid, _ widths: [Int]) -> String {
    cells.indices
      .map { column in
        let text = cells[column].cut(to: widths[column])
        let padding = String(repeating: " ", count: max(0, widths[column] - text.width))
        return grid.columns[column].alignment == .left ? text + padding : padding + text
      }
      .joined(separator: Self.gap)
  }

  // MARK: Lines

  private enum Style {
    case plain, bold, dim

    var opening: String {
      switch self {
      case .plain: ""
      case .bold: "\u{1B}[1m"
      case .dim: "\u{1B}[2m"
      }
    }
  }

  private func paragraph(_ text: String, _ style: Style, _ out: inout [UInt8]) {
    for text in text.onOneLine.wrapped(to: width) { line(text, style, &out) }
  }

  private func line(_ text: String, _ style: Style, _ out: inout [UInt8]) {
    var text = text[...]
    while text.last == " " { text.removeLast() }
    let isStyled = isColoured && style != .plain && !text.isEmpty
    if isStyled { out.append(contentsOf: style.opening.utf8) }
    out.append(contentsOf: text.utf8)
    if isStyled { out.append(contentsOf: "\u{1B}[0m".utf8) }
    out.append(UInt8(ascii: "\n"))
  }
}
