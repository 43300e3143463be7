// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

/// A rate ready to be applied: names resolved to numbers, terms on one denominator.
indirect enum StepRate: Sendable {
  /// The sum of the terms over a common denominator.
  case linear(LinearRate)
  case perDegree(DegreeRate, fact: Int?)
  case between(StepRate, StepRate)
  case bounded(StepRate, cap: Rate?, floor: Rate?)
  /// Of the alternatives, the index charged.
  case elected([StepRate], chosen: Int)
  /// The percentage that the line declares as that fact.
  case declared(Int)
  case topUp(Rate)
  case rateOf([(below: Rate?, rate: StepRate)])
  /// Read by code, from this slot of `CodeEntry.rates`.
  case ofCode(Int)
  /// A rate that the text only refers to.
  case open(String)

  static let free = StepRate.linear(LinearRate(terms: [], denominator: 1))

  /// The rate as a sum of terms, if it is one.
  var linear: LinearRate? {
    if case .linear(let linear) = self { linear } else { nil }
  }
}

/// Σ numerator × amount ÷ denominator, in minor units of currency.
struct LinearRate: Hashable, Sendable {
  struct Term: Hashable, Sendable {
    let of: TermSource
    let numerator: Int64
  }

  let terms: [Term]
  let denominator: Int64
}

/// What a term of a linear rate is taken of.
enum TermSource: Hashable, Sendable {
  case base
  /// A portion of the value, by the number of its fact.
  case portion(Int)
  /// The quantity of the line in that dimension, in millionths of its base unit.
  case quantity(Dimension, unit: String)
  /// A quantity that a fact declares.
  case fact(Int)
  /// Something that no fact of the library declares, by name.
  case undeclarable(String)
}

extension StepRate {
  /// Resolves the names in `rate`.
  init(_ rate: RateExpression, facts: LibraryFacts) {
    switch rate {
    case .terms(let terms):
      self = LinearRate(terms, facts: facts).map { .linear($0) } ?? .open("a rate too fine to compute")
    case .perDegree(let degrees):
      self = .perDegree(degrees, fact: facts.factIndex(degrees.degrees))
    case .between(let low, let high):
      self = .between(StepRate(low, facts: facts), StepRate(high, facts: facts))
    case .bounded(let inner, let cap, let floor):
      self = .bounded(StepRate(inner, facts: facts), cap: cap, floor: floor)
    case .refersElsewhere(let text):
      self = .open(text)
    case .column, .listed:
      self = .open("a rate read by code inside another rate")
    case .declared(let name, _):
      self = facts.factIndex(name).map { .declared($0) } ?? .open(name)
    case .topUp(let total, _):
      self = .topUp(total)
    case .rateOf(_, let brackets):
      self = .rateOf(brackets.map { ($0.below, StepRate($0.rate, facts: facts)) })
    case .elected(let rates, let standard):
      self = .elected(rates.map { StepRate($0, facts: facts) }, chosen: standard)
    }
  }
}

extension LinearRate {
  /// Brings the terms to one denominator; nil when that does not fit in 64 bits.
  init?(_ terms: [RateTerm], facts: LibraryFacts) {
    var fractions: [(source: TermSource, numerator: Int64, denominator: Int64)] = []
    var common: Int64 = 1
    for term in terms {
      let source: TermSource
      var denominator: Int64
      switch term.of {
      case .base:
        source = .base
        denominator = Rate.one.billionths
      case .portion(let name):
        source = facts.factIndex(name).map { .portion($0) } ?? .undeclarable(name)
        denominator = Rate.one.billionths
      case .quantity(let unit):
        source = .quantity(unit.dimension, unit: unit.name)
        // The coefficient is in millionths of a minor unit, the quantity in millionths of a base unit.
        guard let product = Self.product(unit.millionths, 1_000_000) else { return nil }
        denominator = product
      case .fact(let name, let unit):
        source = facts.factIndex(name).map { .fact($0) } ?? .undeclarable(name)
        guard let product = Self.product(unit.millionths, 1_000_000) else { return nil }
        denominator = product
      }
      let divisor = Self.greatestCommonDivisor(term.coefficient, denominator)
      denominator /= divisor
      fractions.append((source, term.coefficient / divisor, denominator))
      let shared = Self.greatestCommonDivisor(common, denominator)
      guard let product = Self.product(common / shared, denominator) else { return nil }
      common = product
    }
    var scaled: [Term] = []
    for fraction in fractions {
      guard let numerator = Self.product(fraction.numerator, common / fraction.denominator) else {
        return nil
      }
      scaled.append(Term(of: fraction.source, numerator: numerator))
    }
    self.terms = scaled
    denominator = common
  }

  private static func product(_ left: Int64, _ right: Int64) -> Int64? {
    let (result, overflowed) = left.multipliedReportingOverflow(by: right)
    return overflowed ? nil : result
  }

  private static func greatestCommonDivisor(_ left: Int64, _ right: Int64) -> Int64 {
    var (large, small) = (max(left.magnitude, 1), right.magnitude)
    while small != 0 { (large, small) = (small, large % small) }
    return Int64(large)
  }
}
