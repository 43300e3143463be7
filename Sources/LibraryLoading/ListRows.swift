// SPDX-License-Identifier: Apache-2.0

/// Goes over the rows of a list or another table of codes and finds where their cells stand; each byte is looked at once.
///
/// Quotes hide commas, as far as the end of their row.
struct ListRows {
  private let bytes: [UInt8]
  private var offset: Int
  private var cells: [Range<Int>] = []
  /// The row that was found last, without its line feed.
  private(set) var row = 0..<0

  /// The rows from the one that begins at `offset`.
  init(_ bytes: [UInt8], from offset: Int = 0) {
    self.bytes = bytes
    self.offset = offset
  }

  /// The row without its whole line ending.
  var content: Range<Int> { row.lowerBound..<(cells.last?.upperBound ?? row.upperBound) }

  /// How many cells the row has.
  var cellCount: Int { cells.count }

  /// Finds the next row; answers false when there is none.
  mutating func next() -> Bool {
    let all = bytes
    let bytes = all.span
    guard offset < bytes.count else { return false }
    cells.removeAll(keepingCapacity: true)
    var start = offset
    var index = offset
    var isQuoted = false
    while index < bytes.count {
      let byte = bytes[index]
      // Nearly all bytes are digits and letters, which come behind the three that matter.
      if byte <= UInt8(ascii: ",") {
        if byte == UInt8(ascii: "\n") { break }
        if byte == UInt8(ascii: "\"") {
          isQuoted.toggle()
        } else if byte == UInt8(ascii: ","), !isQuoted {
          cells.append(start..<index)
          start = index + 1
        }
      }
      index += 1
    }
    row = offset..<index
    let hasReturn = index > offset && bytes[index - 1] == UInt8(ascii: "\r")
    cells.append(start..<(hasReturn ? index - 1 : index))
    offset = index + 1
    return true
  }

  /// The range of a cell of the row, quotes around it left off; empty at the row's end when there is none.
  func cell(_ column: Int) -> Range<Int> {
    guard column < cells.count else {
      let end = cells.last?.upperBound ?? row.upperBound
      return end..<end
    }
    let cell = cells[column]
    guard cell.count >= 2, bytes[cell.lowerBound] == UInt8(ascii: "\"") else { return cell }
    return (cell.lowerBound + 1)..<(cell.upperBound - 1)
  }
}
