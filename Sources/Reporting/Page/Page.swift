// SPDX-License-Identifier: Apache-2.0

/// A report for people, as blocks from top to bottom; how they look is the style's affair.
struct Page: Sendable {
  enum Block: Sendable {
    /// A title with a line under it that says more.
    case title(String, subtitle: String)
    /// A heading above what follows.
    case heading(String)
    /// Something that must not be overlooked.
    case warning(String)
    case paragraph(String)
    /// Sentences under the name of what they are about.
    case list(String, [String])
    case grid(Grid)
    /// What the answer rests on.
    case footer([String])
  }

  private(set) var blocks: [Block] = []

  mutating func add(_ block: Block) { blocks.append(block) }

  mutating func add(list name: String, _ sentences: [String]) {
    if !sentences.isEmpty { blocks.append(.list(name, sentences)) }
  }
}

/// A table of texts.
struct Grid: Sendable {
  struct Column: Sendable {
    enum Alignment: Sendable { case left, right }

    let title: String
    let alignment: Alignment
    /// How narrow it may become, with its texts cut; nil is never cut.
    let minimum: Int?
    /// Instead of being cut, its texts go on in further rows.
    let wraps: Bool
    /// Left out when it has no texts.
    let isOptional: Bool

    static func left(
      _ title: String,
      minimum: Int? = nil,
      wraps: Bool = false,
      isOptional: Bool = false
    ) -> Column {
      Column(title: title, alignment: .left, minimum: minimum, wraps: wraps, isOptional: isOptional)
    }

    static func right(_ title: String, isOptional: Bool = false) -> Column {
      Column(title: title, alignment: .right, minimum: nil, wraps: false, isOptional: isOptional)
    }
  }

  struct Row: Sendable {
    var cells: [String]
    /// A sum of the rows above.
    var isTotal = false
  }

  private(set) var columns: [Column]
  private(set) var rows: [Row] = []

  init(_ columns: [Column]) {
    self.columns = columns
  }

  mutating func row(_ cells: [String], isTotal: Bool = false) {
    precondition(cells.count == columns.count, "a row must have a text for each column")
    rows.append(Row(cells: cells.map(\.onOneLine), isTotal: isTotal))
  }

  /// The grid without optional columns that have no texts.
  func trimmed() -> Grid {
    let kept = columns.indices.filter { column in
      !columns[column].isOptional || rows.contains { !$0.cells[column].isEmpty }
    }
    var result = Grid(kept.map { columns[$0] })
    for row in rows { result.row(kept.map { row.cells[$0] }, isTotal: row.isTotal) }
    return result
  }

  /// The width of each column, made to fit together into `limit` columns where that can be.
  func widths(limit: Int, gap: Int) -> [Int] {
    var widths = columns.indices.map { column in
      rows.reduce(columns[column].title.width) { max($0, $1.cells[column].width) }
    }
    var excess = widths.reduce(0, +) + gap * max(0, widths.count - 1) - limit
    while excess > 0 {
      let candidates = columns.indices.filter { widths[$0] > columns[$0].minimum ?? .max }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }
}
