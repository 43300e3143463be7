// SPDX-License-Identifier: Apache-2.0

/// An exact amount in minor units, or an exact share: numerator ÷ denominator, which is more than 0.
struct ExactAmount: Sendable {
  var numerator: Int128
  var denominator: Int128

  static let zero = ExactAmount(numerator: 0, denominator: 1)

  func adding(_ other: ExactAmount) -> ExactAmount {
    if denominator == other.denominator {
      return ExactAmount(numerator: numerator + other.numerator, denominator: denominator)
    }
    return ExactAmount(
      numerator: numerator * other.denominator + other.numerator * denominator,
      denominator: denominator * other.denominator
    )
  }

  /// So much of a whole; nil when the numbers do not fit.
  func times(_ whole: Int64) -> ExactAmount? {
    let (product, overflowed) = numerator.multipliedReportingOverflow(by: Int128(whole))
    return overflowed ? nil : ExactAmount(numerator: product, denominator: denominator)
  }

  /// In lowest terms.
  var reduced: ExactAmount {
    var (left, right) = (numerator.magnitude, denominator.magnitude)
    while right != 0 { (left, right) = (right, left % right) }
    guard left > 1 else { return self }
    let divisor = Int128(left)
    return ExactAmount(numerator: numerator / divisor, denominator: denominator / divisor)
  }
}

extension ExactAmount: Comparable {
  static func == (left: ExactAmount, right: ExactAmount) -> Bool {
    left.numerator * right.denominator == right.numerator * left.denominator
  }

  static func < (left: ExactAmount, right: ExactAmount) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }
}
