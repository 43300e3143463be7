// SPDX-License-Identifier: Apache-2.0

/// The words for what is wrong with a number.
struct NumberWords {
  let written: String
  /// The currency, if the number is an amount of money.
  let currency: String?
  let digits: Int

  func kind(_ fault: NumberText.Fault) -> LineProblem.Kind {
    switch fault {
    case .malformed, .placeholder, .scientific, .decimalComma, .percent: .badNumber
    case .ambiguous: .ambiguousNumber
    case .negative: .negativeAmount
    case .currencySign: .wrongCurrencySign
    case .tooPrecise: .tooPrecise
    case .tooLarge: .tooLarge
    }
  }

  func message(_ fault: NumberText.Fault) -> String {
    let shown = LinePlan.shown(written)
    switch fault {
    case .malformed:
      return "\(shown) is no number; write it as 1234.50"
    case .placeholder:
      return "\(shown) is no number; leave the field blank when there is none"
    case .scientific:
      return "\(shown) was shortened by a spreadsheet; format the column as a number and write all digits"
    case .decimalComma(let plain):
      return "\(shown) has a comma for the decimal point; write \(plain)"
    case .ambiguous(let thousands, let decimal):
      return "\(shown) can be \(thousands) or \(decimal); write which it is"
    case .percent:
      return "\(shown) is a percentage; write the amount itself"
    case .negative:
      return "\(shown) is negative; amounts and quantities of goods are not"
    case .currencySign(let sign):
      return currency.map { "'\(sign)' is not the sign of \($0), the line's currency" }
        ?? "'\(sign)' does not belong in a quantity; write the number alone, and its unit in the unit's column"
    case .tooPrecise(let digits):
      let has = digits == 0 ? "no digits" : "at most \(digits) digit\(digits == 1 ? "" : "s")"
      let what = digits < 6 ? currency ?? "this column" : "this column"
      return "\(shown) has too many digits: \(what) has \(has) after the point"
    case .tooLarge:
      return "\(shown) is too large"
    }
  }
}
