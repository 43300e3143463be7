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
  static let reach = 32

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

  /// Appends a text of some length, thirty-two bytes at a time.
  ///
  /// - Precondition: `reach` bytes can be read behind the text.
  @inline(__always)
  mutating func append(_ source: UnsafeBufferPointer<UInt8>) { append(source, by: SIMD32<UInt8>.self) }

  /// Appends a text that is mostly short, sixteen bytes at a time.
  ///
  /// - Precondition: `reach` bytes can be read behind the text.
  @inline(__always)
  mutating func append(shortly source: UnsafeBufferPointer<UInt8>) { append(source, by: SIMD16<UInt8>.self) }

  @inline(__always)
  private mutating func append<Lanes: BitwiseCopyable>(
    _ source: UnsafeBufferPointer<UInt8>,
    by _: Lanes.Type
  ) {
    assert(position + source.count + Self.reach <= bytes.count)
    guard let from = UnsafeRawPointer(source.baseAddress) else { return }
    let start = UnsafeMutableRawPointer(bytes.baseAddress.unsafelyUnwrapped + position)
    var done = 0
    repeat {
      let lanes = from.loadUnaligned(fromByteOffset: done, as: Lanes.self)
      start.storeBytes(of: lanes, toByteOffset: done, as: Lanes.self)
      done &+= MemoryLayout<Lanes>.size
    } while done < source.count
    position &+= source.count
  }

  mutating func append(_ source: [UInt8]) {
    for byte in source { append(byte) }
  }

  /// The amount 0.
  static let nothing = Array("0.00".utf8)

  /// Appends the amount 0.
  @inline(__always)
  mutating func appendNothing() {
    assert(position + Self.longestAmount <= bytes.count)
    let start = UnsafeMutableRawPointer(bytes.baseAddress.unsafelyUnwrapped + position)
    start.storeBytes(of: (0x3030_2E30 as UInt32).littleEndian, as: UInt32.self)
    position &+= 4
  }

  /// Appends an amount of hundredths with two digits after the point.
  ///
  /// - Precondition: `hundredths` is not negative.
  @inline(__always)
  mutating func appendAmount(_ hundredths: Int64) {
    assert(hundredths >= 0 && position + Self.longestAmount <= bytes.count)
    guard hundredths < 100_000_000 else { return appendLongAmount(hundredths) }
    let digits = Self.eightDigits(UInt64(bitPattern: hundredths))
    // The digit before the point stands even if it is 0.
    let zeros = min(digits.trailingZeroBitCount &>> 3, 5)
    let text = digits | 0x3030_3030_3030_3030
    let start = UnsafeMutableRawPointer(bytes.baseAddress.unsafelyUnwrapped + position)
    start.storeBytes(of: (text &>> UInt64(zeros &* 8)).littleEndian, as: UInt64.self)
    // The last two digits move on by one, to make room for the point.
    let point = start + (6 &- zeros)
    point.storeBytes(of: UInt8(ascii: "."), as: UInt8.self)
    (point + 1).storeBytes(of: UInt16(truncatingIfNeeded: text &>> 48).littleEndian, as: UInt16.self)
    position &+= 9 &- zeros
  }

  /// Appends an amount with so many digits after the point.
  mutating func appendAmount(_ value: Int64, digits: Int) {
    if digits == 2, value >= 0 { return appendAmount(value) }
    var text: [UInt8] = []
    AmountBytes.append(value, digits: digits, to: &text)
    append(text)
  }

  @inline(never)
  private mutating func appendLongAmount(_ hundredths: Int64) {
    let (whole, cents) = hundredths.quotientAndRemainder(dividingBy: 100)
    for digit in String(whole).utf8 { append(digit) }
    append(UInt8(ascii: "."))
    append(UInt8(ascii: "0") + UInt8(cents / 10))
    append(UInt8(ascii: "0") + UInt8(cents % 10))
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
}
