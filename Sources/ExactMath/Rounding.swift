// SPDX-License-Identifier: Apache-2.0

/// How an exact amount becomes a whole number of units.
package enum RoundingMode: String, Hashable, Sendable, CaseIterable {
  /// To the nearest; a half goes away from zero.
  case halfUp = "half-up"
  /// To the nearest; a half goes to the even neighbour.
  case halfEven = "half-even"
  /// Towards zero.
  case down
  /// Away from zero.
  case up

  /// `numerator` ÷ `denominator` as a whole number, rounded this way.
  ///
  /// - Precondition: `denominator` is positive.
  package func quotient(_ numerator: Int128, _ denominator: Int128) -> Int128 {
    rounded(numerator, over: denominator)
  }

  /// The same in numbers of any width.
  fileprivate func rounded<Number: FixedWidthInteger & SignedInteger>(
    _ numerator: Number,
    over denominator: Number
  ) -> Number {
    precondition(denominator > 0, "the denominator must be positive")
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    guard remainder != 0 else { return quotient }
    let away: Number = numerator < 0 ? -1 : 1
    let doubled = remainder.magnitude * 2
    let whole = denominator.magnitude
    switch self {
    case .halfUp:
      return doubled >= whole ? quotient + away : quotient
    case .halfEven:
      if doubled == whole { return quotient % 2 == 0 ? quotient : quotient + away }
      return doubled > whole ? quotient + away : quotient
    case .down:
      return quotient
    case .up:
      return quotient + away
    }
  }
}

/// A rule of a territory for rounding one kind of number: to which step, and which way.
package struct RoundingRule: Hashable, Sendable {
  /// The step in the smallest units of what is rounded: 100 rounds cents to whole dollars.
  package let step: Int64
  package let mode: RoundingMode

  package init(step: Int64, mode: RoundingMode) {
    precondition(step > 0, "a rounding step must be positive")
    self.step = step
    self.mode = mode
  }

  /// To the smallest unit, half up.
  package static let unit = RoundingRule(step: 1, mode: .halfUp)

  /// `numerator` ÷ `denominator` rounded to a multiple of the step; nil when it does not fit in 64 bits.
  package func rounded(_ numerator: Int128, over denominator: Int128) -> Int64? {
    // Most numbers are small, and narrow ones are divided much faster.
    if let small = Int64(exactly: numerator), let divisor = Int64(exactly: denominator) {
      let (scaled, overflowed) = divisor.multipliedReportingOverflow(by: step)
      if !overflowed { return amount(steps: mode.rounded(small, over: scaled)) }
    }
    let (scaled, overflowed) = denominator.multipliedReportingOverflow(by: Int128(step))
    guard !overflowed else { return nil }
    let steps = mode.quotient(numerator, scaled)
    return Int64(exactly: steps).flatMap { amount(steps: $0) }
  }

  /// So many steps; nil when that does not fit.
  private func amount(steps: Int64) -> Int64? {
    let (result, tooLarge) = steps.multipliedReportingOverflow(by: step)
    return tooLarge ? nil : result
  }

  /// `value` rounded to a multiple of the step; nil when it does not fit in 64 bits.
  package func rounded(_ value: Int64) -> Int64? {
    step == 1 ? value : rounded(Int128(value), over: 1)
  }
}
