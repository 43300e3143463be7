// SPDX-License-Identifier: Apache-2.0

/// Finds where the last complete row of some bytes ends, by the same rules as `RowSplitter`.
///
/// Chunks are cut one after the other, so the bytes always begin with the beginning of a row.
struct RowCutter: Sendable {
  /// Complete rows at the beginning of some bytes.
  struct Cut: Equatable {
    /// Behind the last complete row; 0 when there is none.
    var end = 0
    /// How many rows there are before `end`.
    var rows = 0
    /// How many line ends there are before `end`, those inside quotes too.
    var lines = 0
    /// The opening quote of a field that is not closed before the bytes end.
    var openQuote: Int?
  }

  private let delimiter: UInt8
  private let rowEnd: UInt8
  private let rowEnds: BytePattern
  private let quotes = BytePattern(Byte.quote)

  init(_ format: DelimitedFormat) {
    self.init(delimiter: format.delimiter.rawValue, rowEnd: format.rowEnd)
  }

  init(delimiter: UInt8, rowEnd: UInt8) {
    self.delimiter = delimiter
    self.rowEnd = rowEnd
    rowEnds = BytePattern(rowEnd)
  }

  /// The complete rows of the bytes.
  ///
  /// - Complexity: O(*bytes*), many at a time when there is no quote.
  func cut(_ bytes: Span<UInt8>) -> Cut {
    var end = bytes.count
    while end > 0, bytes[end - 1] != rowEnd { end -= 1 }
    let (rows, hasQuotes) = ByteLanes.count(of: rowEnd, in: bytes, upTo: end, lookingFor: Byte.quote)
    guard hasQuotes else { return Cut(end: end, rows: rows, lines: rows) }
    var cut = cutQuoted(bytes)
    cut.lines = cut.end == end ? rows : ByteLanes.count(of: rowEnd, in: bytes, upTo: cut.end)
    return cut
  }

  /// The complete rows, at most so many, where there may be quotes; their lines are not counted.
  func cutQuoted(_ bytes: Span<UInt8>, atMost most: Int = .max) -> Cut {
    var cut = Cut()
    var position = 0
    while position < bytes.count, cut.rows < most {
      let word = ByteWord.load(bytes, at: position)
      let hits = ~(rowEnds.misses(word) & quotes.misses(word)) & BytePattern.high
      guard hits != 0 else {
        position += 8
        continue
      }
      let hit = position + hits.trailingZeroBitCount >> 3
      if bytes[hit] == rowEnd {
        cut.end = hit + 1
        cut.rows += 1
        position = hit + 1
      } else if hit == cut.end || bytes[hit - 1] == delimiter {
        guard let closing = closingQuote(bytes, after: hit) else {
          cut.openQuote = hit
          return cut
        }
        position = closing + 1
      } else {
        position = hit + 1
      }
    }
    return cut
  }

  /// The quote that closes the one at `opening`; nil when that cannot be known yet.
  private func closingQuote(_ bytes: Span<UInt8>, after opening: Int) -> Int? {
    var position = opening + 1
    while position < bytes.count {
      let hits = ~quotes.misses(ByteWord.load(bytes, at: position)) & BytePattern.high
      guard hits != 0 else {
        position += 8
        continue
      }
      let quote = position + hits.trailingZeroBitCount >> 3
      guard quote + 1 < bytes.count else { return nil }
      guard bytes[quote + 1] == Byte.quote else { return quote }
      position = quote + 2
    }
    return nil
  }
}
