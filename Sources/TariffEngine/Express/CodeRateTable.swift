// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

/// The codes' own rates, ready to be applied: rows of rates that codes share, rates that rows share.
struct CodeRateTable {
  /// A rate that codes have.
  private struct ReadyRate: BitwiseCopyable {
    enum Form: UInt8, Sendable { case share, linear, none }

    let form: Form
    /// Of a share, the share; of other sums the fraction that their common denominator is.
    let share: Fraction
    /// Where the terms begin in `terms`, and how many there are.
    let firstTerm: Int32
    let termCount: Int32
  }

  fileprivate struct Term: BitwiseCopyable {
    enum Source: UInt8 { case value, quantity, fact, undeclared }

    let source: Source
    let dimension: Dimension
    let fact: Int32
    let numerator: Int64
  }

  private let rates = FlatTable<ReadyRate>()
  private let terms = FlatTable<Term>()
  /// By regime, and the number that a rate has among its own, from -1; -1 where it is not here yet.
  private var numberOfRate: [[Int32]] = []
  /// Numbers of rates, row after row.
  private let rows = FlatTable<Int32>()
  /// Where a row begins.
  private var startOfRow: [Int32: Int32] = [:]
  private var rowNumbers = SequenceNumbers()

  /// Where the row of a code's rates begins, those under one regime after those under another.
  mutating func row(of entries: [CodeEntry]) -> Int32 {
    var numbers: [Int32] = []
    for (regime, entry) in entries.enumerated() {
      for rate in entry.rates { numbers.append(number(of: rate, regime)) }
    }
    let row = rowNumbers.number(of: numbers)
    if let known = startOfRow[row] { return known }
    let start = Int32(rows.count)
    rows.append(contentsOf: numbers)
    startOfRow[row] = start
    return start
  }

  private mutating func number(of own: CodeRate, _ regime: Int) -> Int32 {
    while numberOfRate.count <= regime { numberOfRate.append([]) }
    let place = Int(own.number) + 1
    while numberOfRate[regime].count <= place { numberOfRate[regime].append(-1) }
    if numberOfRate[regime][place] >= 0 { return numberOfRate[regime][place] }
    let number = Int32(rates.count)
    let rate = own.rate?.linear
    let denominator = rate.map { min($0.denominator, Fraction.largestDenominator) } ?? 1
    let fits = rate?.denominator == denominator
    rates.append(
      ReadyRate(
        form: rate?.share != nil ? .share : fits ? .linear : .none,
        share: rate?.share ?? Fraction(1, over: denominator),
        firstTerm: Int32(terms.count),
        termCount: Int32(rate?.terms.count ?? 0)
      )
    )
    terms.append(contentsOf: rate?.terms.map { Term($0) } ?? [])
    numberOfRate[regime][place] = number
    return number
  }

  // MARK: Amounts

  /// What the rate in that slot comes to; nil when the line lacks a quantity, or a number does not fit.
  @inline(__always)
  func amount(_ row: Int32, _ slot: Int, of value: Int64, _ line: UnsafePointer<ExpressLine>) -> Int64? {
    let number = Int(rows.elements[Int(row) &+ slot])
    if rates.elements[number].form == .share { return rates.elements[number].share.rounded(of: value) }
    return linearAmount(number, of: value, line)
  }

  @inline(never)
  private func linearAmount(_ number: Int, of value: Int64, _ line: UnsafePointer<ExpressLine>) -> Int64? {
    let rate = rates.elements[number]
    guard rate.form != .none else { return nil }
    var sum: Int64 = 0
    var overflows = false
    for place in Int(rate.firstTerm)..<Int(rate.firstTerm &+ rate.termCount) {
      guard let factor = factor(terms.elements[place], value, line) else { return nil }
      let (product, isTooLarge) = factor.multipliedReportingOverflow(by: terms.elements[place].numerator)
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
      guard let factor = factor(terms.elements[place], value, line) else { return nil }
      sum += Int128(factor) * Int128(terms.elements[place].numerator)
    }
    return sum
  }

  /// What the rate in that slot lacks to a share of the value; nil as for `amount`.
  @inline(never)
  func topUp(
    to total: Rate,
    _ row: Int32,
    _ slot: Int,
    of value: Int64,
    _ line: UnsafePointer<ExpressLine>
  ) -> Int64? {
    let rate = rates.elements[Int(rows.elements[Int(row) + slot])]
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

extension CodeRateTable.Term {
  init(_ term: LinearRate.Term) {
    numerator = term.numerator
    switch term.of {
    case .base: (source, dimension, fact) = (.value, .number, 0)
    case .quantity(.entry, _): (source, dimension, fact) = (.undeclared, .entry, 0)
    case .quantity(let dimension, _): (source, self.dimension, fact) = (.quantity, dimension, 0)
    case .fact(let fact): (source, dimension, self.fact) = (.fact, .number, Int32(fact))
    case .portion, .undeclarable: (source, dimension, fact) = (.undeclared, .number, 0)
    }
  }
}
