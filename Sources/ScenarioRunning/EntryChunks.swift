// SPDX-License-Identifier: Apache-2.0

import Baskets
import DelimitedText

/// Chunks of whole rows that never end inside an entry.
///
/// The rows of the last entry of a chunk are carried over to the next. Where the basket has no entry
/// numbers, chunks pass as they are.
struct EntryChunks {
  private var source: ChunkSource
  private let format: DelimitedFormat
  /// The column of the entry's number; nil when every row is an entry.
  private let entryColumn: Int?
  /// All rows are one entry.
  private let isOneEntry: Bool
  private var carried: [UInt8] = []
  private var firstRow = 0
  private var firstLine = 1

  init(_ source: ChunkSource, format: DelimitedFormat, entryColumn: Int?, isOneEntry: Bool) {
    self.source = source
    self.format = format
    self.entryColumn = entryColumn
    self.isOneEntry = isOneEntry
  }

  /// The next chunk; nil at the end.
  mutating func next() throws -> TextChunk? {
    guard entryColumn != nil || isOneEntry else { return try source.next() }
    while let chunk = try source.next() {
      if carried.isEmpty {
        firstRow = chunk.firstRow
        firstLine = chunk.firstLine
        carried = chunk.bytes
      } else {
        carried += chunk.bytes
      }
      if let (end, rows) = startOfLastEntry(), end > 0 { return take(end, rows) }
    }
    guard !carried.isEmpty else { return nil }
    return take(carried.count, 0)
  }

  private mutating func take(_ end: Int, _ rows: Int) -> TextChunk {
    let chunk = TextChunk(
      bytes: Array(carried[..<end]),
      firstRow: firstRow,
      firstLine: firstLine,
      format: format
    )
    firstRow += rows
    firstLine += carried[..<end].count { $0 == UInt8(ascii: "\n") }
    carried.removeSubrange(..<end)
    return chunk
  }

  /// Where the rows of the last entry begin, and how many rows stand before; nil when it cannot be told.
  private func startOfLastEntry() -> (offset: Int, rows: Int)? {
    guard let entryColumn, !isOneEntry else { return nil }
    let splitter = RowSplitter(format)
    var row = DelimitedRow()
    var offset = 0
    var rows = 0
    var start = (offset: 0, rows: 0)
    var last: UInt64?
    let bytes = carried.span
    while true {
      let before = offset
      guard (try? splitter.next(&row, in: bytes, at: &offset)) == true else { return start }
      let entry = EntryKey(row[entryColumn], in: bytes)?.hash
      if entry == nil || entry != last { start = (before, rows) }
      last = entry
      rows += 1
    }
  }
}
