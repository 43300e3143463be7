// SPDX-License-Identifier: Apache-2.0

extension SourceFile {
  /// How many lines the text has; the stretch after a final line feed counts, even when it is empty.
  package var lineCount: Int { lineStarts.count }

  /// The line and column of a byte.
  ///
  /// An offset outside the text is taken for its beginning or its end; a line's own ending has the
  /// column after its last character.
  ///
  /// - Complexity: O(log *lines* + length of the line).
  package func position(of offset: Int) -> Position {
    let line = line(containing: offset)
    return Position(line: line, column: 1 + scalarCount(before: offset, inLine: line))
  }

  /// The number, from 1, of the line in which a byte stands.
  func line(containing offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The bytes of a line, without its ending and without the byte order mark of the file.
  package func content(ofLine line: Int) -> Range<Int> {
    var start = lineStarts[line - 1]
    if line == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start += 3 }
    var end = line < lineStarts.count ? lineStarts[line] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<max(start, end)
  }

  /// The text of a line, numbered from 1, without its ending.
  package func text(ofLine line: Int) -> String {
    String(decoding: bytes[content(ofLine: line)], as: UTF8.self)
  }

  /// How many scalars of the line stand before the byte; bad UTF-8 counts as it is displayed.
  func scalarCount(before offset: Int, inLine line: Int) -> Int {
    let content = content(ofLine: line)
    let end = min(max(offset, content.lowerBound), content.upperBound)
    return String(decoding: bytes[content.lowerBound..<end], as: UTF8.self).unicodeScalars.count
  }
}
