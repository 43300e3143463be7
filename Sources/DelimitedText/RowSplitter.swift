// SPDX-License-Identifier: Apache-2.0

/// Divides bytes into rows and rows into fields, as RFC 4180 has it.
///
/// A field that begins with a quote ends at the next quote that is not doubled, and may hold delimiters and
/// line ends. A quote further in is a character like any other, as in `5" pipe`.
package struct RowSplitter: Sendable {
  private let delimiter: UInt8
  private let rowEnd: UInt8
  private let delimiters: BytePattern
  private let rowEnds: BytePattern
  private let quotes = BytePattern(Byte.quote)

  package init(_ format: DelimitedFormat) {
    delimiter = format.delimiter.rawValue
    rowEnd = format.rowEnd
    delimiters = BytePattern(delimiter)
    rowEnds = BytePattern(rowEnd)
  }

  /// Reads the row at `offset` and moves `offset` behind it; false when no byte is left.
  ///
  /// The last row may end without a line end. After an error `offset` still stands at the row's beginning;
  /// `skipRow` gets behind it.
  ///
  /// - Complexity: O(*bytes of the row*), without allocation once the row is large enough.
  /// - Throws: `DelimitedTextError` with `unclosedQuote` or `textAfterQuote`.
  package func next(
    _ row: inout DelimitedRow,
    in bytes: Span<UInt8>,
    at offset: inout Int
  ) throws(DelimitedTextError) -> Bool {
    guard offset < bytes.count else { return false }
    while try !fill(&row, in: bytes, at: &offset) { row.grow() }
    return true
  }

  /// Moves `offset` behind a row that `next` found mistaken, to where `ChunkSource` takes the next to begin.
  ///
  /// What follows a row with an unclosed quote is taken for a part of it.
  package func skipRow(in bytes: Span<UInt8>, at offset: inout Int) {
    let rest = bytes.extracting(offset..<bytes.count)
    let cut = RowCutter(delimiter: delimiter, rowEnd: rowEnd).cutQuoted(rest, atMost: 1)
    offset = cut.rows == 1 ? offset + cut.end : bytes.count
  }

  /// Reads the row at `offset`; false, and nothing else done, when the row object is too small for it.
  private func fill(
    _ row: inout DelimitedRow,
    in bytes: Span<UInt8>,
    at offset: inout Int
  ) throws(DelimitedTextError) -> Bool {
    let rowStart = offset
    var fields = row.storage.mutableSpan
    var count = 0
    var fieldStart = rowStart
    var position = rowStart
    scan: while position < bytes.count {
      let word = ByteWord.load(bytes, at: position)
      var hits = ~(delimiters.misses(word) & rowEnds.misses(word) & quotes.misses(word)) & BytePattern.high
      while hits != 0 {
        let hit = position &+ hits.trailingZeroBitCount &>> 3
        hits &= hits &- 1
        let byte = bytes[hit]
        guard count < fields.count else { return false }
        if byte == delimiter {
          fields[count] = FieldRange(start: fieldStart, end: hit)
          count &+= 1
          fieldStart = hit &+ 1
        } else if byte == rowEnd {
          let end = withoutReturn(bytes, hit, from: fieldStart)
          fields[count] = FieldRange(start: fieldStart, end: end)
          row.count = count &+ 1
          row.range = rowStart..<end
          offset = hit &+ 1
          return true
        } else if hit == fieldStart {
          let field = try quotedField(bytes, at: hit)
          fields[count] = field
          count &+= 1
          let end = field.end &+ 1
          fieldStart = try self.fieldStart(bytes, after: end)
          guard fieldStart > end, bytes[fieldStart &- 1] == delimiter else {
            row.count = count
            row.range = rowStart..<end
            offset = fieldStart
            return true
          }
          position = fieldStart
          continue scan
        }
      }
      position &+= 8
    }
    guard count < fields.count else { return false }
    let end = withoutReturn(bytes, bytes.count, from: fieldStart)
    fields[count] = FieldRange(start: fieldStart, end: end)
    row.count = count &+ 1
    row.range = rowStart..<end
    offset = bytes.count
    return true
  }

  /// The end of an unquoted field before a row's end: a carriage return there belongs to the line end.
  @inline(__always)
  private func withoutReturn(_ bytes: Span<UInt8>, _ end: Int, from start: Int) -> Int {
    end > start && bytes[end &- 1] == Byte.carriageReturn ? end &- 1 : end
  }

  /// The field whose opening quote stands at `opening`.
  private func quotedField(_ bytes: Span<UInt8>, at opening: Int) throws(DelimitedTextError) -> FieldRange {
    var hasDoubledQuotes = false
    var position = opening + 1
    while position < bytes.count {
      let hits = ~quotes.misses(ByteWord.load(bytes, at: position)) & BytePattern.high
      guard hits != 0 else {
        position += 8
        continue
      }
      let quote = position + hits.trailingZeroBitCount >> 3
      guard quote + 1 < bytes.count, bytes[quote + 1] == Byte.quote else {
        return FieldRange(start: opening + 1, end: quote, isQuoted: true, hasDoubledQuotes: hasDoubledQuotes)
      }
      hasDoubledQuotes = true
      position = quote + 2
    }
    throw DelimitedTextError(.unclosedQuote, at: opening)
  }

  /// Where the field or row after a closing quote begins; `end` itself when nothing follows.
  private func fieldStart(_ bytes: Span<UInt8>, after end: Int) throws(DelimitedTextError) -> Int {
    guard end < bytes.count else { return end }
    let byte = bytes[end]
    if byte == delimiter || byte == rowEnd { return end + 1 }
    if byte == Byte.carriageReturn {
      guard end + 1 < bytes.count else { return end + 1 }
      if bytes[end + 1] == rowEnd { return end + 2 }
    }
    throw DelimitedTextError(.textAfterQuote, at: end)
  }
}
