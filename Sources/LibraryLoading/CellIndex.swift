// SPDX-License-Identifier: Apache-2.0

/// The rows of a list by their cells in one column.
struct CellIndex: Sendable {
  private let bytes: [UInt8]
  /// The different cells, in the order of `Entry.order`.
  private var entries: [Entry] = []
  /// The entry to which a row was added last; the next is often the same.
  private var latest = 0

  private struct Entry {
    /// Where the cell stands first.
    let cell: Range<Int>
    /// Its last eight bytes, which tell most cells of one length apart.
    let mark: UInt64
    /// The rows that have it.
    var rows: [Int]
  }

  /// An index over the bytes of a file, without rows yet.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Adds a row, whose cell stands at `cell`; rows come in order.
  mutating func add(_ row: Int, cell: Range<Int>) {
    let bytes = bytes
    let wanted = bytes.span.extracting(cell)
    let mark = Self.mark(wanted)
    if latest >= entries.count || order(entries[latest], wanted, mark) != 0 {
      latest = lowerBound(wanted, mark)
      if latest == entries.count || order(entries[latest], wanted, mark) != 0 {
        entries.insert(Entry(cell: cell, mark: mark, rows: []), at: latest)
      }
    }
    entries[latest].rows.append(row)
  }

  /// The rows whose cell is `text`, in order.
  subscript(text: String) -> [Int] {
    let wanted = Array(text.utf8)
    let mark = Self.mark(wanted.span)
    let place = lowerBound(wanted.span, mark)
    guard place < entries.count, order(entries[place], wanted.span, mark) == 0 else { return [] }
    return entries[place].rows
  }

  /// Where `wanted` stands among the cells, or would.
  private func lowerBound(_ wanted: Span<UInt8>, _ mark: UInt64) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if order(entries[middle], wanted, mark) < 0 { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func mark(_ cell: Span<UInt8>) -> UInt64 {
    var mark: UInt64 = 0
    for index in max(0, cell.count - 8)..<cell.count { mark = mark << 8 | UInt64(cell[index]) }
    return mark
  }

  /// Below, equal to or above 0 as the entry comes before `cell`, is for it or comes after it: by length, then by
  /// marks, then by bytes.
  private func order(_ entry: Entry, _ cell: Span<UInt8>, _ mark: UInt64) -> Int {
    guard entry.cell.count == cell.count else { return entry.cell.count - cell.count }
    guard entry.mark == mark else { return entry.mark < mark ? -1 : 1 }
    let start = entry.cell.lowerBound
    for index in 0..<max(0, cell.count - 8) where bytes[start + index] != cell[index] {
      return Int(bytes[start + index]) - Int(cell[index])
    }
    return 0
  }
}
