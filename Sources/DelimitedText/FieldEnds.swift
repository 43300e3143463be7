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
    let search = Search(delimiter, rowEnd)
    var quoted = Quoted(heedsQuotes ? quoteMemory : nil)
    var next = memory + 1
    var position = 0
    let wholeBlocks = bytes.count & ~(Self.block - 1)
    while position < wholeBlocks {
      // A block adds at most four to a lane, which holds 255.
      let stop = min(position &+ 63 &* Self.block, wholeBlocks)
      var counts = Lanes.zero
      while position < stop {
        let found = search.find(start + position, &counts)
        assert(next - memory + Self.block <= capacity + 1)
        next = Self.append(quoted.less(found, start + position, at: position, search), at: position, to: next)
        position &+= Self.block
      }
      rows &+= ByteLanes.sum(counts)
    }
    var last: (Lanes, Lanes, Lanes, Lanes) = (.zero, .zero, .zero, .zero)
    withUnsafeMutableBytes(of: &last) { copy in
      copy.copyMemory(from: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[position...]))
      guard let begin = copy.baseAddress.map({ UnsafeRawPointer($0) }) else { return }
      var counts = Lanes.zero
      let found = search.find(begin, &counts)
      next = Self.append(quoted.less(found, begin, at: position, search), at: position, to: next)
      rows &+= ByteLanes.sum(counts)
    }
    count = next - memory - 1
    rows -= quoted.rowEnds
    (quoteCount, hasQuotes) = (quoted.count, quoted.hasQuotes)
  }

  /// Notes the places of the bits, and answers where the next is to be noted.
  ///
  /// Six at once, whether there are so many or not, for how many there are in a block is hard to foretell.
  @inline(__always)
  private static func append(
    _ bits: UInt64,
    at position: Int,
    to place: UnsafeMutablePointer<UInt32>
  ) -> UnsafeMutablePointer<UInt32> {
    var bits = bits
    var next = place
    let end = place + bits.nonzeroBitCount
    repeat {
      for step in 0..<6 {
        next[step] = UInt32(truncatingIfNeeded: position &+ bits.trailingZeroBitCount)
        bits &= bits &- 1
      }
      next += 6
    } while bits != 0
    return end
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

  /// What is looked for.
  private struct Search {
    let delimiters: Lanes
    let rowEnds: Lanes

    init(_ delimiter: UInt8, _ rowEnd: UInt8) {
      delimiters = Lanes(repeating: delimiter)
      rowEnds = Lanes(repeating: rowEnd)
    }

    /// Finds the ends in one block, whether there is a quote, and counts the row ends by lane.
    @inline(__always)
    func find(_ block: UnsafeRawPointer, _ counts: inout Lanes) -> (ends: UInt64, hasQuotes: Bool) {
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
      return (all, ByteLanes.bits(anyQuotes) != 0)
    }
  }

  /// The quotes met so far, and what stands between them.
  private struct Quoted {
    /// Nil when quotes are not heeded.
    private let quotes: UnsafeMutablePointer<UInt32>?
    private(set) var count = 0
    private(set) var hasQuotes = false
    /// How many row ends stand between quotes.
    private(set) var rowEnds = 0
    /// All ones when the byte at hand stands between quotes.
    private var isInside: UInt64 = 0

    init(_ quotes: UnsafeMutablePointer<UInt32>?) {
      self.quotes = quotes
    }

    /// The ends found in a block less those between quotes.
    @inline(__always)
    mutating func less(
      _ found: (ends: UInt64, hasQuotes: Bool),
      _ block: UnsafeRawPointer,
      at position: Int,
      _ search: Search
    ) -> UInt64 {
      guard found.hasQuotes || isInside != 0 else { return found.ends }
      return found.ends & ~take(block, at: position, search.rowEnds)
    }

    /// Notes the quotes in a block; the bits of what stands between quotes.
    @inline(never)
    private mutating func take(_ block: UnsafeRawPointer, at position: Int, _ ends: Lanes) -> UInt64 {
      hasQuotes = true
      guard let quotes else { return 0 }
      var found: UInt64 = 0
      var rowEndBits: UInt64 = 0
      for quarter in 0..<4 {
        let bytes = block.loadUnaligned(fromByteOffset: quarter &* 16, as: Lanes.self)
        let shift = UInt64(quarter &* 16)
        found |= ByteLanes.bits(ByteLanes.equal(bytes, Lanes(repeating: Byte.quote))) &<< shift
        rowEndBits |= ByteLanes.bits(ByteLanes.equal(bytes, ends)) &<< shift
      }
      // A bit is inside when an odd number of quotes stand before it or on it.
      var inside = found
      for distance: UInt64 in [1, 2, 4, 8, 16, 32] { inside ^= inside &<< distance }
      inside ^= isInside
      isInside = inside &>> 63 == 1 ? .max : 0
      rowEnds += (rowEndBits & inside).nonzeroBitCount
      while found != 0 {
        quotes[count] = UInt32(truncatingIfNeeded: position &+ found.trailingZeroBitCount)
        count &+= 1
        found &= found &- 1
      }
      return inside
    }
  }
}
