// SPDX-License-Identifier: Apache-2.0

import ExactMath

extension RateText {
  /// A number as printed: decimal digits, perhaps with a common fraction behind them.
  struct Figure {
    let digits: String
    let fraction: (numerator: Int64, denominator: Int64)?
    let offset: Int

    /// The number times 10^`digits`, exactly; a fraction that does not end is taken to the nearest.
    func scaled(digits: Int) throws(RateTextError) -> Int64 {
      do throws(DecimalError) {
        let whole = try DecimalText.scaled(self.digits, digits: digits)
        guard let fraction else { return whole }
        let part = RoundingMode.halfUp.quotient(
          Int128(fraction.numerator) * Int128(PowerOfTen.int64(digits)),
          Int128(fraction.denominator)
        )
        guard let sum = Int64(exactly: Int128(whole) + part) else { throw .overflow }
        return sum
      } catch {
        throw .badFigure(error, offset: offset)
      }
    }
  }
}

extension RateText.Scanner {
  /// Takes `2.5`, `1,000` or `6 1/2`.
  mutating func takeFigure() throws(RateTextError) -> RateText.Figure {
    skipBlanks()
    let start = offset
    guard let first = next, first.isPrintedDigit || first == "." else { throw expected("a number") }
    var digits = takeGroupedDigits() ?? ""
    if next == ".", isTight, take(".") {
      digits += "."
      if isTight { digits += takeDigits() ?? "" }
      return RateText.Figure(digits: digits, fraction: nil, offset: start)
    }
    return RateText.Figure(digits: digits, fraction: takeFraction(), offset: start)
  }

  /// Takes a whole number, perhaps with commas between its thousands; nil when there is none.
  mutating func takeGroupedDigits() -> String? {
    guard var digits = takeDigits() else { return nil }
    while isTight {
      var ahead = self
      guard ahead.take(","), ahead.isTight, let three = ahead.takeDigits(), three.utf8.count == 3 else {
        break
      }
      digits += three
      self = ahead
    }
    return digits
  }

  /// Takes `1/3` where a blank parts it from the whole number before it, or one sign such as `½`.
  private mutating func takeFraction() -> (numerator: Int64, denominator: Int64)? {
    var ahead = self
    if let next, let fraction = Self.fractionSigns[next], ahead.take(String(next)) {
      self = ahead
      return fraction
    }
    guard !isTight, let numerator = ahead.takeDigits(), ahead.isTight, ahead.take("/"), ahead.isTight,
      let denominator = ahead.takeDigits(), let above = Int64(numerator), let below = Int64(denominator),
      below > 0
    else { return nil }
    self = ahead
    return (above, below)
  }

  private static let fractionSigns: [Unicode.Scalar: (numerator: Int64, denominator: Int64)] = [
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅛": (1, 8),
  ]
}
