// SPDX-License-Identifier: Apache-2.0

/// A commodity code: up to ten digits, of which leading zeros count.
///
/// Codes order as text does: a code comes before the longer codes that begin with it.
package struct CommodityCode: Hashable, Sendable, Comparable, BitwiseCopyable {
  /// The digits, left-aligned in ten places: `0101.21` is 0101210000.
  package let aligned: Int64
  /// How many digits were given, 1 through 10.
  package let length: Int

  package static let maximumLength = 10

  package init(aligned: Int64, length: Int) {
    self.aligned = aligned
    self.length = length
  }

  /// Reads digits, perhaps with dots or blanks between; nil when there is anything else, or more than
  /// ten digits, or none.
  package init?(_ bytes: some Sequence<UInt8>) {
    var digits = Digits()
    for byte in bytes where !digits.take(byte) { return nil }
    self.init(digits)
  }

  /// The same for bytes of a file, which are read where they stand.
  package init?(_ bytes: Span<UInt8>) {
    var digits = Digits()
    for index in bytes.indices where !digits.take(bytes[index]) { return nil }
    self.init(digits)
  }

  /// The same for bytes of a file.
  package init?(_ bytes: ArraySlice<UInt8>) {
    self.init(bytes.span)
  }

  private init?(_ digits: Digits) {
    guard digits.count > 0 else { return nil }
    aligned = digits.value * Self.span(ofLength: digits.count)
    length = digits.count
  }

  /// The digits of a code that is being read.
  private struct Digits {
    var value: Int64 = 0
    var count = 0

    /// Takes the next byte; answers false when it does not belong to a code.
    mutating func take(_ byte: UInt8) -> Bool {
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { return byte == UInt8(ascii: ".") || byte == UInt8(ascii: " ") }
      guard count < CommodityCode.maximumLength else { return false }
      value = value &* 10 &+ Int64(digit)
      count += 1
      return true
    }
  }

  /// Reads digits, perhaps with dots or blanks between.
  package init?(_ text: some StringProtocol) {
    self.init(text.utf8)
  }

  /// The aligned numbers of all ten-digit codes that begin with this one.
  package var coverage: Range<Int64> { aligned..<(aligned + Self.span(ofLength: length)) }

  /// The first `count` digits.
  package func prefix(_ count: Int) -> CommodityCode {
    guard count < length else { return self }
    let span = Self.span(ofLength: count)
    return CommodityCode(aligned: aligned / span * span, length: count)
  }

  package static func < (left: CommodityCode, right: CommodityCode) -> Bool {
    (left.aligned, left.length) < (right.aligned, right.length)
  }

  private static func span(ofLength length: Int) -> Int64 { spans[length] }

  /// How many ten-digit codes begin with one of so many digits.
  private static let spans: [Int64] = [
    10_000_000_000, 1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1000, 100, 10, 1,
  ]
}

extension CommodityCode: CustomStringConvertible {
  /// The digits without dots.
  package var description: String {
    let digits = String(aligned)
    let padded = String(repeating: "0", count: Self.maximumLength - digits.utf8.count) + digits
    return String(padded.prefix(length))
  }

  /// The digits in a pattern such as `0000.00.00.00`, as far as they go.
  package func formatted(_ pattern: String) -> String {
    var digits = description[...]
    var result = ""
    for character in pattern {
      guard let digit = digits.first else { break }
      if character == "0" {
        result.append(digit)
        digits.removeFirst()
      } else {
        result.append(character)
      }
    }
    return result + digits
  }
}
