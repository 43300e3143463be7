// SPDX-License-Identifier: Apache-2.0

import ExactMath
import Reporting

/// What a basket owes under one regime.
public struct BasketResult: Sendable {
  /// Sums over the lines.
  ///
  /// Money is text with the currency's digits, such as `1234.50`.
  public struct Totals: Sendable {
    /// How many lines there are.
    public let lines: Int
    /// Lines of which every charge is exact.
    public let assessed: Int
    /// Lines computed on an assumption.
    public let assumed: Int
    /// Lines of which something is open.
    public let unassessed: Int
    /// The customs value of all lines.
    public let customsValue: String
    /// The sum of the duties.
    public let duty: String
    /// The sum of the fees; nil when fees are not assessed.
    public let fees: String?
    /// The sum of the taxes.
    public let taxes: String
    /// Goods, freight, insurance, duty, fees and taxes.
    public let landedCost: String
    /// Duty as a percentage of the customs value, two decimals, half up; nil at zero value.
    public let effectiveRate: String?
    /// Amounts by programme.
    public let byProgramme: [String: String]
  }

  /// Something wrong with one row.
  public struct Problem: Sendable {
    /// The row, counting from 1 without the header.
    public let row: Int
    /// The column by its name; empty when it is about the row.
    public let column: String
    /// The stable name of the kind of problem, such as `unknown-code`.
    public let id: String
    /// What was found and what to do.
    public let message: String
  }

  /// The regime's id.
  public let regime: String
  /// The ISO code of the currency of all amounts.
  public let currency: String
  /// The sums.
  public let totals: Totals
  /// The first thousand problems.
  public let problems: [Problem]

  init(_ side: CompareReport.Side, problems found: [ReportedProblem]) {
    let digits = side.header.currency.minorDigits
    func money(_ amount: Int64) -> String { DecimalText.text(amount, digits: digits) }
    let sums = side.totals
    regime = side.header.regime
    currency = side.header.currency.code
    totals = Totals(
      lines: sums.lines,
      assessed: sums.assessed,
      assumed: sums.assumed,
      unassessed: sums.unassessed,
      customsValue: money(sums.customsValue),
      duty: money(sums.duty),
      fees: sums.fees.map(money),
      taxes: money(sums.taxes),
      landedCost: money(sums.landedCost),
      effectiveRate: sums.effectiveRate.map { DecimalText.text($0, digits: 2) },
      byProgramme: Dictionary(
        sums.byProgramme.map { ($0.id, money($0.amount)) },
        uniquingKeysWith: { first, _ in first }
      )
    )
    problems = found.map { Problem(row: $0.row, column: $0.column, id: $0.id, message: $0.message) }
  }
}
