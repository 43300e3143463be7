// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

/// The codes' own rates, ready to be applied: rows of rates that codes share, rates that rows share.
struct CodeRateTable: Sendable {
  /// One rate of a code.
  struct CodeRate: Sendable {
    enum Form: UInt8, Sendable { case share, linear, none }

    let form: Form
    /// Of a share.
    let share: Fraction
  }

  private var rates: [CodeRate] = []
  /// The terms and their common denominator, of each rate.
  private var linear: [LinearRate] = []
  private var numberOfRate: [LinearRate?: Int32] = [:]
  /// Numbers of rates, row after row.
  private var rows: [Int32] = []
  /// Where a row begins.
  private var startOfRow: [[Int32]: Int32] = [:]

  init() {}

  /// Where the row of these rates begins; nil stands for a rate that is no sum of terms.
  mutating func row(of linear: [LinearRate?]) -> Int32 {
    let numbers = linear.map { number(of: $0) }
    if let known = startOfRow[numbers] { return known }
    let start = Int32(rows.count)
    rows += numbers
    startOfRow[numbers] = start
    return start
  }

  private mutating func number(of rate: LinearRate?) -> Int32 {
    if let known = numberOfRate[rate] { return known }
    let number = Int32(rates.count)
    let share = rate?.share
    rates.append(
      CodeRate(
        form: share != nil ? .share : rate != nil ? .linear : .none,
        share: share ?? Fraction(0, over: 1)
      )
    )
    linear.append(rate ?? LinearRate(terms: [], denominator: 1))
    numberOfRate[rate] = number
    return number
  }

  // MARK: Amounts

  /// What the rate in that slot comes to; nil when the line lacks a quantity, or a number does not fit.
  @inline(__always)
  func amount(_ row: Int32, _ slot: Int, of value: Int64, _ line: ExpressLine) -> Int64? {
    let number = Int(rows[Int(row) &+ slot])
    if rates[number].form == .share { return rates[number].share.rounded(of: value) }
    return linearAmount(number, of: value, line)
  }

  @inline(never)
  private func linearAmount(_ number: Int, of value: Int64, _ line: ExpressLine) -> Int64? {
    guard let sum = sum(number, of: value, line) else { return nil }
    return RoundingRule.unit.rounded(sum, over: Int128(linear[number].denominator))
  }

  /// The numerator of an exact amount over the rate's denominator.
  private func sum(_ number: Int, of value: Int64, _ line: ExpressLine) -> Int128? {
    guard rates[number].form != .none else { return nil }
    var sum: Int128 = 0
    for term in linear[number].terms {
      switch term.of {
      case .base:
        sum += Int128(value) * Int128(term.numerator)
      case .quantity(let dimension, _) where dimension != .entry:
        let quantity = line.quantity(in: dimension)
        guard quantity >= 0 else { return nil }
        sum += Int128(quantity) * Int128(term.numerator)
      case .fact(let fact) where fact == line.kind.content:
        sum += Int128(line.content) * Int128(term.numerator)
      default:
        return nil
      }
    }
    return sum
  }

  /// What the rate in that slot lacks to a share of the value; nil as for `amount`.
  @inline(never)
  func topUp(to total: Rate, _ row: Int32, _ slot: Int, of value: Int64, _ line: ExpressLine) -> Int64? {
    let number = Int(rows[Int(row) + slot])
    guard let paid = sum(number, of: value, line) else { return nil }
    let whole = Int128(Rate.one.billionths)
    let denominator = Int128(linear[number].denominator)
    let (goal, firstOverflow) = (Int128(value) * Int128(total.billionths))
      .multipliedReportingOverflow(by: denominator)
    let (counted, secondOverflow) = paid.multipliedReportingOverflow(by: whole)
    let (divisor, thirdOverflow) = whole.multipliedReportingOverflow(by: denominator)
    guard !firstOverflow, !secondOverflow, !thirdOverflow else { return nil }
    return RoundingRule.unit.rounded(max(0, goal - counted), over: divisor)
  }
}
