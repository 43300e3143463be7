// SPDX-License-Identifier: Apache-2.0

import ExactMath

/// Writes numbers for people: thousands apart, signs where a change is meant.
package struct PageNumbers: Sendable {
  let currency: Currency
  /// Amounts are shown in whole units; they are too large for more.
  let inWholeUnits: Bool

  /// Amounts from this many units on are shown without fractions.
  private static let wholeFrom: Int64 = 1_000_000_000

  /// Numbers for a page on which `largest` is the largest amount.
  init(currency: Currency, largest: Int64 = 0) {
    self.currency = currency
    let (limit, overflowed) = Self.wholeFrom.multipliedReportingOverflow(by: currency.minorUnitsPerUnit)
    inWholeUnits = currency.minorDigits > 0 && !overflowed && largest.magnitude >= limit.magnitude
  }

  /// The heading of a column of amounts.
  var unit: String { currency.code }

  func money(_ amount: Int64) -> String {
    var bytes: [UInt8] = []
    if inWholeUnits {
      let whole = RoundingMode.halfUp.quotient(Int128(amount), Int128(currency.minorUnitsPerUnit))
      AmountBytes.appendGrouped(Int64(whole), digits: 0, to: &bytes)
    } else {
      AmountBytes.appendGrouped(amount, digits: currency.minorDigits, to: &bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The amount, or `unknown` where there is none.
  func money(_ amount: Int64?, unknown: String) -> String { amount.map(money) ?? unknown }

  /// A change, with its sign.
  func change(_ amount: Int64) -> String { (amount > 0 ? "+" : "") + money(amount) }

  /// Hundredths of a percent as `37.00%`; nothing where there are none.
  func percent(_ hundredths: Int64?) -> String {
    hundredths.map { DecimalText.text($0, digits: 2) + "%" } ?? ""
  }

  /// Hundredths of a point as `+1.50`.
  func points(_ hundredths: Int64?) -> String {
    hundredths.map { ($0 > 0 ? "+" : "") + DecimalText.text($0, digits: 2) } ?? ""
  }

  /// Decimal text with a comma after each thousand.
  package static func grouped(_ decimal: String) -> String {
    let whole = decimal.prefix { $0 != "." && $0 != "," }
    guard let number = Int64(whole) else { return decimal }
    var bytes: [UInt8] = []
    AmountBytes.appendGrouped(number, digits: 0, to: &bytes)
    return String(decoding: bytes, as: UTF8.self) + decimal.dropFirst(whole.count)
  }

  static func count(_ number: Int) -> String {
    var bytes: [UInt8] = []
    AmountBytes.appendGrouped(Int64(number), digits: 0, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// `1 line`, `14,422 lines`.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(count(number)) \(noun)\(number == 1 ? "" : "s")"
  }
}
