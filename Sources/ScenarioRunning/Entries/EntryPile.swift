// SPDX-License-Identifier: Apache-2.0

import Baskets
import DelimitedText
import Streaming

/// Rows of a basket in any order, to be brought together by entry.
struct EntryPile: Sendable {
  /// A row, or what cannot be read as rows.
  private struct Record {
    /// A hash of the entry's number.
    let entry: UInt64
    let row: Int
    let line: Int
    /// What it belongs to is not known by the entry's number: a row without one, or a rest.
    let isLoose: Bool
    let isRest: Bool
    let range: Range<Int>
  }

  private var bytes: [UInt8] = []
  private var records: [Record] = []

  /// About how much memory it takes.
  var size: Int { bytes.count + records.count * MemoryLayout<Record>.stride }

  var isEmpty: Bool { records.isEmpty }

  // MARK: Filling

  /// Adds the rows of a chunk, blank ones left out.
  ///
  /// A row that cannot be split is kept as it is, and so is a whole chunk that is no text, to be reported by the
  /// worker as ever.
  mutating func add(_ chunk: TextChunk, entryColumn: Int, format: DelimitedFormat) {
    let splitter = RowSplitter(format)
    let source = chunk.bytes
    var row = DelimitedRow()
    var offset = 0
    var line = chunk.firstLine
    var number = chunk.firstRow
    guard (try? chunk.check()) != nil else {
      let entry = Self.spread(UInt64(number + 1))
      append(source[...], entry: entry, row: number + 1, line: line, isLoose: true, isRest: true)
      return
    }
    while offset < source.count {
      let start = offset
      number += 1
      let isRow = (try? splitter.next(&row, in: source.span, at: &offset)) != nil
      if !isRow { splitter.skipRow(in: source.span, at: &offset) }
      if !isRow || !row.isBlank {
        let key = isRow ? EntryKey(row[entryColumn], in: source.span) : nil
        append(
          source[start..<offset],
          entry: key?.hash ?? Self.spread(UInt64(number)),
          row: number,
          line: line,
          isLoose: key == nil,
          isRest: !isRow
        )
      }
      line += source[start..<offset].count { $0 == format.rowEnd }
    }
  }

  private mutating func append(
    _ text: ArraySlice<UInt8>,
    entry: UInt64,
    row: Int,
    line: Int,
    isLoose: Bool,
    isRest: Bool = false
  ) {
    let start = bytes.count
    bytes += text
    records.append(
      Record(entry: entry, row: row, line: line, isLoose: isLoose, isRest: isRest, range: start..<bytes.count)
    )
  }

  /// Numbers apart, so that rows without an entry spread over all parts of a partition.
  private static func spread(_ number: UInt64) -> UInt64 {
    let mixed = number &* 0x9E37_79B9_7F4A_7C15
    return (mixed ^ mixed >> 31) &* 0xBF58_476D_1CE4_E5B9
  }

  // MARK: Spilling

  /// Writes all records to the writers, each to the one of its entry, and forgets them.
  mutating func spill(to writers: inout [SpillWriter], by place: (_ entry: UInt64) -> Int) throws {
    var head: [UInt8] = []
    for record in records {
      head.removeAll(keepingCapacity: true)
      SpillFrame.append(
        UInt64(record.row) << 2 | (record.isLoose ? 2 : 0) | (record.isRest ? 1 : 0),
        to: &head
      )
      SpillFrame.append(UInt64(record.line), to: &head)
      try writers[place(record.entry)].append(key: record.entry, head, bytes[record.range])
    }
    self = EntryPile()
  }

  /// Adds a record that was spilled.
  mutating func add(entry: UInt64, _ frame: ArraySlice<UInt8>) {
    let mark = SpillFrame.number(in: frame, at: 0)
    append(
      frame.dropFirst(16),
      entry: entry,
      row: Int(mark >> 2),
      line: Int(SpillFrame.number(in: frame, at: 8)),
      isLoose: mark & 2 != 0,
      isRest: mark & 1 != 0
    )
  }

  // MARK: Grouping

  /// The rows as chunks in which the rows of an entry stand together, in the order of their first rows.
  func chunks(_ format: DelimitedFormat) -> [TextChunk] {
    var groups: [[Int]] = []
    var known: [UInt64: Int] = [:]
    for index in records.indices where !records[index].isRest {
      let record = records[index]
      if !record.isLoose, let group = known[record.entry] {
        groups[group].append(index)
      } else {
        if !record.isLoose { known[record.entry] = groups.count }
        groups.append([index])
      }
    }
    let rests = records.indices.filter { records[$0].isRest }.map { [$0] }
    return ([groups.flatMap(\.self)] + rests).filter { !$0.isEmpty }.map { chunk($0, format) }
  }

  private func chunk(_ members: [Int], _ format: DelimitedFormat) -> TextChunk {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + 1)
    for index in members {
      text += bytes[records[index].range]
      // The last row of a file may end without a line end.
      if !records[index].isRest, text.last != format.rowEnd { text.append(format.rowEnd) }
    }
    let first = records[members[0]]
    var chunk = TextChunk(bytes: text, firstRow: first.row - 1, firstLine: first.line, format: format)
    chunk.rowNumbers = members.map { records[$0].row }
    return chunk
  }
}
