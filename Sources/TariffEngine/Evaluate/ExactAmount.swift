// SPDX-License-Identifier: Apache-2.0

/// An exact amount in minor units, or an exact share: numerator ÷ denominator, which is more than 0.
struct ExactAmount: Sendable {
  var numerator: Int128
  var denominator: Int128

  static let zero = ExactAmount(numerator: 0, denominator: 1)

  /// The sum in lowest terms; nil when the numbers do not fit.
  func adding(_ other: ExactAmount) -> ExactAmount? {
    if numerator == 0 { return other.reduced }
    let (left, firstOverflow) = numerator.multipliedReportingOverflow(by: other.denominator)
    let (right, secondOverflow) = other.numerator.multipliedReportingOverflow(by: denominator)
    let (sum, thirdOverflow) = left.addingReportingOverflow(right)
    let (divisor, fourthOverflow) = denominator.multipliedReportingOverflow(by: other.denominator)
    guard !firstOverflow, !secondOverflow, !thirdOverflow, !fourthOverflow else { return nil }
    return ExactAmount(numerator: sum, denominator: divisor).reduced
  }

  /// The share that it is of a whole, which is more than 0, in lowest terms; nil when the numbers do not fit.
  func over(_ whole: Int64) -> ExactAmount? {
    let own = reduced
    let (product, overflowed) = own.denominator.multipliedReportingOverflow(by: Int128(whole))
    return overflowed ? nil : ExactAmount(numerator: own.numerator, denominator: product).reduced
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
