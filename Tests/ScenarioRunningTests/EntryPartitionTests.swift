// SPDX-License-Identifier: Apache-2.0

import DelimitedText
@testable import ScenarioRunning
import Streaming
import Testing

@Suite struct EntryPartitionTests {
  /// Rows `entry,number`, of so many entries in turn; every tenth has none.
  private func basket(rows: Int, entries: Int) -> [UInt8] {
    let lines = (0..<rows).map { row in "\(row % 10 == 9 ? "" : "E\(row * 11 % entries)"),\(row)\n" }
    return Array(lines.joined().utf8)
  }

  private func partition(_ bytes: [UInt8], limit: Int) throws -> EntryPartition {
    var source = ChunkSource(bytes: bytes, chunkSize: 1000)
    source.start(DelimitedFormat(), at: 0)
    return try EntryPartition(
      source,
      entryColumn: 0,
      format: DelimitedFormat(),
      store: .inMemory,
      limit: limit
    )
  }

  /// The rows of each pile: entry and number, as they stand in its chunks.
  private func piles(_ partition: EntryPartition) throws -> [[(entry: String, number: Int)]] {
    var partition = partition
    var piles: [[(String, Int)]] = []
    while let pile = try partition.next() {
      var rows: [(String, Int)] = []
      for chunk in pile.chunks(DelimitedFormat()) {
        let lines = String(decoding: chunk.bytes, as: UTF8.self).split(separator: "\n")
        for (place, line) in lines.enumerated() {
          let fields = line.split(separator: ",", omittingEmptySubsequences: false)
          // A row keeps its number in the whole basket, from 1.
          #expect(chunk.number(ofRow: place) == Int(fields[1]).map { $0 + 1 })
          rows.append((String(fields[0]), Int(fields[1]) ?? -1))
        }
      }
      piles.append(rows)
    }
    return piles
  }

  @Test(arguments: [100, 1000, 20_000, 10_000_000])
  func `Every row is in one pile, and every entry in one piece`(limit: Int) throws {
    let bytes = basket(rows: 5000, entries: 301)
    let piles = try piles(try partition(bytes, limit: limit))
    #expect(piles.flatMap { $0.map(\.number) }.sorted() == Array(0..<5000))
    var seen: Set<String> = []
    for pile in piles {
      var last = ""
      for row in pile {
        if !row.entry.isEmpty, row.entry != last { #expect(seen.insert(row.entry).inserted) }
        last = row.entry
      }
    }
    #expect(seen.count == 301)
    #expect((piles.count == 1) == (limit > 1_000_000))
  }

  @Test func `One large entry is one pile, whatever the limit`() throws {
    let bytes = Array((0..<2000).map { "E,\($0)\n" }.joined().utf8)
    #expect(try piles(try partition(bytes, limit: 100)).map(\.count) == [2000])
  }

  @Test func `An empty basket has no piles`() throws {
    #expect(try piles(try partition([], limit: 100)).isEmpty)
  }
}

@Suite struct ClosedEntriesTests {
  private func repeated(_ hashes: [UInt64]) throws -> ReopenedEntry? {
    var closed = ClosedEntries(.inMemory, limit: 1000)
    do {
      for (row, hash) in hashes.enumerated() { try closed.close([.init(hash: hash, row: row)]) }
      try closed.finish()
      return nil
    } catch let error as ReopenedEntry {
      return error
    }
  }

  @Test func `An entry that is closed twice is found at once while memory lasts`() throws {
    #expect(try repeated([1, 2, 3]) == nil)
    #expect(try repeated([1, 2, 1]) == ReopenedEntry(row: 2, first: 0))
  }

  @Test func `One that is closed again long after is found at the end`() throws {
    let many = (1...3000).map { UInt64($0) &* 0x9E37_79B9_7F4A_7C15 }
    #expect(try repeated(many) == nil)
    // Once among what is still in memory, once in two runs on their way.
    #expect(try repeated(many + [many[5]]) == ReopenedEntry(row: 3000, first: 5))
    let twice = many + [many[5]] + (4000...7000).map { UInt64($0) &* 0x9E37_79B9_7F4A_7C15 }
    #expect(try repeated(twice) == ReopenedEntry(row: 3000, first: 5))
  }
}
