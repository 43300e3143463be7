// SPDX-License-Identifier: Apache-2.0

/// Goes over the rows of a list or another table of codes and finds where their cells stand; each byte is looked at once.
///
/// Quotes hide commas, as far as the end of their row.
struct ListRows {
  private let bytes: [UInt8]
  private var offset: Int
  /// Where each cell of the row ends; behind those, what earlier rows left.
  private var ends: [Int] = []
  /// How many cells the row has.
  private(set) var cellCount = 0
  /// The row that was found last, without its line feed.
  private(set) var row = 0..<0

  /// The rows from the one that begins at `offset`.
  init(_ bytes: [UInt8], from offset: Int = 0) {
    self.bytes = bytes
    self.offset = offset
  }

  /// The row without its whole line ending.
  var content: Range<Int> { row.lowerBound..<end }

  /// Where the row ends, its line ending left off.
  private var end: Int { cellCount == 0 ? row.upperBound : ends[cellCount - 1] }

  /// Finds the next row; answers false when there is none.
  mutating func next() -> Bool {
    let all = bytes
    let bytes = all.span
    guard offset < bytes.count else { return false }
    cellCount = 0
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
          endCell(at: index)
        }
      }
      index += 1
    }
    row = offset..<index
    let hasReturn = index > offset && bytes[index - 1] == UInt8(ascii: "\r")
    endCell(at: hasReturn ? index - 1 : index)
    offset = index + 1
    return true
  }

  private mutating func endCell(at index: Int) {
    if cellCount < ends.count { ends[cellCount] = index } else { ends.append(index) }
    cellCount += 1
  }

  /// The range of a cell of the row, quotes around it left off; empty at the row's end when there is none.
  func cell(_ column: Int) -> Range<Int> {
    guard column < cellCount else { return end..<end }
    let cell = (column == 0 ? row.lowerBound : ends[column - 1] + 1)..<ends[column]
    guard cell.count >= 2, bytes[cell.lowerBound] == UInt8(ascii: "\"") else { return cell }
    return (cell.lowerBound + 1)..<(cell.upperBound - 1)
  }
}
