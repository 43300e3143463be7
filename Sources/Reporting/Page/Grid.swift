// SPDX-License-Identifier: Apache-2.0

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
  /// A plain page may show the columns after this many in several tables, one below the other; nil keeps
  /// them together.
  let leading: Int?

  init(_ columns: [Column], leading: Int? = nil) {
    self.columns = columns
    self.leading = leading
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
    return select(kept)
  }
}

// MARK: Layout

extension Grid {
  /// Blanks between two columns.
  static let gap = 2

  /// The width of each column, made to fit together into `limit` columns where that can be.
  ///
  /// Texts that go on in further rows give way before texts that are cut.
  func widths(limit: Int) -> [Int] {
    var widths = naturalWidths
    var excess = Self.total(widths) - limit
    while excess > 0 {
      let candidates = columns.indices.filter { widths[$0] > columns[$0].minimum ?? .max }
      let wrapping = candidates.filter { columns[$0].wraps }
      let pool = wrapping.isEmpty ? candidates : wrapping
      guard let widest = pool.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  /// Whether it does not fit into `limit` columns even with its texts cut.
  func isWider(than limit: Int) -> Bool { Self.total(widths(limit: limit)) > limit }

  /// The grid in pieces that fit into `limit` columns, each with the leading columns.
  func pieces(limit: Int) -> [Grid] {
    guard let leading, isWider(than: limit), columns.count > leading + 1 else { return [self] }
    var pieces: [Grid] = []
    var kept = Array(0..<leading)
    for column in leading..<columns.count {
      if kept.count > leading, select(kept + [column]).isWider(than: limit) {
        pieces.append(select(kept))
        kept = Array(0..<leading)
      }
      kept.append(column)
    }
    return pieces + [select(kept)]
  }

  private var naturalWidths: [Int] {
    columns.indices.map { column in
      rows.reduce(columns[column].title.width) { max($0, $1.cells[column].width) }
    }
  }

  private static func total(_ widths: [Int]) -> Int {
    widths.reduce(0, +) + gap * max(0, widths.count - 1)
  }

  /// Only the columns of those indices.
  private func select(_ kept: [Int]) -> Grid {
    var result = Grid(kept.map { columns[$0] }, leading: leading)
    for row in rows { result.row(kept.map { row.cells[$0] }, isTotal: row.isTotal) }
    return result
  }
}
