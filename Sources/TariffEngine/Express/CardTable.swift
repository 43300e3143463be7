// SPDX-License-Identifier: Apache-2.0

/// Which card lines take, by rows of kinds of lines that are seen alike and classes of goods.
///
/// Rows are as long as the classes that were met in them: law that changes often has many rows, each with classes of
/// its own.
struct CardTable: Sendable {
  // What stands in place of the number of a card:
  /// The card depends on the rates of the code.
  static let exact: Int32 = -1
  /// There is no card: the lines take the assessor.
  static let none: Int32 = -2
  /// Nothing is known yet.
  static let unknown: Int32 = -3
  /// It matters which weight of contents a line declares: a row of its own says more.
  static let byContent: Int32 = -4

  private struct Row {
    var start = 0
    var width = 0
  }

  private var rows: [Row] = []
  private var cells: [Int32] = []

  /// The number of the card, or one of the answers above; `unknown` where none was set.
  ///
  /// - Precondition: There is such a row.
  @inline(__always)
  subscript(row: Int, goodsClass: Int) -> Int32 {
    get {
      let place = rows[row]
      return goodsClass < place.width ? cells[place.start &+ goodsClass] : Self.unknown
    }
    set {
      if goodsClass >= rows[row].width { lengthen(row, to: goodsClass + 1) }
      cells[rows[row].start + goodsClass] = newValue
    }
  }

  /// Sees to it that there are so many rows.
  mutating func makeRoom(rows wanted: Int) {
    while rows.count < wanted { rows.append(Row()) }
  }

  /// Moves a row to where there is room for so many classes and some more.
  private mutating func lengthen(_ row: Int, to classes: Int) {
    let old = rows[row]
    let new = Row(start: cells.count, width: max(classes, old.width * 2, 16))
    cells += repeatElement(Self.unknown, count: new.width)
    for goodsClass in 0..<old.width { cells[new.start + goodsClass] = cells[old.start + goodsClass] }
    rows[row] = new
  }
}
