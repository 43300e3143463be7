// SPDX-License-Identifier: Apache-2.0

import DelimitedText
import TariffModel

/// One field of a row under the express reader's eye.
///
/// The only place of this module that reads memory without the compiler's checks. Invariant: every load is of
/// the eight bytes at a position that is at most `limit`, which is sixteen bytes before the end, so none
/// passes it; asserted at each load in debug builds. A row that comes nearer to the end is not found.
struct ExpressField {
  /// How many bytes the field has.
  private(set) var length = 0
  /// Behind its last byte.
  private(set) var end = 0
  /// Where the next field or row begins.
  private(set) var next = 0
  /// Its first eight bytes, the first lowest, with zeros beyond the end of the field.
  private(set) var word: UInt64 = 0

  private let bytes: UnsafeRawPointer
  private let limit: Int
  private let delimiters: UInt64
  private let rowEnds: UInt64
  private let rowEnd: UInt8
  private var start = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8, rowEnd: UInt8) {
    // Without bytes the limit is negative, and nothing is ever loaded.
    self.bytes = UnsafeRawPointer(bytes.baseAddress ?? UnsafePointer(bitPattern: 8).unsafelyUnwrapped)
    limit = bytes.count - ExpressReader.reach
    delimiters = UInt64(delimiter) &* 0x0101_0101_0101_0101
    rowEnds = UInt64(rowEnd) &* 0x0101_0101_0101_0101
    self.rowEnd = rowEnd
  }

  @inline(__always)
  private func load(_ position: Int) -> UInt64 {
    assert(position >= 0 && position <= limit)
    return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
  }

  /// The highest bit of each byte that is the lanes' byte; exact up to the first.
  @inline(__always)
  private static func hits(_ word: UInt64, _ lanes: UInt64) -> UInt64 {
    let difference = word ^ lanes
    return (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
  }

  /// Finds the field that begins at `position`; false when it ends otherwise than its place in the row asks,
  /// or too near to the end of the bytes.
  @inline(__always)
  mutating func find(at position: Int, isLast: Bool) -> Bool {
    guard position <= limit else { return false }
    start = position
    let first = load(position)
    var found = Self.hits(first, delimiters) | Self.hits(first, rowEnds)
    var place = position
    if found != 0 {
      let count = found.trailingZeroBitCount &>> 3
      word = count == 0 ? 0 : first & (UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- count &* 8))
      place &+= count
    } else {
      word = first
      repeat {
        place &+= 8
        guard place <= limit else { return false }
        let more = load(place)
        found = Self.hits(more, delimiters) | Self.hits(more, rowEnds)
      } while found == 0
      place &+= found.trailingZeroBitCount &>> 3
    }
    end = place
    length = place &- position
    next = place &+ 1
    let endsRow = bytes.load(fromByteOffset: place, as: UInt8.self) == rowEnd
    guard endsRow == isLast else { return false }
    if isLast { dropReturn() }
    return true
  }

  /// A carriage return before the end of the row belongs to it.
  @inline(__always)
  private mutating func dropReturn() {
    guard length > 0, bytes.load(fromByteOffset: end &- 1, as: UInt8.self) == 0x0D else { return }
    end &-= 1
    length &-= 1
    if length < 8 { word &= length == 0 ? 0 : UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- length &* 8) }
  }

  /// Whether it begins with a quote.
  var isQuoted: Bool { length > 0 && word & 0xFF == 0x22 }

  // MARK: Numbers

  /// The code that its digits are; nil when there are others, or fewer or more than a code may have.
  @inline(__always)
  func code(lengths: UInt16) -> CommodityCode? {
    guard length <= 10, lengths & 1 &<< UInt16(truncatingIfNeeded: length) != 0 else { return nil }
    var digits: Int64
    if length <= 8 {
      guard length > 0, let whole = Self.digits(word, count: length) else { return nil }
      digits = whole
    } else {
      // The first eight bytes, and the last eight without those that both hold.
      guard let high = Self.digits(word, count: 8) else { return nil }
      let rest = length &- 8
      let tail = load(start &+ 8) & (UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- rest &* 8))
      guard let low = Self.digits(tail, count: rest) else { return nil }
      digits = high &* (rest == 1 ? 10 : 100) &+ low
    }
    for _ in length..<10 { digits = digits &* 10 }
    return CommodityCode(aligned: digits, length: length)
  }

  /// The number times 10^`digits`; nil for anything but digits with at most one point.
  @inline(__always)
  func number(digits: Int) -> Int64? {
    guard length <= 8 else { return longNumber(digits: digits) }
    var word = word
    var count = length
    var decimals = 0
    let points = Self.hits(word, 0x2E2E_2E2E_2E2E_2E2E)
    if points != 0 {
      let point = points.trailingZeroBitCount &>> 3
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
    let span = Span(
      _unsafeElements: UnsafeBufferPointer(
        start: bytes.assumingMemoryBound(to: UInt8.self),
        count: limit &+ ExpressReader.reach
      )
    )
    return NumberField.plain(span, FieldRange(start: start, end: end), digits: digits)
  }

  /// The number that the first `count` bytes make, 1 to 8, all other bytes being 0; nil when one is no digit.
  @inline(__always)
  private static func digits(_ word: UInt64, count: Int) -> Int64? {
    NumberField.eightDigits(word &<< UInt64(truncatingIfNeeded: 64 &- count &* 8), count: count)
  }

  // MARK: Texts

  /// The field as a short text; nil when it is longer.
  @inline(__always)
  var text: ShortText? {
    guard length > 8 else { return ShortText(low: word, high: 0) }
    guard length <= ShortText.longest else { return nil }
    let beyond = UInt64(truncatingIfNeeded: 128 &- length &* 8)
    return ShortText(low: word, high: load(start &+ 8) & (UInt64.max &>> beyond))
  }

  /// The first two digits of the years of this century, as a word.
  static let century: UInt64 = 0x3032

  /// The last eight bytes of a date such as `2025-10-23`; nil when it is no such field.
  @inline(__always)
  var day: ShortText? {
    guard length == 10, word & 0xFFFF == Self.century else { return nil }
    return ShortText(low: load(start &+ 2), high: 0)
  }
}
