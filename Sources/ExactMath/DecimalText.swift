// SPDX-License-Identifier: Apache-2.0

/// Why a decimal number could not be taken exactly.
package enum DecimalError: Error, Hashable, Sendable {
  /// The text is not a decimal number.
  case malformed
  /// The text has more digits after the point than can be kept, and they are not zero.
  case tooPrecise(digits: Int)
  /// The number does not fit in 64 bits at this scale.
  case overflow
}

/// Exact conversion between decimal text and scaled integers.
///
/// `DecimalText.scaled("1.5", digits: 3)` is `1500`. Nothing is ever rounded: a number that the scale
/// cannot hold is an error.
package enum DecimalText {
  /// The number times 10^`digits`, read from ASCII: an optional sign, digits, an optional point and digits.
  ///
  /// - Throws: `DecimalError`, naming what is wrong.
  package static func scaled(
    _ bytes: some Sequence<UInt8>,
    digits: Int
  ) throws(DecimalError) -> Int64 {
    var magnitude: Int64 = 0
    var fractionDigits = -1
    var seenDigit = false
    var negative = false
    var first = true
    for byte in bytes {
      defer { first = false }
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        seenDigit = true
        let digit = Int64(byte &- UInt8(ascii: "0"))
        if fractionDigits >= 0 {
          fractionDigits += 1
          if fractionDigits > digits {
            guard digit == 0 else { throw .tooPrecise(digits: digits) }
            continue
          }
        }
        let (product, overflowed) = magnitude.multipliedReportingOverflow(by: 10)
        let (sum, carried) = product.addingReportingOverflow(digit)
        guard !overflowed, !carried else { throw .overflow }
        magnitude = sum
      case UInt8(ascii: "."):
        guard fractionDigits < 0 else { throw .malformed }
        fractionDigits = 0
      case UInt8(ascii: "-") where first:
        negative = true
      case UInt8(ascii: "+") where first:
        break
      default:
        throw .malformed
      }
    }
    guard seenDigit else { throw .malformed }
    var missing = digits - max(0, min(fractionDigits, digits))
    while missing > 0 {
      let (product, overflowed) = magnitude.multipliedReportingOverflow(by: 10)
      guard !overflowed else { throw .overflow }
      magnitude = product
      missing -= 1
    }
    return negative ? -magnitude : magnitude
  }

  /// The number times 10^`digits`, read from text.
  ///
  /// - Throws: `DecimalError`, naming what is wrong.
  package static func scaled(_ text: some StringProtocol, digits: Int) throws(DecimalError) -> Int64 {
    try scaled(text.utf8, digits: digits)
  }

  /// `value` ÷ 10^`digits` as text, with exactly `digits` digits after the point.
  package static func text(_ value: Int64, digits: Int) -> String {
    let sign = value < 0 ? "-" : ""
    let magnitude = String(value.magnitude)
    guard digits > 0 else { return sign + magnitude }
    let padded =
      magnitude.utf8.count > digits
      ? magnitude : String(repeating: "0", count: digits + 1 - magnitude.utf8.count) + magnitude
    let split = padded.index(padded.endIndex, offsetBy: -digits)
    return sign + padded[..<split] + "." + padded[split...]
  }

  /// `value` ÷ 10^`digits` as text, without zeros at the end of the fraction.
  package static func shortText(_ value: Int64, digits: Int) -> String {
    var result = text(value, digits: digits)
    guard digits > 0 else { return result }
    while result.hasSuffix("0") { result.removeLast() }
    if result.hasSuffix(".") { result.removeLast() }
    return result
  }
}
