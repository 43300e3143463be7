// SPDX-License-Identifier: Apache-2.0

import DelimitedText
import Streaming

/// Divides a basket into piles that fit into memory, all rows of an entry in one pile.
///
/// What is too large is divided over spill files by a hash of the entry's number, and each of them again
/// until it fits. An entry by itself is never divided: it must fit into memory, as in any other run.
struct EntryPartition {
  /// A pile larger than this is divided, if it has more than one entry.
  private let limit: Int
  private let store: SpillStore
  /// Files still to be read, the next one last, with how often their rows have been divided.
  private var waiting: [(reader: SpillReader, size: Int, depth: Int)] = []
  private var onlyPile: EntryPile?
  /// Nothing had to leave memory.
  private(set) var isWhole = true

  init(
    _ source: ChunkSource,
    entryColumn: Int,
    format: DelimitedFormat,
    store: SpillStore,
    limit: Int = 2 << 20
  ) throws {
    self.limit = limit
    self.store = store
    var source = source
    var pile = EntryPile()
    var writers: [SpillWriter] = []
    while let chunk = try source.next() {
      pile.add(chunk, entryColumn: entryColumn, format: format)
      guard pile.size > limit else { continue }
      if writers.isEmpty { writers = try Self.writers(Self.width, store) }
      try pile.spill(to: &writers) { Self.place($0, depth: 0, of: Self.width) }
    }
    guard !writers.isEmpty else {
      onlyPile = pile
      return
    }
    isWhole = false
    try pile.spill(to: &writers) { Self.place($0, depth: 0, of: Self.width) }
    try wait(for: &writers, depth: 1)
  }

  /// The next pile; nil when there is none left.
  mutating func next() throws -> EntryPile? {
    if let pile = onlyPile {
      onlyPile = nil
      return pile.isEmpty ? nil : pile
    }
    while let (file, size, depth) = waiting.popLast() {
      var reader = file
      let parts = min(Self.width, size / (limit / 2) + 1)
      guard size > limit, depth < Self.deepest else { return try pile(&reader) }
      var writers = try Self.writers(parts, store)
      var part = EntryPile()
      while try reader.next() {
        part.add(entry: reader.key, reader.bytes)
        if part.size > limit / 2 { try part.spill(to: &writers) { Self.place($0, depth: depth, of: parts) } }
      }
      try part.spill(to: &writers) { Self.place($0, depth: depth, of: parts) }
      try wait(for: &writers, depth: depth + 1)
    }
    return nil
  }

  private func pile(_ reader: inout SpillReader) throws -> EntryPile {
    var pile = EntryPile()
    while try reader.next() { pile.add(entry: reader.key, reader.bytes) }
    return pile
  }

  private mutating func wait(for writers: inout [SpillWriter], depth: Int) throws {
    for index in writers.indices.reversed() where writers[index].size > 0 {
      let size = writers[index].size
      waiting.append((try writers[index].finish(), size, depth))
    }
  }

  // MARK: Division

  private static let width = 64
  /// After so many divisions only rows of one entry are left together.
  private static let deepest = 6

  private static func writers(_ count: Int, _ store: SpillStore) throws -> [SpillWriter] {
    var writers: [SpillWriter] = []
    for _ in 0..<count { writers.append(SpillWriter(try store.create())) }
    return writers
  }

  /// The part that an entry belongs to; a different one for each depth.
  private static func place(_ entry: UInt64, depth: Int, of parts: Int) -> Int {
    let turned = (entry ^ UInt64(depth) &* 0xD6E8_FEB8_6659_FD93) &* 0x9E37_79B9_7F4A_7C15
    return Int((turned ^ turned >> 32) % UInt64(parts))
  }
}
