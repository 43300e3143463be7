// SPDX-License-Identifier: Apache-2.0

/// Eight bytes of a text as one number, the first byte lowest.
///
/// The only place of this module that reads memory as another type. It stays in bounds: a word that would
/// pass the end is put together byte by byte, and any eight bytes are a valid number.
public enum ByteWord {
  /// The eight bytes at `offset`; bytes beyond the end are zero.
  @inlinable @inline(__always)
  public static func load(_ bytes: Span<UInt8>, at offset: Int) -> UInt64 {
    if offset &+ 8 <= bytes.count {
      return UInt64(littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    return loadTail(bytes, at: offset)
  }

  /// The `count` bytes at `offset`, at most eight; the bytes of the number beyond them are zero.
  @inlinable @inline(__always)
  public static func load(_ bytes: Span<UInt8>, at offset: Int, count: Int) -> UInt64 {
    let word = load(bytes, at: offset)
    return count >= 8 ? word : word & (1 << UInt64(truncatingIfNeeded: count &* 8) &- 1)
  }

  /// Has the highest bit of each byte set that is `byte`, and no other bit.
  @inlinable @inline(__always)
  public static func positions(of byte: UInt8, in word: UInt64) -> UInt64 {
    let difference = word ^ (UInt64(byte) &* 0x0101_0101_0101_0101)
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    return ~(((difference & low) &+ low) | difference | low)
  }

  @inline(never) @usableFromInline
  static func loadTail(_ bytes: Span<UInt8>, at offset: Int) -> UInt64 {
    var word: UInt64 = 0
    var shift: UInt64 = 0
    var index = offset
    while index < bytes.count, shift < 64 {
      word |= UInt64(bytes[index]) << shift
      shift += 8
      index += 1
    }
    return word
  }
}

/// Compares all eight bytes of a word with one byte at a time.
struct BytePattern {
  private let lanes: UInt64

  static let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
  static let high: UInt64 = 0x8080_8080_8080_8080

  init(_ byte: UInt8) {
    lanes = UInt64(byte) &* 0x0101_0101_0101_0101
  }

  /// Has the highest bit of a byte clear exactly where the word has the pattern's byte.
  ///
  /// The other bits mean nothing.
  @inline(__always)
  func misses(_ word: UInt64) -> UInt64 {
    let difference = word ^ lanes
    return ((difference & Self.low) &+ Self.low) | difference
  }
}
