// SPDX-License-Identifier: Apache-2.0

import DelimitedText

/// Numbers as well-behaved baskets write them, straight from the bytes, eight at a time.
///
/// Everything else is nil here, and left to those who can say what is wrong with it.
enum NumberField {
  /// The number of a field times 10^`digits`, when it is a few digits with at most one point.
  @inline(__always)
  static func plain(_ bytes: Span<UInt8>, _ field: FieldRange, digits: Int) -> Int64? {
    let end = field.end
    let length = end &- field.start
    guard end >= 8, length > 0, length &+ digits <= 18 else { return nil }
    let tail = ByteWord.load(bytes, at: end &- 8)
    let points = ByteWord.positions(of: UInt8(ascii: "."), in: tail) & last(min(length, 8))
    guard points != 0 else {
      return whole(bytes, endingAt: end, length: length).map { $0 &* powerOfTen(digits) }
    }
    let decimals = points.leadingZeroBitCount &>> 3
    guard decimals <= digits, length > 1,
      let whole = whole(bytes, endingAt: end &- 1 &- decimals, length: length &- 1 &- decimals),
      let fraction = eightDigits(tail & last(decimals), count: decimals)
    else { return nil }
    return whole &* powerOfTen(digits) &+ fraction &* powerOfTen(digits &- decimals)
  }

  /// The number that `length` digits before `end` make; 0 when there are none.
  @inline(__always)
  static func whole(_ bytes: Span<UInt8>, endingAt end: Int, length: Int) -> Int64? {
    guard end >= 8 else { return nil }
    let count = min(length, 8)
    let low = eightDigits(ByteWord.load(bytes, at: end &- 8) & last(count), count: count)
    guard length > 8, let low else { return low }
    guard end >= 16, length <= 16 else { return nil }
    let rest = length &- 8
    guard let high = eightDigits(ByteWord.load(bytes, at: end &- 16) & last(rest), count: rest) else {
      return nil
    }
    return high &* 100_000_000 &+ low
  }

  /// A word's last bytes, which are its highest.
  @inline(__always)
  private static func last(_ count: Int) -> UInt64 {
    count == 0 ? 0 : UInt64.max &<< UInt64(truncatingIfNeeded: 64 &- count &* 8)
  }

  /// The number that the last `count` bytes of a word make, all other bytes being 0; nil when one is no digit.
  @inline(__always)
  static func eightDigits(_ word: UInt64, count: Int) -> Int64? {
    let digits = word ^ (0x3030_3030_3030_3030 & last(count))
    // A byte over 9 passes 0x7F when 0x76 is added; one with the highest bit shows it already.
    guard ((digits &+ 0x7676_7676_7676_7676) | digits) & 0x8080_8080_8080_8080 == 0 else { return nil }
    return joined(digits)
  }

  /// The number that eight digits make, a byte each, the first lowest.
  @inline(__always)
  static func joined(_ digits: UInt64) -> Int64 {
    // Neighbours are joined: digits to pairs, pairs to fours, fours to eight.
    var digits = (digits &* (10 << 8 | 1)) &>> 8 & 0x00FF_00FF_00FF_00FF
    digits = (digits &* (100 << 16 | 1)) &>> 16 & 0x0000_FFFF_0000_FFFF
    digits = (digits &* (10_000 << 32 | 1)) &>> 32
    return Int64(truncatingIfNeeded: digits)
  }

  @inline(__always)
  static func powerOfTen(_ exponent: Int) -> Int64 {
    switch exponent {
    case 0: 1
    case 1: 10
    case 2: 100
    case 3: 1_000
    case 4: 10_000
    case 5: 100_000
    case 6: 1_000_000
    case 7: 10_000_000
    case 8: 100_000_000
    default: 1_000_000_000
    }
  }
}
