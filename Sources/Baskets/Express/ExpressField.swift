// SPDX-License-Identifier: Apache-2.0

import DelimitedText
import TariffModel

/// One field of a row under the express reader's eye: see `ExpressRows` for the memory that it reads.
struct ExpressField {
  /// How many bytes it has.
  let length: Int
  /// Its first eight bytes, the first lowest, and what follows the field if it is shorter.
  private let word: UInt64
  private let bytes: UnsafeRawPointer
  private let start: Int

  /// - Precondition: Sixteen bytes from `start` on can be read, and all up to `end`.
  @inline(__always)
  init(_ bytes: UnsafeRawPointer, from start: Int, to end: Int) {
    self.bytes = bytes
    self.start = start
    length = end &- start
    word = Self.load(bytes, start)
  }

  @inline(__always)
  private static func load(_ bytes: UnsafeRawPointer, _ position: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
  }

  /// The highest bit of each byte that is the lanes' byte; exact up to the first.
  @inline(__always)
  private static func hits(_ word: UInt64, _ lanes: UInt64) -> UInt64 {
    let difference = word ^ lanes
    return (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
  }

  // MARK: Numbers

  /// The code that its digits are; nil when there are others, or fewer or more than a code may have.
  @inline(__always)
  func code(lengths: UInt16) -> CommodityCode? {
    guard length <= 10, lengths & 1 &<< UInt16(truncatingIfNeeded: length) != 0 else { return nil }
    guard length >= 8 else {
      guard length > 0, let digits = Self.digits(word, count: length) else { return nil }
      return CommodityCode(aligned: digits &* NumberField.powerOfTen(10 &- length), length: length)
    }
    // Where the last two are missing they are 0.
    let first = word ^ Self.zeros
    let missing = UInt64(truncatingIfNeeded: 80 &- length &* 8)
    let last = (Self.load(bytes, start &+ 8) ^ 0x3030) & 0xFFFF &>> missing
    guard ((first &+ Self.limits) | first | (last &+ 0x7676) | last) & Self.highest == 0 else { return nil }
    let digits = Int64(truncatingIfNeeded: last)
    return CommodityCode(
      aligned: NumberField.joined(first) &* 100 &+ (digits & 0xFF) &* 10 &+ digits &>> 8,
      length: length
    )
  }

  static let zeros: UInt64 = 0x3030_3030_3030_3030
  /// What makes a byte over 9 pass 0x7F when it is added.
  static let limits: UInt64 = 0x7676_7676_7676_7676
  static let highest: UInt64 = 0x8080_8080_8080_8080

  /// What its bytes differ from the digit 0 by, the last one highest, and zeros before them.
  ///
  /// - Precondition: There are one to eight.
  @inline(__always)
  var digits: UInt64 {
    assert(1...8 ~= length)
    return (word ^ Self.zeros) &<< UInt64(truncatingIfNeeded: 64 &- length &* 8)
  }

  /// How many bytes stand behind the first point, of a field of at most eight; 0 where there is none.
  var decimals: Int {
    let point = Self.hits(word, 0x2E2E_2E2E_2E2E_2E2E).trailingZeroBitCount &>> 3
    return max(0, length &- 1 &- point)
  }

  /// The number times 10^`digits`; nil for anything but digits with at most one point.
  func number(digits: Int) -> Int64? {
    guard length <= 8 else { return longNumber(digits: digits) }
    var word = word
    var count = length
    var decimals = 0
    let point = Self.hits(word, 0x2E2E_2E2E_2E2E_2E2E).trailingZeroBitCount &>> 3
    if point < length {
      let before = (1 as UInt64) &<< UInt64(truncatingIfNeeded: point &* 8) &- 1
      word = word & before | (word &>> 8) & ~before
      count &-= 1
      decimals = count &- point
      guard decimals <= digits else { return nil }
    }
    guard count > 0, let whole = Self.digits(word, count: count) else { return nil }
    return whole &* NumberField.powerOfTen(digits &- decimals)
  }

  @inline(never)
  private func longNumber(digits: Int) -> Int64? {
    let end = start &+ length
    let upToEnd = UnsafeBufferPointer(start: bytes.assumingMemoryBound(to: UInt8.self), count: end)
    return NumberField.plain(
      Span(_unsafeElements: upToEnd),
      FieldRange(start: start, end: end),
      digits: digits
    )
  }

  /// The number that the first `count` bytes make, 1 to 8; nil when one is no digit.
  @inline(__always)
  private static func digits(_ word: UInt64, count: Int) -> Int64? {
    NumberField.eightDigits(word &<< UInt64(truncatingIfNeeded: 64 &- count &* 8), count: count)
  }

  // MARK: Texts

  /// The field as a short text; nil when it is longer.
  @inline(__always)
  var text: ShortText? {
    guard length >= 8 else {
      return ShortText(low: word & ((1 as UInt64) &<< UInt64(truncatingIfNeeded: length &* 8) &- 1), high: 0)
    }
    guard length <= ShortText.longest else { return nil }
    return ShortText(low: word, high: Self.load(bytes, start &+ 8) & (UInt64.max >> (128 &- length &* 8)))
  }

  /// The day of a date such as `2025-10-23`; nil when it is no such field.
  @inline(__always)
  var day: ShortDay? {
    guard length == 10 else { return nil }
    return ShortDay(UInt16(truncatingIfNeeded: word), Self.load(bytes, start &+ 2))
  }
}
