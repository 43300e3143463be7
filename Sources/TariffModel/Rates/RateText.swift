// SPDX-License-Identifier: Apache-2.0

package import ExactMath

/// Reads rates as schedules, notices and rule files print them.
///
/// `2.5¢/kg + 5%` is the sum of two terms. Signs and codes of money are those of one currency; `¢` is its
/// hundredth. Mark-up, stray blanks, broken words and a dot at the end do no harm. Terms of zero vanish, so
/// `0%` is free.
///
/// Everything is kept exactly, or refused, with two reservations. A common fraction that no decimal equals
/// is taken to the nearest unit of the scale: `33 1/3%` is 333,333,333 billionths, which gives the same cent
/// as the third on any value up to five million dollars. An amount per kilogram that needs more digits than
/// a millionth of a cent becomes the same amount per tonne.
package enum RateText {
  /// The currency of texts that stand under no territory: two digits, printed `$`.
  package static let defaultCurrency = Currency(code: "USD", minorDigits: 2)

  /// The rate that `text` states, or the text itself if it states none and refers to another provision.
  ///
  /// - Throws: `RateTextError` where the text is neither, with what was expected instead.
  package static func parse(
    _ text: some StringProtocol,
    currency: Currency = defaultCurrency
  ) throws(RateTextError) -> RateExpression {
    let printed = PrintedText(String(text))
    guard !printed.scalars.isEmpty else { throw .empty }
    var scanner = Scanner(printed, currency: currency)
    guard !scanner.refersElsewhere else { return .refersElsewhere(printed.text) }
    let rate = try scanner.takeRate()
    scanner.skipEndMarks()
    guard scanner.isAtEnd else { throw scanner.expected("the end of the rate") }
    return rate
  }
}

extension RateText.Scanner {
  /// A sum of terms, a range between two, or the sugar form.
  mutating func takeRate() throws(RateTextError) -> RateExpression {
    let start = self
    let rate = try takeSum()
    if take("to") { return .between(rate, try takeSum()) }
    let end = self
    guard take("less") else { return rate }
    guard case .terms(let terms) = rate, terms.count == 1, case .quantity = terms[0].of else {
      throw end.expected("the end of the rate")
    }
    self = start
    return try takeDegreeRate()
  }

  private mutating func takeSum() throws(RateTextError) -> RateExpression {
    if take("free") { return .free }
    var terms: [RateTerm] = []
    repeat {
      let term = try takeTerm()
      if term.coefficient != 0 { terms.append(term) }
    } while take("+") || take("plus")
    return .terms(terms)
  }

  private mutating func takeTerm() throws(RateTextError) -> RateTerm {
    let isMoney = try takeCurrency()
    let figure = try takeFigure()
    if !isMoney, take("%") || take("percent") || take("per cent") {
      let share = try figure.scaled(digits: 7)
      return RateTerm(share, of: try takeShareOf())
    }
    let amount = try takeAmount(figure, isMoney: isMoney)
    return try amount.term(takePer())
  }
}
