// SPDX-License-Identifier: Apache-2.0

/// Where the fields and the rows of some bytes end, found for all of them before one is read.
///
/// What stands between quotes can be heeded: then nothing ends there. That is right as long as every quote opens or
/// closes a field, or is doubled inside one; whoever reads a row sees to that (`quotes` has them all), and believes
/// nothing behind a row where it is not so.
///
/// A class, because it owns its memory; it belongs to one thread. This file reads and writes memory without the
/// compiler's checks. Invariant: `memory` has room for as many entries as bytes were ever searched, and for a block
/// and one more, `quoteMemory` for a block more than there are bytes; asserted in debug builds.
package final class FieldEnds {
  /// Offsets of the delimiters and row ends, in order; the first `count` are set.
  ///
  /// Before them stands the end of what comes before the bytes, so that the offset behind it is 0.
  package var ends: UnsafePointer<UInt32> { UnsafePointer(memory + 1) }
  package private(set) var count = 0
  /// How many of them end rows.
  package private(set) var rows = 0
  /// Offsets of the quotes, in order, when they were heeded.
  package var quotes: UnsafeBufferPointer<UInt32> {
    UnsafeBufferPointer(start: quoteMemory, count: quoteCount)
  }
  /// Whether there is a quote anywhere.
  package private(set) var hasQuotes = false

  private var memory: UnsafeMutablePointer<UInt32>
  private var capacity = 0
  private var quoteMemory: UnsafeMutablePointer<UInt32>?
  private var quoteCount = 0

  private typealias Lanes = ByteLanes.Lanes
  private static let block = 64

  package init() {
    memory = .allocate(capacity: 1)
    memory.pointee = .max
  }

  deinit {
    memory.deallocate()
    quoteMemory?.deallocate()
  }

  /// Finds all ends in these bytes, and forgets those of others.
  ///
  /// - Complexity: O(*bytes*).
  package func find(
    in bytes: UnsafeBufferPointer<UInt8>,
    delimiter: UInt8,
    rowEnd: UInt8,
    heedsQuotes: Bool = false
  ) {
    (count, rows, quoteCount, hasQuotes) = (0, 0, 0, false)
    guard let start = UnsafeRawPointer(bytes.baseAddress) else { return }
    makeRoom(for: bytes.count + Self.block)
    var search = Search(delimiter, rowEnd, memory + 1, heedsQuotes ? quoteMemory : nil)
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
    (count, rows) = (search.count, search.rows)
    (quoteCount, hasQuotes) = (search.quoteCount, search.hasQuotes)
  }

  private func makeRoom(for entries: Int) {
    guard entries > capacity else { return }
    memory.deallocate()
    memory = .allocate(capacity: entries + 1)
    memory.pointee = .max
    quoteMemory?.deallocate()
    quoteMemory = .allocate(capacity: entries)
    capacity = entries
  }

  /// What is looked for, and what has been found.
  private struct Search {
    private let delimiters: Lanes
    private let rowEnds: Lanes
    private let ends: UnsafeMutablePointer<UInt32>
    var count = 0
    var hasQuotes = false
    /// Nil when quotes are not heeded.
    private let quotes: UnsafeMutablePointer<UInt32>?
    var quoteCount = 0
    /// All ones when the byte at hand stands between quotes.
    private var isInside: UInt64 = 0
    /// Row ends by lane, counted down from 0, until a lane might be full.
    private var counts = Lanes.zero
    private var blocksCounted = 0
    private var rowsBefore = 0

    init(
      _ delimiter: UInt8,
      _ rowEnd: UInt8,
      _ ends: UnsafeMutablePointer<UInt32>,
      _ quotes: UnsafeMutablePointer<UInt32>?
    ) {
      delimiters = Lanes(repeating: delimiter)
      rowEnds = Lanes(repeating: rowEnd)
      self.ends = ends
      self.quotes = quotes
    }

    var rows: Int { rowsBefore + ByteLanes.sum(counts) }

    /// Notes the ends in one block.
    @inline(__always)
    mutating func take(_ block: UnsafeRawPointer, at position: Int) {
      var all: UInt64 = 0
      var anyQuotes = Lanes.zero
      for quarter in 0..<4 {
        let bytes = block.loadUnaligned(fromByteOffset: quarter &* 16, as: Lanes.self)
        let isRowEnd = ByteLanes.equal(bytes, rowEnds)
        // All ones are −1.
        counts &-= isRowEnd
        anyQuotes |= ByteLanes.equal(bytes, Lanes(repeating: Byte.quote))
        all |= ByteLanes.bits(isRowEnd | ByteLanes.equal(bytes, delimiters)) &<< UInt64(quarter &* 16)
      }
      // A block adds at most four to a lane, which holds 255.
      blocksCounted &+= 1
      if blocksCounted == 63 { restartCounting() }
      if ByteLanes.bits(anyQuotes) | isInside != 0 { all &= ~takeQuotes(block, at: position) }
      append(all, at: position)
    }

    @inline(__always)
    private mutating func append(_ bits: UInt64, at position: Int) {
      var bits = bits
      var next = ends + count
      while bits != 0 {
        next.pointee = UInt32(truncatingIfNeeded: position &+ bits.trailingZeroBitCount)
        next += 1
        bits &= bits &- 1
      }
      count = next - ends
    }

    private mutating func restartCounting() {
      rowsBefore = rows
      counts = .zero
      blocksCounted = 0
    }

    /// Notes the quotes in a block; the bits of what stands between quotes.
    @inline(never)
    private mutating func takeQuotes(_ block: UnsafeRawPointer, at position: Int) -> UInt64 {
      hasQuotes = true
      guard let quotes else { return 0 }
      var found: UInt64 = 0
      var rowEndBits: UInt64 = 0
      for quarter in 0..<4 {
        let bytes = block.loadUnaligned(fromByteOffset: quarter &* 16, as: Lanes.self)
        let shift = UInt64(quarter &* 16)
        found |= ByteLanes.bits(ByteLanes.equal(bytes, Lanes(repeating: Byte.quote))) &<< shift
        rowEndBits |= ByteLanes.bits(ByteLanes.equal(bytes, rowEnds)) &<< shift
      }
      // A bit is inside when an odd number of quotes stand before it or on it.
      var inside = found
      for distance: UInt64 in [1, 2, 4, 8, 16, 32] { inside ^= inside &<< distance }
      inside ^= isInside
      isInside = inside &>> 63 == 1 ? .max : 0
      rowsBefore -= (rowEndBits & inside).nonzeroBitCount
      while found != 0 {
        quotes[quoteCount] = UInt32(truncatingIfNeeded: position &+ found.trailingZeroBitCount)
        quoteCount &+= 1
        found &= found &- 1
      }
      return inside
    }
  }
}
