// SPDX-License-Identifier: Apache-2.0

package import ExactMath

extension RateExpression {
  /// The rate as a reader would print it, such as `2.5¢/kg + 5%`.
  ///
  /// `RateText.parse` reads back what it could have read: terms, ranges, the sugar form and references.
  package func text(currency: Currency = RateText.defaultCurrency) -> String {
    switch self {
    case .terms(let terms):
      terms.isEmpty ? "Free" : terms.map { $0.text(currency: currency) }.joined(separator: " + ")
    case .perDegree(let rate):
      rate.text(currency: currency)
    case .between(let low, let high):
      "\(low.text(currency: currency)) to \(high.text(currency: currency))"
    case .bounded(let rate, let cap, let floor):
      rate.text(currency: currency) + (cap.map { ", at most \($0)" } ?? "")
        + (floor.map { ", at least \($0)" } ?? "")
    case .refersElsewhere(let text):
      text
    case .column(let index):
      "the rate of column \(index + 1)"
    case .listed(let list, let column):
      "the \(column) of list \(list)"
    case .topUp(let total, let counting):
      "what is missing to \(total) with the \(counting.rawValue) duty"
    case .rateOf(let programme, let brackets):
      brackets.isEmpty
        ? "the rate of \(programme)" : "by the rate of \(programme): " + Self.text(brackets, currency)
    case .declared(let fact, _):
      "the rate declared as \(fact)"
    case .elected(let choices, _):
      choices.map { $0.text(currency: currency) }.joined(separator: " or ") + ", as elected"
    }
  }

  private static func text(_ brackets: [RateBracket], _ currency: Currency) -> String {
    brackets
      .map { bracket in
        let rate = bracket.rate.text(currency: currency)
        return bracket.below.map { "\(rate) below \($0)" } ?? "\(rate) otherwise"
      }
      .joined(separator: "; ")
  }
}

extension RateTerm {
  /// The term as a reader would print it, such as `45% on the case`.
  package func text(currency: Currency = RateText.defaultCurrency) -> String {
    switch of {
    case .base:
      return Rate(billionths: coefficient).description
    case .portion(let name):
      return "\(Rate(billionths: coefficient)) \(RateText.phrase(portion: name))"
    case .quantity(let unit):
      let amount = RateText.amount(coefficient, currency: currency)
      return unit == .piece ? "\(amount) each" : "\(amount)/\(unit.name)"
    case .fact(let name, let unit):
      return RateText.amount(coefficient, currency: currency) + "/" + RateText.phrase(fact: name, unit: unit)
    }
  }
}

extension DegreeRate {
  /// The sugar form as a reader would print it.
  package func text(currency: Currency = RateText.defaultCurrency) -> String {
    func amount(_ coefficient: Int64) -> String {
      RateText.amount(coefficient, currency: currency) + "/" + unit.name
    }
    return amount(full) + " less " + amount(lessPerDegree) + " for each degree under \(under) degrees"
      + " (and fractions of a degree in proportion) but not less than " + amount(minimum)
  }
}
