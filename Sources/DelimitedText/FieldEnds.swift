// SPDX-License-Identifier: Apache-2.0

/// Where the fields and the rows of some bytes end, found for all of them before one is read.
///
/// Quotes are not heeded: of a row that has any, nothing here is to be believed but where it begins, if the rows
/// before it have none.
///
/// A class, because it owns its memory; it belongs to one thread. This file reads and writes memory without the
/// compiler's checks. Invariant: `ends` and `lastOfRow` have room for as many entries as bytes were ever
/// searched, and a block more; asserted in debug builds.
package final class FieldEnds {
  /// Offsets of the delimiters and row ends, in order; the first `count` are set.
  package private(set) var ends: UnsafeMutablePointer<UInt32>
  /// Of each row, the place of its last field's end in `ends`; the first `rows` are set.
  package private(set) var lastOfRow: UnsafeMutablePointer<UInt32>
  package private(set) var count = 0
  package private(set) var rows = 0
  private var capacity = 0

  private typealias Lanes = ByteLanes.Lanes
  private static let block = 64

  package init() {
    ends = .allocate(capacity: 0)
    lastOfRow = .allocate(capacity: 0)
  }

  deinit {
    ends.deallocate()
    lastOfRow.deallocate()
  }

  /// Finds all ends in these bytes, and forgets those of others.
  ///
  /// - Complexity: O(*bytes*).
  package func find(in bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8, rowEnd: UInt8) {
    count = 0
    rows = 0
    guard let start = UnsafeRawPointer(bytes.baseAddress) else { return }
    makeRoom(for: bytes.count + Self.block)
    let delimiters = Lanes(repeating: delimiter)
    let rowEnds = Lanes(repeating: rowEnd)
    var position = 0
    while position &+ Self.block <= bytes.count {
      take(start + position, at: position, delimiters, rowEnds)
      position &+= Self.block
    }
    var last: (Lanes, Lanes, Lanes, Lanes) = (.zero, .zero, .zero, .zero)
    withUnsafeMutableBytes(of: &last) { copy in
      copy.copyMemory(from: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[position...]))
      guard let begin = copy.baseAddress else { return }
      take(UnsafeRawPointer(begin), at: position, delimiters, rowEnds)
    }
  }

  private func makeRoom(for entries: Int) {
    guard entries > capacity else { return }
    ends.deallocate()
    lastOfRow.deallocate()
    ends = .allocate(capacity: entries)
    lastOfRow = .allocate(capacity: entries)
    capacity = entries
  }

  /// Notes the ends in one block.
  @inline(__always)
  private func take(_ block: UnsafeRawPointer, at position: Int, _ delimiters: Lanes, _ rowEnds: Lanes) {
    assert(count + Self.block <= capacity && rows + Self.block <= capacity)
    var all: UInt64 = 0
    var ofRows: UInt64 = 0
    for quarter in 0..<4 {
      let bytes = block.loadUnaligned(fromByteOffset: quarter &* 16, as: Lanes.self)
      let isRowEnd = bytes .== rowEnds
      let shift = UInt64(truncatingIfNeeded: quarter &* 16)
      ofRows |= ByteLanes.bits(isRowEnd) &<< shift
      all |= ByteLanes.bits(isRowEnd .| (bytes .== delimiters)) &<< shift
    }
    while ofRows != 0 {
      let before = ofRows & (0 &- ofRows) &- 1
      lastOfRow[rows] = UInt32(truncatingIfNeeded: count &+ (all & before).nonzeroBitCount)
      rows &+= 1
      ofRows &= ofRows &- 1
    }
    var next = count
    while all != 0 {
      ends[next] = UInt32(truncatingIfNeeded: position &+ all.trailingZeroBitCount)
      next &+= 1
      all &= all &- 1
    }
    count = next
  }
}
