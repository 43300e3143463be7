// SPDX-License-Identifier: Apache-2.0

/// Writes whole numbers as decimal text, straight to bytes.
enum AmountBytes {
  /// Appends `value` ÷ 10^`digits` with exactly `digits` digits after the point.
  static func append(_ value: Int64, digits: Int, to out: inout [UInt8]) {
    if value < 0 { out.append(UInt8(ascii: "-")) }
    append(magnitude: value.magnitude, digits: digits, separator: nil, to: &out)
  }

  /// Appends `value` ÷ 10^`digits` with a comma after each thousand.
  static func appendGrouped(_ value: Int64, digits: Int, to out: inout [UInt8]) {
    if value < 0 { out.append(UInt8(ascii: "-")) }
    append(magnitude: value.magnitude, digits: digits, separator: UInt8(ascii: ","), to: &out)
  }

  /// Appends a whole number.
  static func append(_ value: Int, to out: inout [UInt8]) { append(Int64(value), digits: 0, to: &out) }

  private static func append(magnitude: UInt64, digits: Int, separator: UInt8?, to out: inout [UInt8]) {
    let start = out.count
    var rest = magnitude
    var written = 0
    // The digits go in from the last to the first, and are turned round in the end.
    repeat {
      if digits > 0, written == digits { out.append(UInt8(ascii: ".")) }
      let whole = written - digits
      if let separator, whole > 0, whole % 3 == 0 { out.append(separator) }
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 10)
      out.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: remainder))
      rest = quotient
      written += 1
    } while rest > 0 || written <= digits
    out[start...].reverse()
  }
}
