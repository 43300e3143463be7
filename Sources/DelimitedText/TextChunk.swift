// SPDX-License-Identifier: Apache-2.0

/// Some whole rows of a longer text, and how much came before them.
package struct TextChunk: Sendable {
  package let bytes: [UInt8]
  /// How many rows came before, blank ones too, counting from where `ChunkSource` was started.
  package let firstRow: Int
  /// The line of the file on which the chunk begins, from 1.
  package let firstLine: Int
  /// The numbers of its rows, where they do not follow one another from `firstRow`.
  package var rowNumbers: [Int] = []
  let rowEnd: UInt8

  package init(
    bytes: [UInt8],
    firstRow: Int = 0,
    firstLine: Int = 1,
    format: DelimitedFormat = DelimitedFormat()
  ) {
    self.bytes = bytes
    self.firstRow = firstRow
    self.firstLine = firstLine
    rowEnd = format.rowEnd
  }

  /// The number in the whole text of a row, given by its place among those of the chunk, from 0.
  package func number(ofRow place: Int) -> Int {
    place < rowNumbers.count ? rowNumbers[place] : firstRow + place + 1
  }

  /// Refuses NUL and what is not UTF-8; to be asked once before the chunk is split.
  ///
  /// - Throws: `DelimitedTextError`, not yet located.
  package func check() throws(DelimitedTextError) { try ContentCheck.checkText(bytes.span) }

  /// The same error with its line and column in the file.
  package func locate(_ error: DelimitedTextError) -> DelimitedTextError {
    var located = error
    (located.line, located.column) = position(of: error.offset)
    return located
  }

  /// The line and column of a byte, as a person counts: both begin at 1.
  package func position(of offset: Int) -> (line: Int, column: Int) {
    let end = min(max(offset, 0), bytes.count)
    var line = firstLine
    var start = 0
    for index in 0..<end where bytes[index] == rowEnd {
      line += 1
      start = index + 1
    }
    let before = String(decoding: bytes[start..<end], as: UTF8.self)
    return (line, before.unicodeScalars.count + 1)
  }
}
