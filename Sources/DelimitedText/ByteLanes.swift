// SPDX-License-Identifier: Apache-2.0

/// Sixteen bytes of a text side by side.
///
/// Reads memory as another type, like `ByteWord`, and stays in bounds: what is left at the end of a text is
/// looked at byte by byte.
enum ByteLanes {
  typealias Lanes = SIMD16<UInt8>

  static let width = 16

  /// The lanes from `offset` on.
  ///
  /// - Precondition: `offset` + `width` is at most the number of bytes.
  @inline(__always)
  private static func load(_ bytes: Span<UInt8>, at offset: Int) -> Lanes {
    assert(offset &+ width <= bytes.count)
    return bytes.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: Lanes.self)
  }

  /// All ones in each lane that is `byte`, zeros in the others.
  @inline(__always)
  private static func equal(_ lanes: Lanes, _ byte: Lanes) -> Lanes {
    unsafeBitCast(lanes .== byte, to: Lanes.self)
  }

  /// How often the byte occurs before `end`.
  static func count(of byte: UInt8, in bytes: Span<UInt8>, upTo end: Int) -> Int {
    let wanted = Lanes(repeating: byte)
    var total = 0
    var position = 0
    while position &+ width <= end {
      // A lane counts to 255.
      let stop = min(position &+ 255 &* width, end &- width &+ 1)
      var counts = Lanes.zero
      while position < stop {
        // All ones are −1.
        counts &-= equal(load(bytes, at: position), wanted)
        position &+= width
      }
      for lane in 0..<width { total &+= Int(counts[lane]) }
    }
    while position < end {
      total &+= bytes[position] == byte ? 1 : 0
      position &+= 1
    }
    return total
  }

  /// Whether the byte occurs.
  static func contains(_ byte: UInt8, in bytes: Span<UInt8>) -> Bool {
    let wanted = Lanes(repeating: byte)
    var found = Lanes.zero
    var position = 0
    while position &+ width <= bytes.count {
      found |= equal(load(bytes, at: position), wanted)
      position &+= width
    }
    if found != .zero { return true }
    while position < bytes.count {
      if bytes[position] == byte { return true }
      position &+= 1
    }
    return false
  }

  /// A bit for each lane that is all ones, the first lowest.
  ///
  /// Each lane keeps a bit of its own; the product adds up those of a word, which stand in different places, in
  /// its highest byte.
  @inline(__always)
  static func bits(_ mask: SIMDMask<SIMD16<Int8>>) -> UInt64 {
    let own = Lanes(1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128)
    let words = unsafeBitCast(unsafeBitCast(mask, to: Lanes.self) & own, to: SIMD2<UInt64>.self)
    let sums = words &* SIMD2(repeating: 0x0101_0101_0101_0101)
    return (sums[0] &>> 56) | (sums[1] &>> 56) &<< 8
  }
}
