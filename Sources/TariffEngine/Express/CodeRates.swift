// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

/// The codes' own rates, as a `CodeRateTable` had collected them.
///
/// It holds on to memory of the table, which keeps what it ever gave out.
struct CodeRates {
  /// A rate that codes have.
  struct ReadyRate: BitwiseCopyable {
    enum Form: UInt8, Sendable { case share, linear, none }

    /// Of a share, the share; of other sums the fraction that their common denominator is.
    let share: Fraction
    let form: Form
    /// Where the terms begin in `terms`, and how many there are.
    let firstTerm: Int32
    let termCount: Int32
  }

  struct Term: BitwiseCopyable {
    enum Source: UInt8 { case value, quantity, fact, undeclared }

    let source: Source
    let dimension: Dimension
    let fact: Int32
    let numerator: Int64
  }

  let rates: UnsafeMutableBufferPointer<ReadyRate>
  let terms: UnsafeMutableBufferPointer<Term>
  /// Numbers of rates, row after row.
  let rows: UnsafeMutableBufferPointer<Int32>

  // MARK: Amounts

  /// The rate in that slot of a row.
  @inline(__always)
  func rate(_ row: Int32, _ slot: Int32) -> UnsafePointer<ReadyRate> {
    UnsafePointer(rates.baseAddress.unsafelyUnwrapped + Int(rows[Int(row &+ slot)]))
  }

  /// What a rate comes to; nil when the line lacks a quantity, or a number does not fit.
  @inline(never)
  func linearAmount(
    _ place: UnsafePointer<ReadyRate>,
    of value: Int64,
    _ line: UnsafePointer<ExpressLine>
  ) -> Int64? {
    let rate = place.pointee
    guard rate.form != .none else { return nil }
    var sum: Int64 = 0
    var overflows = false
    for place in Int(rate.firstTerm)..<Int(rate.firstTerm &+ rate.termCount) {
      guard let factor = factor(terms[place], value, line) else { return nil }
      let (product, isTooLarge) = factor.multipliedReportingOverflow(by: terms[place].numerator)
      let (next, isTooMuch) = sum.addingReportingOverflow(product)
      sum = next
      overflows = overflows || isTooLarge || isTooMuch
    }
    if !overflows, sum >= 0, let amount = rate.share.rounded(of: sum) { return amount }
    guard let sum = wideSum(rate, of: value, line) else { return nil }
    return RoundingRule.unit.rounded(sum, over: Int128(rate.share.denominator))
  }

  /// What a term is taken of; nil when the line does not declare it.
  @inline(__always)
  private func factor(_ term: Term, _ value: Int64, _ line: UnsafePointer<ExpressLine>) -> Int64? {
    switch term.source {
    case .value: return value
    case .quantity:
      let quantity = line.pointee.quantity(in: term.dimension)
      return quantity < 0 ? nil : quantity
    case .fact: return line.pointee.kind.content == Int(term.fact) ? line.pointee.content : nil
    case .undeclared: return nil
    }
  }

  /// The numerator of an exact amount over the rate's denominator.
  private func wideSum(_ rate: ReadyRate, of value: Int64, _ line: UnsafePointer<ExpressLine>) -> Int128? {
    var sum: Int128 = 0
    for place in Int(rate.firstTerm)..<Int(rate.firstTerm &+ rate.termCount) {
      guard let factor = factor(terms[place], value, line) else { return nil }
      sum += Int128(factor) * Int128(terms[place].numerator)
    }
    return sum
  }

  /// What a rate lacks to a share of the value; nil as for `linearAmount`.
  @inline(never)
  func topUp(
    to total: Rate,
    _ place: UnsafePointer<ReadyRate>,
    of value: Int64,
    _ line: UnsafePointer<ExpressLine>
  ) -> Int64? {
    let rate = place.pointee
    guard rate.form != .none else { return nil }
    var paid: Int128 = 0
    if rate.form == .share {
      paid = Int128(value) * Int128(rate.share.numerator)
    } else {
      guard let sum = wideSum(rate, of: value, line) else { return nil }
      paid = sum
    }
    let whole = Int128(Rate.one.billionths)
    let denominator = Int128(rate.share.denominator)
    let (goal, firstOverflow) = (Int128(value) * Int128(total.billionths))
      .multipliedReportingOverflow(by: denominator)
    let (counted, secondOverflow) = paid.multipliedReportingOverflow(by: whole)
    let (divisor, thirdOverflow) = whole.multipliedReportingOverflow(by: denominator)
    guard !firstOverflow, !secondOverflow, !thirdOverflow else { return nil }
    return RoundingRule.unit.rounded(max(0, goal - counted), over: divisor)
  }
}
