// SPDX-License-Identifier: Apache-2.0

/// Writes text and amounts one behind the other into memory that is large enough.
///
/// The only place of this module that writes memory without the compiler's checks. Invariant: whoever makes a
/// cursor has seen to it that all that is written fits: `longestAmount` for each amount, and `reach` behind the
/// last; asserted in debug builds.
struct ByteCursor {
  /// The most bytes that one amount takes, its delimiter included.
  static let longestAmount = 24
  /// How many bytes may be written beyond the end of an amount or a short text.
  static let reach = 16

  private(set) var position: Int
  private let bytes: UnsafeMutableBufferPointer<UInt8>

  init(_ bytes: UnsafeMutableBufferPointer<UInt8>, at position: Int) {
    self.bytes = bytes
    self.position = position
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    assert(position < bytes.count)
    bytes.baseAddress.unsafelyUnwrapped[position] = byte
    position &+= 1
  }

  @inline(__always)
  mutating func append(_ source: UnsafeBufferPointer<UInt8>) {
    assert(position + source.count <= bytes.count)
    guard let start = source.baseAddress else { return }
    (bytes.baseAddress.unsafelyUnwrapped + position).update(from: start, count: source.count)
    position &+= source.count
  }

  /// Appends a text that is mostly short, sixteen bytes at a time.
  ///
  /// - Precondition: `reach` bytes can be read behind the text.
  @inline(__always)
  mutating func append(shortly source: UnsafeBufferPointer<UInt8>) {
    assert(position + source.count + Self.reach <= bytes.count)
    guard let from = UnsafeRawPointer(source.baseAddress) else { return }
    let start = UnsafeMutableRawPointer(bytes.baseAddress.unsafelyUnwrapped + position)
    var done = 0
    repeat {
      let lanes = from.loadUnaligned(fromByteOffset: done, as: SIMD16<UInt8>.self)
      start.storeBytes(of: lanes, toByteOffset: done, as: SIMD16<UInt8>.self)
      done &+= 16
    } while done < source.count
    position &+= source.count
  }

  @inline(__always)
  mutating func append(_ source: [UInt8]) {
    source.withUnsafeBufferPointer { append($0) }
  }

  /// Appends an amount of hundredths with two digits after the point.
  ///
  /// - Precondition: `hundredths` is not negative.
  @inline(__always)
  mutating func appendAmount(_ hundredths: Int64) {
    assert(hundredths >= 0 && position + Self.longestAmount <= bytes.count)
    let (whole, cents) = UInt64(hundredths).quotientAndRemainder(dividingBy: 100)
    guard whole < 100_000_000 else { return appendLongAmount(whole, cents) }
    let digits = Self.eightDigits(whole)
    // The last digit stands even if it is 0.
    let zeros = min(digits.trailingZeroBitCount &>> 3, 7)
    let start = UnsafeMutableRawPointer(bytes.baseAddress.unsafelyUnwrapped + position)
    let text = (digits | 0x3030_3030_3030_3030) &>> UInt64(truncatingIfNeeded: zeros &* 8)
    start.storeBytes(of: text.littleEndian, as: UInt64.self)
    let count = 8 &- zeros
    let end = start + count
    end.storeBytes(of: UInt8(ascii: "."), as: UInt8.self)
    Self.put(cents, end + 1)
    position &+= count &+ 3
  }

  @inline(never)
  private mutating func appendLongAmount(_ whole: UInt64, _ cents: UInt64) {
    for digit in String(whole).utf8 { append(digit) }
    append(UInt8(ascii: "."))
    Self.put(cents, UnsafeMutableRawPointer(bytes.baseAddress.unsafelyUnwrapped + position))
    position += 2
  }

  /// The eight digits of a number below 10^8, a byte each, the first lowest.
  ///
  /// Halves are divided at once: to fours, to pairs, to digits. 10,486 ÷ 2^20 is a hundredth closely enough below
  /// 10,000, and 103 ÷ 2^10 a tenth below 100.
  @inline(__always)
  private static func eightDigits(_ number: UInt64) -> UInt64 {
    let (high, low) = number.quotientAndRemainder(dividingBy: 10_000)
    let fours = high | low &<< 32
    let hundreds = (fours &* 10_486) &>> 20 & 0x0000_007F_0000_007F
    let pairs = hundreds | (fours &- hundreds &* 100) &<< 16
    let tens = (pairs &* 103) &>> 10 & 0x000F_000F_000F_000F
    return tens | (pairs &- tens &* 10) &<< 8
  }

  /// Writes two digits.
  @inline(__always)
  private static func put(_ pair: UInt64, _ place: UnsafeMutableRawPointer) {
    let tens = (pair &* 103) &>> 10
    let text = 0x3030 &+ (tens | (pair &- tens &* 10) &<< 8)
    place.storeBytes(of: UInt16(truncatingIfNeeded: text).littleEndian, as: UInt16.self)
  }
}
