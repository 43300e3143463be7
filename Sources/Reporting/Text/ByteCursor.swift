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
  mutating func appendAmount(_ hundredths: Int64) { append(AmountDigits.pair(hundredths, 0).0) }

  /// The same with an amount of which the digits are known.
  @inline(__always)
  mutating func append(_ amount: AmountDigits) {
    append(amount, behind: 0)
    position &-= 1
  }

  /// The same with another byte behind it.
  @inline(__always)
  mutating func append(_ amount: AmountDigits, behind delimiter: UInt8) {
    assert(amount.hundredths >= 0 && position + Self.longestAmount <= bytes.count)
    let start = UnsafeMutableRawPointer(bytes.baseAddress.unsafelyUnwrapped + position)
    guard UInt64(bitPattern: amount.hundredths) <= AmountDigits.most else {
      position &+= Self.storeLong(amount.hundredths, at: start, delimiter)
      return
    }
    let zeros = amount.beginning.trailingZeroBitCount
    start.storeBytes(of: (amount.text &>> UInt64(zeros & 0x38)).littleEndian, as: UInt64.self)
    // The last two digits move on by one, to make room for the point.
    let cents = UInt32(truncatingIfNeeded: amount.text &>> 40) & 0x00FF_FF00
    let rest = cents | Self.point | UInt32(delimiter) &<< 24
    (start + 6 - zeros &>> 3).storeBytes(of: rest.littleEndian, as: UInt32.self)
    position &+= 10 &- zeros &>> 3
  }

  /// Appends an amount with so many digits after the point.
  mutating func appendAmount(_ value: Int64, digits: Int) {
    if digits == 2, value >= 0 { return appendAmount(value) }
    var text: [UInt8] = []
    AmountBytes.append(value, digits: digits, to: &text)
    append(text)
  }

  private static let point = UInt32(UInt8(ascii: "."))

  /// Stores an amount and a delimiter, and says how many bytes they take.
  @inline(never)
  private static func storeLong(
    _ hundredths: Int64,
    at start: UnsafeMutableRawPointer,
    _ delimiter: UInt8
  ) -> Int {
    var text: [UInt8] = []
    AmountBytes.append(hundredths, digits: 2, to: &text)
    text.append(delimiter)
    assert(text.count <= longestAmount)
    UnsafeMutableRawBufferPointer(start: start, count: text.count).copyBytes(from: text)
    return text.count
  }
}
