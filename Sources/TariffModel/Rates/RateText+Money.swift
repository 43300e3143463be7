// SPDX-License-Identifier: Apache-2.0

import ExactMath

extension RateText {
  /// An amount of money per something, as printed.
  struct Amount {
    let figure: Figure
    /// The power of ten that makes it millionths of the currency's minor unit.
    let digits: Int

    /// The amount for each unit of `per` as a term.
    func term(_ per: Per) throws(RateTextError) -> RateTerm {
      let scale = try Scale([self], unit: per.unit)
      let coefficient = try figure.scaled(digits: digits + scale.extraDigits)
      return RateTerm(coefficient, of: per.fact.map { .fact($0, scale.unit) } ?? .quantity(scale.unit))
    }
  }

  /// The unit that amounts are kept per: the one printed, or the tonne where the kilogram is too small to
  /// keep every digit.
  struct Scale {
    let unit: UnitOfQuantity
    /// Zeros to add to each amount.
    let extraDigits: Int

    init(_ amounts: [Amount], unit: UnitOfQuantity) throws(RateTextError) {
      do {
        for amount in amounts { _ = try amount.figure.scaled(digits: amount.digits) }
        self.unit = unit
        extraDigits = 0
      } catch {
        guard case .badFigure(.tooPrecise, _) = error, unit == .kilogram else { throw error }
        self.unit = .tonne
        extraDigits = 3
      }
    }
  }

  /// The signs of a currency, the one to print first; its ISO code goes as well.
  static func signs(of currency: Currency) -> [String] { signsByCode[currency.code] ?? [] }

  private static let signsByCode: [String: [String]] = [
    "USD": ["$", "US$"], "CNY": ["¥", "￥", "元", "RMB"], "JPY": ["¥", "￥", "円"], "EUR": ["€"], "GBP": ["£"],
    "CAD": ["CA$", "$"], "AUD": ["A$", "$"], "NZD": ["NZ$", "$"], "HKD": ["HK$", "$"], "SGD": ["S$", "$"],
    "TWD": ["NT$", "$"], "MXN": ["MX$", "$"], "BRL": ["R$"], "INR": ["₹"], "KRW": ["₩"], "VND": ["₫"],
    "THB": ["฿"], "TRY": ["₺"], "UAH": ["₴"], "ILS": ["₪"], "PHP": ["₱"], "NGN": ["₦"], "RUB": ["₽"],
  ]
}

extension RateText.Scanner {
  /// Takes the currency's sign or code; false when there is neither.
  ///
  /// - Throws: `RateTextError` at the sign of another currency.
  mutating func takeCurrency() throws(RateTextError) -> Bool {
    if take(currency.code) { return true }
    for sign in RateText.signs(of: currency) where take(sign) { return true }
    guard let next, next != "¢", next.isCurrencySign else { return false }
    throw expected("an amount in \(currency.code)")
  }

  /// Takes what makes `figure` an amount, if no sign stood before it.
  ///
  /// Old exports print `¢;` for `¢`.
  mutating func takeAmount(
    _ figure: RateText.Figure,
    isMoney: Bool
  ) throws(RateTextError) -> RateText.Amount {
    let digits = 6 + currency.minorDigits
    if !isMoney {
      let isHundredth = ["¢;", "¢", "cents", "cent"].contains { take($0) }
      if isHundredth { return RateText.Amount(figure: figure, digits: digits - 2) }
      guard try takeCurrency() else { throw expected("% or a currency") }
    }
    return RateText.Amount(figure: figure, digits: digits)
  }
}
