// SPDX-License-Identifier: Apache-2.0

package import SourceDiagnostics

/// Something wrong with one line of a basket, or worth saying about it.
package struct LineProblem: Hashable, Sendable {
  /// The kinds of problem, by their stable names.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case missingValue = "missing-value"
    case badNumber = "bad-number"
    case ambiguousNumber = "ambiguous-number"
    case negativeAmount = "negative-amount"
    case tooPrecise = "too-precise"
    case tooLarge = "too-large"
    case wrongCurrencySign = "wrong-currency-sign"
    case badCurrency = "bad-currency"
    case noExchangeRate = "no-exchange-rate"
    case badCode = "bad-code"
    case unknownOrigin = "unknown-origin"
    case unknownMode = "unknown-mode"
    case unknownUnit = "unknown-unit"
    case badDate = "bad-date"
    case badFlag = "bad-flag"
    case badRate = "bad-rate"
    case twoValues = "two-values"
    case surplusFields = "surplus-fields"
    case tooManyTexts = "too-many-texts"
  }

  /// The row of the basket, from 1 without the header; 0 for a default of the whole basket.
  package let row: Int
  /// The column's name in the basket; empty when it is about the whole row.
  package let column: String
  package let kind: Kind
  /// An error leaves the line unassessed; after a warning the field is taken as blank.
  package let severity: Diagnostic.Severity
  /// What was found, and what to write instead.
  package let message: String

  package init(row: Int, column: String, kind: Kind, severity: Diagnostic.Severity, message: String) {
    self.row = row
    self.column = column
    self.kind = kind
    self.severity = severity
    self.message = message
  }

  /// The stable name of its kind, such as `bad-number`.
  package var id: String { kind.rawValue }
}

extension LineProblem.Kind {
  /// What it means and how to mend it.
  package var explanation: String {
    switch self {
    case .missingValue:
      """
      A line needs a code, an origin, and a value (or a unit price and a quantity). Without one of them its duty \
      cannot be known, and it is not taken for zero.
      """
    case .badNumber:
      "Numbers are written 1234.50, 1,234.50 or $1,234.50. A field for which there is no number stays blank."
    case .ambiguousNumber:
      """
      In a file with semicolons 1,234 may be a thousand or one and a bit. Write 1234 or 1.234.
      """
    case .negativeAmount:
      "Values, freight, insurance, weights and quantities are not negative. Credits are not goods: leave their rows out."
    case .tooPrecise:
      """
      An amount has more digits after the point than its currency has, or a quantity more than six. Amounts are never \
      rounded on reading: round them yourself, or give unit_price and quantity.
      """
    case .tooLarge:
      "The number is beyond what can be reckoned exactly, some 92 thousand million millions of cents."
    case .wrongCurrencySign:
      "The sign before or after the amount is not that of the line's currency. Correct the column currency."
    case .badCurrency:
      "Currencies are ISO codes of three letters, such as USD, CNY or EUR."
    case .noExchangeRate:
      """
      The line is in another currency than the territory's, and no rate of exchange is given for it at the date of \
      export (or, without one, of entry). Give a table with the columns currency, from and rate, or convert the amounts.
      """
    case .badCode:
      """
      Commodity codes are text of digits, with or without dots, as long as the territory's schedule has them. \
      Spreadsheets drop leading zeros and turn long codes into 8.54E+09: format the column as text.
      """
    case .unknownOrigin:
      "Countries are ISO codes of two letters, the numbers of the statistics, or names of the library's table."
    case .unknownMode:
      "The mode of transport is none of the library's. Fees that depend on it are not charged on such a line."
    case .unknownUnit:
      "The unit is in no table of units, so the quantity is not used; duties by quantity then are ranges."
    case .badDate:
      """
      Dates are written 2025-10-23 or 10/23/2025, with or without a time as in 2025-10-23T13:00. With --dates dmy \
      23/10/2025 is a date too.
      """
    case .badFlag: "A fact that is true or not is written yes or no."
    case .badRate:
      "A rate that somebody set for the goods, such as a deposit, is a percentage: 12.5% or 12.5."
    case .twoValues:
      """
      Two columns of the basket give the same fact, such as content_steel and steel_value, and differ in this row. \
      Leave one of them blank, or say which to take for all rows: --map content_steel="steel_value".
      """
    case .surplusFields:
      """
      The row has more fields than the header has columns, so its fields stand in the wrong columns. Usually a \
      field holds a delimiter and is not between quotes.
      """
    case .tooManyTexts:
      "More than 65,534 different texts in the columns that rules look at, which no law needs. Is a column mapped wrongly?"
    }
  }
}
