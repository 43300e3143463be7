// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

/// Collects the codes' own rates, ready to be applied: rows of rates that codes share, rates that rows share.
struct CodeRateTable {
  private let rates = FlatTable<CodeRates.ReadyRate>()
  private let terms = FlatTable<CodeRates.Term>()
  /// By regime, and the number that a rate has among its own, from -1; -1 where it is not here yet.
  private var numberOfRate: [[Int32]] = []
  /// Numbers of rates, row after row.
  private let rows = FlatTable<Int32>()
  /// Where a row begins.
  private var startOfRow: [Int32: Int32] = [:]
  private var rowNumbers = SequenceNumbers()

  /// A table with a row of one rate, so that there is something to look at where codes have none.
  init() {
    rates.append(CodeRates.ReadyRate(share: Fraction(0, over: 1), form: .none, firstTerm: 0, termCount: 0))
    rows.append(0)
  }

  /// What has been collected so far.
  var collected: CodeRates { CodeRates(rates: rates.elements, terms: terms.elements, rows: rows.elements) }

  /// Where the row of a code's rates begins, those under one regime after those under another.
  mutating func row(of entries: [CodeEntry], _ era: Era) -> Int32 {
    var numbers: [Int32] = []
    for regime in era.regimesOfRows {
      for rate in entries[regime].rates { numbers.append(number(of: rate, regime)) }
    }
    let row = rowNumbers.number(of: numbers)
    if let known = startOfRow[row] { return known }
    let start = numbers.isEmpty ? 0 : Int32(rows.count)
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
      CodeRates.ReadyRate(
        share: rate?.share ?? Fraction(1, over: denominator),
        form: rate?.share != nil ? .share : fits ? .linear : .none,
        firstTerm: Int32(terms.count),
        termCount: Int32(rate?.terms.count ?? 0)
      )
    )
    terms.append(contentsOf: rate?.terms.map { CodeRates.Term($0) } ?? [])
    numberOfRate[regime][place] = number
    return number
  }
}

extension CodeRates.Term {
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
