// SPDX-License-Identifier: Apache-2.0

/// Writes rows of delimited text, with quotes only where they are needed.
///
/// Call `append` for each field of a row and `endRow` after the last.
package struct DelimitedWriter: Sendable {
  private let delimiter: UInt8
  private let delimiters: BytePattern
  private let special: (BytePattern, BytePattern, BytePattern)
  /// Whether a field of the row was written.
  private var isWithinRow = false

  package init(delimiter: Delimiter = .comma) {
    self.delimiter = delimiter.rawValue
    delimiters = BytePattern(delimiter.rawValue)
    special = (BytePattern(Byte.quote), BytePattern(Byte.lineFeed), BytePattern(Byte.carriageReturn))
  }

  /// Adds a field.
  package mutating func append(_ field: Span<UInt8>, to output: inout [UInt8]) {
    beginField(&output)
    guard needsQuotes(field) else {
      for index in 0..<field.count { output.append(field[index]) }
      return
    }
    output.append(Byte.quote)
    for index in 0..<field.count {
      if field[index] == Byte.quote { output.append(Byte.quote) }
      output.append(field[index])
    }
    output.append(Byte.quote)
  }

  /// Adds a field.
  package mutating func append(_ field: String, to output: inout [UInt8]) {
    append(Array(field.utf8).span, to: &output)
  }

  /// Adds fields that are written already, such as a row of the input, as they are.
  package mutating func appendRaw(_ fields: Span<UInt8>, to output: inout [UInt8]) {
    beginField(&output)
    for index in 0..<fields.count { output.append(fields[index]) }
  }

  /// Ends the row with a line feed.
  package mutating func endRow(_ output: inout [UInt8]) {
    output.append(Byte.lineFeed)
    isWithinRow = false
  }

  private mutating func beginField(_ output: inout [UInt8]) {
    if isWithinRow { output.append(delimiter) }
    isWithinRow = true
  }

  private func needsQuotes(_ field: Span<UInt8>) -> Bool {
    var position = 0
    while position < field.count {
      let word = ByteWord.load(field, at: position)
      let misses =
        delimiters.misses(word) & special.0.misses(word) & special.1.misses(word) & special.2.misses(word)
      if ~misses & BytePattern.high != 0 { return true }
      position += 8
    }
    return false
  }
}
