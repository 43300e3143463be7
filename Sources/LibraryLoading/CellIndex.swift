// SPDX-License-Identifier: Apache-2.0

/// The rows of a list by their cells in one column.
struct CellIndex: Sendable {
  private let bytes: [UInt8]
  /// Where each different cell stands first; in the order of their lengths, then of their bytes.
  private var cells: [Range<Int>] = []
  /// The rows with each of these cells.
  private var rows: [[Int]] = []
  /// Where the cell that was added last stands among them; the next is often the same.
  private var latest = 0

  /// An index over the bytes of a file, without rows yet.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Adds a row, whose cell stands at `cell`; rows come in order.
  mutating func add(_ row: Int, cell: Range<Int>) {
    let bytes = bytes
    let wanted = bytes.span.extracting(cell)
    if latest < cells.count, Self.order(bytes.span.extracting(cells[latest]), wanted) == 0 {
      return rows[latest].append(row)
    }
    latest = lowerBound(wanted)
    if latest < cells.count, Self.order(bytes.span.extracting(cells[latest]), wanted) == 0 {
      rows[latest].append(row)
    } else {
      cells.insert(cell, at: latest)
      rows.insert([row], at: latest)
    }
  }

  /// The rows whose cell is `text`, in order.
  subscript(text: String) -> [Int] {
    let wanted = Array(text.utf8)
    let place = lowerBound(wanted.span)
    guard place < cells.count, Self.order(bytes.span.extracting(cells[place]), wanted.span) == 0 else {
      return []
    }
    return rows[place]
  }

  /// Where `wanted` stands among the cells, or would.
  private func lowerBound(_ wanted: Span<UInt8>) -> Int {
    var low = 0
    var high = cells.count
    while low < high {
      let middle = (low + high) / 2
      if Self.order(bytes.span.extracting(cells[middle]), wanted) < 0 {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  /// Below, equal to or above 0 as `left` comes before `right`, is the same or comes after it.
  private static func order(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Int {
    guard left.count == right.count else { return left.count - right.count }
    for index in left.indices where left[index] != right[index] {
      return Int(left[index]) - Int(right[index])
    }
    return 0
  }
}
