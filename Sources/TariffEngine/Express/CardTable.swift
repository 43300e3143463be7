// SPDX-License-Identifier: Apache-2.0

/// Which card lines of a kind and a class of goods take: a table with a row for each kind.
struct CardTable: Sendable {
  /// Nothing is known yet.
  static let unknown: Int32 = -3

  private var cells: [Int32] = []
  /// How many classes a row has room for.
  private var width = 256
  private var rows = 0

  /// The number of the card; `unknown` where none was set.
  ///
  /// - Precondition: The kind has a row, and the class was made room for.
  @inline(__always)
  subscript(kind: Int, goodsClass: Int) -> Int32 {
    get { cells[kind &* width &+ goodsClass] }
    set { cells[kind &* width &+ goodsClass] = newValue }
  }

  /// Adds a row for one more kind.
  mutating func addKind() {
    rows += 1
    cells += Array(repeating: Self.unknown, count: width)
  }

  /// Sees to it that rows have room for so many classes.
  mutating func makeRoom(for classes: Int) {
    guard classes > width else { return }
    let old = self
    width = max(classes, width * 2)
    cells = Array(repeating: Self.unknown, count: rows * width)
    for kind in 0..<rows {
      for goodsClass in 0..<old.width { self[kind, goodsClass] = old[kind, goodsClass] }
    }
  }
}
