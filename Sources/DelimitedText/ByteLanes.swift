// SPDX-License-Identifier: Apache-2.0

#if arch(x86_64)
import _Builtin_intrinsics.intel.sse2
#endif

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

  /// All ones in each lane that is the other's, zeros in the others.
  @inline(__always)
  static func equal(_ lanes: Lanes, _ others: Lanes) -> Lanes {
    unsafeBitCast(lanes .== others, to: Lanes.self)
  }

  /// The sum of all lanes.
  static func sum(_ lanes: Lanes) -> Int {
    var sum = 0
    for lane in 0..<width { sum &+= Int(lanes[lane]) }
    return sum
  }

  /// How often the byte occurs before `end`.
  static func count(of byte: UInt8, in bytes: Span<UInt8>, upTo end: Int) -> Int {
    count(of: byte, in: bytes.extracting(0..<end), upTo: end, lookingFor: byte).count
  }

  /// How often the byte occurs before `end`, and whether the other one occurs anywhere.
  static func count(
    of byte: UInt8,
    in bytes: Span<UInt8>,
    upTo end: Int,
    lookingFor other: UInt8
  ) -> (count: Int, isFound: Bool) {
    let (wanted, others) = (Lanes(repeating: byte), Lanes(repeating: other))
    var total = 0
    var found = Lanes.zero
    var position = 0
    while position &+ width <= end {
      // A lane counts to 255.
      let stop = min(position &+ 255 &* width, end &- width &+ 1)
      var counts = Lanes.zero
      while position < stop {
        let lanes = load(bytes, at: position)
        // All ones are −1.
        counts &-= equal(lanes, wanted)
        found |= equal(lanes, others)
        position &+= width
      }
      total &+= sum(counts)
    }
    var isFound = found != .zero
    while position < bytes.count {
      if position < end, bytes[position] == byte { total &+= 1 }
      isFound = isFound || bytes[position] == other
      position &+= 1
    }
    return (total, isFound)
  }

  /// A bit for each lane of ones, the first lowest; the lanes are all ones or zero.
  @inline(__always)
  static func bits(_ lanes: Lanes) -> UInt64 {
    #if arch(x86_64)
    let highest = _mm_movemask_epi8(unsafeBitCast(lanes, to: SIMD2<Int64>.self))
    return UInt64(truncatingIfNeeded: UInt32(bitPattern: highest))
    #else
    // Each lane keeps a bit of its own; the product adds up those of a word, which stand in different places,
    // in its highest byte.
    let own = Lanes(1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128)
    let words = unsafeBitCast(lanes & own, to: SIMD2<UInt64>.self)
    let sums = words &* SIMD2(repeating: 0x0101_0101_0101_0101)
    return (sums[0] &>> 56) | (sums[1] &>> 56) &<< 8
    #endif
  }
}
