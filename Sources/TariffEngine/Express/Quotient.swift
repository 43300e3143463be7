// SPDX-License-Identifier: Apache-2.0

/// Multiplies by a fraction and rounds half up, without dividing.
///
/// A division by a fixed number is a multiplication by its inverse, scaled by a power of two. With
/// `inverse` = ⌈2^(63 + b) ÷ d⌉ and `b` the bits of d − 1, the high part of the product is the exact quotient for
/// every dividend below 2^62: the inverse is too large by less than 1 ÷ 2^b, which adds less than 1 ÷ d
/// to the quotient. (Granlund and Montgomery, "Division by invariant integers using multiplication".)
package struct Fraction: Hashable, Sendable, BitwiseCopyable {
  package let numerator: Int64
  package let denominator: Int64
  /// The largest value whose product stays below 2^62, with the half that rounding adds.
  private let largestValue: Int64
  private let inverse: UInt64
  private let shift: UInt64

  static let largestDenominator: Int64 = 1 << 61 - 1

  /// - Precondition: `numerator` is not negative, `denominator` is positive and below 2^61.
  package init(_ numerator: Int64, over denominator: Int64) {
    precondition(numerator >= 0 && denominator > 0 && denominator <= Self.largestDenominator)
    self.numerator = numerator
    self.denominator = denominator
    let room = (1 << 62 - 1) - denominator >> 1
    largestValue = numerator == 0 ? room : room / numerator
    let bits = UInt64(64 - UInt64(denominator - 1).leadingZeroBitCount)
    let scale = UInt128(1) << UInt128(63 + bits)
    inverse = UInt64(truncatingIfNeeded: (scale + UInt128(denominator) - 1) / UInt128(denominator))
    shift = bits
  }

  /// `value` × the fraction, halves upwards; nil when that takes more than 62 bits on the way.
  ///
  /// - Precondition: `value` is not negative.
  @inline(__always)
  package func rounded(of value: Int64) -> Int64? {
    assert(value >= 0)
    guard value <= largestValue else { return nil }
    let dividend = value &* numerator &+ denominator &>> 1
    // The product has the quotient above bit 63 + shift.
    let wide = UInt64(dividend).multipliedFullWidth(by: inverse)
    let above = wide.high &<< 1 | wide.low &>> 63
    return Int64(truncatingIfNeeded: above &>> shift)
  }
}
