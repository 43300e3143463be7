// SPDX-License-Identifier: Apache-2.0

/// Writes text and amounts one behind the other into memory that is large enough.
///
/// The only place of this module that writes memory without the compiler's checks. Invariant: whoever makes a
/// cursor has seen to it that all that is written fits (`longestAmount` for each amount, which may write up to
/// that many bytes beyond its own end); asserted in debug builds.
struct ByteCursor {
  /// The most bytes that one amount takes, its delimiter included.
  static let longestAmount = 24

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
    let start = bytes.baseAddress.unsafelyUnwrapped + position
    let count = Self.digits(whole)
    var rest = whole
    var place = count
    while place >= 2 {
      let (quotient, pair) = rest.quotientAndRemainder(dividingBy: 100)
      place &-= 2
      Self.put(pair, start + place)
      rest = quotient
    }
    if place == 1 { start[0] = UInt8(truncatingIfNeeded: 0x30 &+ rest) }
    start[count] = UInt8(ascii: ".")
    Self.put(cents, start + (count &+ 1))
    position &+= count &+ 3
  }

  /// Writes two digits.
  @inline(__always)
  private static func put(_ pair: UInt64, _ place: UnsafeMutablePointer<UInt8>) {
    // 103 ÷ 1024 is a tenth closely enough below 100.
    let tens = (pair &* 103) &>> 10
    let text = 0x3030 &+ (tens | (pair &- tens &* 10) &<< 8)
    UnsafeMutableRawPointer(place).storeBytes(
      of: UInt16(truncatingIfNeeded: text).littleEndian,
      as: UInt16.self
    )
  }

  /// How many digits a number has; 1 for 0.
  @inline(__always)
  private static func digits(_ number: UInt64) -> Int {
    if number < 100 { return number < 10 ? 1 : 2 }
    if number < 10_000 { return number < 1_000 ? 3 : 4 }
    if number < 1_000_000 { return number < 100_000 ? 5 : 6 }
    return 6 &+ digits(beyondMillions: number / 1_000_000)
  }

  @inline(never)
  private static func digits(beyondMillions number: UInt64) -> Int {
    var (count, rest) = (0, number)
    repeat {
      count += 1
      rest /= 10
    } while rest > 0
    return count
  }
}
