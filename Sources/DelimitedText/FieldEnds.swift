// SPDX-License-Identifier: Apache-2.0

/// Where the fields and the rows of some bytes end, found for all of them before one is read.
///
/// Quotes are not heeded, but noticed: of a row that has any, nothing here is to be believed but where it begins,
/// if the rows before it have none.
///
/// A class, because it owns its memory; it belongs to one thread. This file reads and writes memory without the
/// compiler's checks. Invariant: `memory` has room for as many entries as bytes were ever searched, and for a block
/// and one more; asserted in debug builds.
package final class FieldEnds {
  /// Offsets of the delimiters and row ends, in order; the first `count` are set.
  ///
  /// Before them stands the end of what comes before the bytes, so that the offset behind it is 0.
  package var ends: UnsafePointer<UInt32> { UnsafePointer(memory + 1) }
  private var memory: UnsafeMutablePointer<UInt32>
  package private(set) var count = 0
  /// How many of them end rows.
  package private(set) var rows = 0
  /// Whether there is a quote anywhere.
  package private(set) var hasQuotes = false
  private var capacity = 0

  private typealias Lanes = ByteLanes.Lanes
  private static let block = 64

  package init() {
    memory = .allocate(capacity: 1)
    memory.pointee = .max
  }

  deinit {
    memory.deallocate()
  }

  /// Finds all ends in these bytes, and forgets those of others.
  ///
  /// - Complexity: O(*bytes*).
  package func find(in bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8, rowEnd: UInt8) {
    count = 0
    rows = 0
    hasQuotes = false
    guard let start = UnsafeRawPointer(bytes.baseAddress) else { return }
    makeRoom(for: bytes.count + Self.block)
    var search = Search(delimiter, rowEnd, memory + 1)
    var position = 0
    while position &+ Self.block <= bytes.count {
      assert(search.count + Self.block <= capacity)
      search.take(start + position, at: position)
      position &+= Self.block
    }
    var last: (Lanes, Lanes, Lanes, Lanes) = (.zero, .zero, .zero, .zero)
    withUnsafeMutableBytes(of: &last) { copy in
      copy.copyMemory(from: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[position...]))
      guard let begin = copy.baseAddress else { return }
      search.take(UnsafeRawPointer(begin), at: position)
    }
    count = search.count
    rows = search.rows
    hasQuotes = search.quotes != .zero
  }

  private func makeRoom(for entries: Int) {
    guard entries > capacity else { return }
    memory.deallocate()
    memory = .allocate(capacity: entries + 1)
    memory.pointee = .max
    capacity = entries
  }

  /// What is looked for, and what has been found.
  private struct Search {
    let delimiters: Lanes
    let rowEnds: Lanes
    let ends: UnsafeMutablePointer<UInt32>
    var count = 0
    var quotes = Lanes.zero
    /// Row ends by lane, counted down from 0, until a lane might be full.
    private var counts = Lanes.zero
    private var blocksCounted = 0
    private var rowsBefore = 0

    init(_ delimiter: UInt8, _ rowEnd: UInt8, _ ends: UnsafeMutablePointer<UInt32>) {
      delimiters = Lanes(repeating: delimiter)
      rowEnds = Lanes(repeating: rowEnd)
      self.ends = ends
    }

    var rows: Int { rowsBefore + ByteLanes.sum(counts) }

    /// Notes the ends in one block.
    @inline(__always)
    mutating func take(_ block: UnsafeRawPointer, at position: Int) {
      var all: UInt64 = 0
      for quarter in 0..<4 {
        let bytes = block.loadUnaligned(fromByteOffset: quarter &* 16, as: Lanes.self)
        let isRowEnd = ByteLanes.equal(bytes, rowEnds)
        // All ones are −1.
        counts &-= isRowEnd
        quotes |= ByteLanes.equal(bytes, Lanes(repeating: Byte.quote))
        all |= ByteLanes.bits(isRowEnd | ByteLanes.equal(bytes, delimiters)) &<< UInt64(quarter &* 16)
      }
      // A block adds at most four to a lane, which holds 255.
      blocksCounted &+= 1
      if blocksCounted == 63 { restartCounting() }
      var next = ends + count
      while all != 0 {
        next.pointee = UInt32(truncatingIfNeeded: position &+ all.trailingZeroBitCount)
        next += 1
        all &= all &- 1
      }
      count = next - ends
    }

    private mutating func restartCounting() {
      rowsBefore = rows
      counts = .zero
      blocksCounted = 0
    }
  }
}
