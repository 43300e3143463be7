// SPDX-License-Identifier: Apache-2.0

import Streaming

/// The entries that are complete, so that one which goes on later in the basket is found out.
///
/// Remembers a hash of each number; what does not fit into memory waits in sorted runs until the end.
struct ClosedEntries {
  /// An entry of which all lines that stand together were assessed.
  struct Entry: Sendable {
    /// A hash of its number.
    let hash: UInt64
    /// Its first row.
    let row: Int
  }

  /// How many are kept in memory.
  private let limit: Int
  private var rows: [UInt64: Int] = [:]
  private var runs: SortedRuns

  init(_ store: SpillStore, limit: Int = 1 << 18) {
    self.limit = limit
    runs = SortedRuns(store)
  }

  /// Notes entries in the order of the basket.
  ///
  /// - Throws: `ReopenedEntry`, or what the spill files throw.
  mutating func close(_ entries: [Entry]) throws {
    for entry in entries {
      if let first = rows.updateValue(entry.row, forKey: entry.hash) {
        throw ReopenedEntry(row: entry.row, first: first)
      }
    }
    guard rows.count >= limit else { return }
    let sorted = rows.sorted { $0.key < $1.key }
    rows = [:]
    try runs.add { writer in
      for (hash, row) in sorted {
        var bytes: [UInt8] = []
        SpillFrame.append(UInt64(row), to: &bytes)
        try writer.append(key: hash, bytes)
      }
    }
  }

  /// Looks for entries that were closed twice, far apart.
  ///
  /// - Throws: `ReopenedEntry`, or what the spill files throw.
  mutating func finish() throws {
    guard !runs.isEmpty else { return }
    var last: (hash: UInt64, row: Int)?
    var found: ReopenedEntry?
    var rows = rows
    try runs.drain { hash, bytes in
      let row = Int(SpillFrame.number(in: bytes, at: 0))
      let earlier = last.flatMap { $0.hash == hash ? $0.row : nil }
      let later = rows.removeValue(forKey: hash)
      last = (hash, row)
      guard found == nil else { return }
      if let earlier { found = ReopenedEntry(row: row, first: earlier) }
      if let later { found = ReopenedEntry(row: later, first: row) }
    }
    if let found { throw found }
  }
}

/// The lines of an entry do not stand together.
package struct ReopenedEntry: Error, Hashable, Sendable {
  /// The row at which it goes on.
  package let row: Int
  /// A row of it before others came.
  package let first: Int
}

extension ReopenedEntry: CustomStringConvertible {
  package var description: String {
    "row \(row) belongs to the entry of row \(first), but lines of other entries stand between them"
  }
}
