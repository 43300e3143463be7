// SPDX-License-Identifier: Apache-2.0

import ExactMath

/// An exact fraction in lowest terms, with a positive denominator.
///
/// It traps where a number outgrows 128 bits, which amounts and rates of ordinary size never do.
struct Ratio: Hashable, Sendable {
  let numerator: Int128
  let denominator: Int128

  init(_ numerator: Int128, over denominator: Int128 = 1) {
    precondition(denominator != 0, "a fraction has no zero below the line")
    let divisor = Self.greatestCommonDivisor(numerator, denominator)
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.numerator = sign * numerator / divisor
    self.denominator = sign * denominator / divisor
  }

  init(_ whole: Int64) {
    self.init(Int128(whole))
  }

  init(_ rate: Rate) {
    self.init(Int128(rate.billionths), over: 1_000_000_000)
  }

  /// So many millionths.
  init(millionths: Int64) {
    self.init(Int128(millionths), over: 1_000_000)
  }

  static let zero = Ratio(Int128(0))
  static let one = Ratio(Int128(1))

  /// Rounded as a territory says; nil when it does not fit in 64 bits.
  func rounded(_ rule: RoundingRule) -> Int64? { rule.rounded(numerator, over: denominator) }

  private static func greatestCommonDivisor(_ left: Int128, _ right: Int128) -> Int128 {
    var (left, right) = (abs(left), abs(right))
    while right != 0 { (left, right) = (right, left % right) }
    return left
  }
}

extension Ratio: Comparable {
  static func < (left: Ratio, right: Ratio) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }
}

extension Ratio {
  static func + (left: Ratio, right: Ratio) -> Ratio {
    Ratio(
      left.numerator * right.denominator + right.numerator * left.denominator,
      over: left.denominator * right.denominator
    )
  }

  static func - (left: Ratio, right: Ratio) -> Ratio {
    left + Ratio(-right.numerator, over: right.denominator)
  }

  static func * (left: Ratio, right: Ratio) -> Ratio {
    // Crosswise first, so that the products stay small.
    let first = Ratio(left.numerator, over: right.denominator)
    let second = Ratio(right.numerator, over: left.denominator)
    return Ratio(first.numerator * second.numerator, over: first.denominator * second.denominator)
  }

  static func / (left: Ratio, right: Ratio) -> Ratio {
    left * Ratio(right.denominator, over: right.numerator)
  }
}
