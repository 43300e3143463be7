// SPDX-License-Identifier: Apache-2.0

/// Which card lines take, by rows of kinds of lines that are seen alike and classes of goods.
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

  private var cells: [Int32] = []
  /// How many classes a row has room for.
  private var width = 256
  private var rows = 0

  /// The number of the card, or one of the answers above; `unknown` where none was set.
  ///
  /// - Precondition: There is such a row, and the class was made room for.
  @inline(__always)
  subscript(row: Int, goodsClass: Int) -> Int32 {
    get { cells[row &* width &+ goodsClass] }
    set { cells[row &* width &+ goodsClass] = newValue }
  }

  /// Sees to it that there are so many rows.
  mutating func makeRoom(rows wanted: Int) {
    guard wanted > rows else { return }
    cells += repeatElement(Self.unknown, count: (wanted - rows) * width)
    rows = wanted
  }

  /// Sees to it that rows have room for so many classes.
  mutating func makeRoom(for classes: Int) {
    guard classes > width else { return }
    let old = self
    width = max(classes, width * 2)
    cells = Array(repeating: Self.unknown, count: rows * width)
    for row in 0..<rows {
      for goodsClass in 0..<old.width { self[row, goodsClass] = old[row, goodsClass] }
    }
  }
}
