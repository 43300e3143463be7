// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

/// What a rate is applied to.
struct RateApplication {
  let base: Int64
  let line: Line
  let customsValue: Int64
  /// Steps whose charges or rates the rate counts.
  let counted: StepSet
  let isInclusive: Bool
  let unknownBase: UnknownFact
}

extension Evaluator {
  /// The exact amount due under `rate`.
  mutating func apply(
    _ rate: StepRate,
    _ entry: CodeEntry,
    _ to: RateApplication,
    _ steps: [Step]
  ) -> Result<ExactAmount, OpenPart> {
    switch rate {
    case .linear(let linear):
      return apply(linear, to)
    case .ofCode(let slot):
      guard let found = entry.rates[slot].rate else { return .failure(.noRate) }
      return apply(found, entry, to, steps)
    case .open(let text):
      return .failure(.refersElsewhere(text))
    case .between(let low, let high):
      facts.hasOpenCondition = true
      return apply(facts.policy == .lowest ? low : high, entry, to, steps)
    case .elected(let rates, let chosen):
      return apply(rates[chosen], entry, to, steps)
    case .perDegree(let degrees, let fact):
      return apply(degrees, fact, to)
    case .bounded(let inner, let cap, let floor):
      guard case .success(var amount) = apply(inner, entry, to, steps) else {
        return apply(inner, entry, to, steps)
      }
      if let cap { amount = min(amount, share(cap, of: to.base)) }
      if let floor { amount = max(amount, share(floor, of: to.base)) }
      return .success(amount)
    case .topUp(let total):
      return topUp(to: total, to)
    case .rateOf(let brackets):
      return rateOf(brackets, entry, to, steps)
    }
  }

  private func share(_ rate: Rate, of base: Int64) -> ExactAmount {
    ExactAmount(
      numerator: Int128(base) * Int128(rate.billionths),
      denominator: Int128(Rate.one.billionths)
    )
  }

  private mutating func apply(_ rate: LinearRate, _ to: RateApplication) -> Result<ExactAmount, OpenPart> {
    var numerator: Int128 = 0
    for term in rate.terms {
      let source: Int64
      switch term.of {
      case .base:
        source = to.base
      case .portion(let fact):
        guard let portion = facts.portionNumber(of: fact) else { return .failure(.missingFact(name(fact))) }
        if let known = facts.knownPortion(portion, to.line, value: to.customsValue) {
          source = known
        } else if to.unknownBase != .range {
          source = facts.portion(portion, to.line, value: to.customsValue, rule: to.unknownBase)
        } else {
          return .failure(.missingFact(name(fact)))
        }
      case .quantity(let dimension, let unit):
        if dimension == .entry { continue }
        if isForeignCurrency { return .failure(.foreignCurrency(law.territory.currency.code)) }
        guard let quantity = to.line.quantity(in: dimension) else {
          return .failure(.missingQuantity(unit: unit))
        }
        source = quantity
      case .fact(let fact):
        if isForeignCurrency { return .failure(.foreignCurrency(law.territory.currency.code)) }
        guard let amount = facts.amount(of: fact, to.line, value: to.customsValue) else {
          return .failure(.missingFact(name(fact)))
        }
        source = amount
      case .undeclarable(let name):
        return .failure(.missingFact(name))
      }
      numerator += Int128(source) * Int128(term.numerator)
    }
    var denominator = Int128(rate.denominator)
    if to.isInclusive {
      // The charge is part of its own base: rate ÷ (1 − rate) of the rest.
      guard let own = rate.terms.first, rate.terms.count == 1, own.numerator < rate.denominator else {
        return .failure(.tooLarge)
      }
      denominator -= Int128(own.numerator)
    }
    return .success(ExactAmount(numerator: numerator, denominator: denominator))
  }

  private mutating func apply(
    _ rate: DegreeRate,
    _ fact: Int?,
    _ to: RateApplication
  ) -> Result<ExactAmount, OpenPart> {
    if isForeignCurrency { return .failure(.foreignCurrency(law.territory.currency.code)) }
    guard let quantity = to.line.quantity(in: rate.unit.dimension) else {
      return .failure(.missingQuantity(unit: rate.unit.name))
    }
    guard let fact else { return .failure(.missingFact(rate.degrees)) }
    guard let degrees = facts.amount(of: fact, to.line, value: to.customsValue) else {
      return .failure(.missingFact(name(fact)))
    }
    // Fractions of a degree count in proportion.
    let missing = max(0, rate.under * 1_000_000 - degrees)
    let reduced = Int128(rate.full) * 1_000_000 - Int128(rate.lessPerDegree) * Int128(missing)
    let perUnit = max(reduced, Int128(rate.minimum) * 1_000_000)
    return .success(
      ExactAmount(
        numerator: Int128(quantity) * perUnit,
        denominator: Int128(rate.unit.millionths) * 1_000_000 * 1_000_000
      )
    )
  }

  /// What is missing to `total` of the customs value after the duty counted, in proportion to the base.
  private func topUp(to total: Rate, _ to: RateApplication) -> Result<ExactAmount, OpenPart> {
    guard to.customsValue > 0 else { return .success(.zero) }
    var counted = ExactAmount.zero
    var rest = to.counted
    while rest != 0 {
      let place = rest.trailingZeroBitCount
      rest &= rest - 1
      switch outcomes[place].state {
      case .charged: counted = counted.adding(outcomes[place].exact)
      case .open: return .failure(outcomes[place].openPart ?? .noRate)
      case .off, .replaced, .displaced, .outbid: break
      }
    }
    let whole = Int128(Rate.one.billionths)
    let (goal, firstOverflow) = (Int128(to.customsValue) * Int128(total.billionths))
      .multipliedReportingOverflow(by: counted.denominator)
    let (paid, secondOverflow) = counted.numerator.multipliedReportingOverflow(by: whole)
    guard !firstOverflow, !secondOverflow else { return .failure(.tooLarge) }
    let missing = max(0, goal - paid)
    guard to.base != to.customsValue else {
      return .success(ExactAmount(numerator: missing, denominator: whole * counted.denominator))
    }
    let (scaled, thirdOverflow) = missing.multipliedReportingOverflow(by: Int128(to.base))
    let (divisor, fourthOverflow) = (whole * counted.denominator)
      .multipliedReportingOverflow(by: Int128(to.customsValue))
    guard !thirdOverflow, !fourthOverflow else { return .failure(.tooLarge) }
    return .success(ExactAmount(numerator: scaled, denominator: divisor))
  }

  /// The sum of the ad valorem rates that the steps read apply at, or the bracket which that sum falls in.
  private mutating func rateOf(
    _ brackets: [(below: Rate?, rate: StepRate)],
    _ entry: CodeEntry,
    _ to: RateApplication,
    _ steps: [Step]
  ) -> Result<ExactAmount, OpenPart> {
    var sum: Int64 = 0
    var rest = to.counted
    while rest != 0 {
      let place = rest.trailingZeroBitCount
      rest &= rest - 1
      if let open = outcomes[place].openPart { return .failure(open) }
      guard outcomes[place].state == .charged, case .linear(let linear) = steps[place].rate,
        let term = linear.terms.first, term.of == .base
      else { continue }
      sum +=
        RoundingRule.unit.rounded(
          Int128(term.numerator) * Int128(Rate.one.billionths),
          over: Int128(linear.denominator)
        ) ?? 0
    }
    guard !brackets.isEmpty else { return .success(share(Rate(billionths: sum), of: to.base)) }
    for bracket in brackets {
      if let below = bracket.below, sum >= below.billionths { continue }
      return apply(bracket.rate, entry, to, steps)
    }
    return .failure(.noRate)
  }

  private func name(_ fact: Int) -> String { law.facts.facts[fact].name }
}

extension Line {
  /// The quantity declared in that dimension, in millionths of its base unit; weight stands in for mass.
  func quantity(in dimension: Dimension) -> Int64? {
    if let quantity, quantity.dimension == dimension { return quantity.millionths }
    if let quantity2, quantity2.dimension == dimension { return quantity2.millionths }
    return dimension == .mass ? weight : nil
  }
}

extension ExactAmount: Comparable {
  func adding(_ other: ExactAmount) -> ExactAmount {
    if denominator == other.denominator {
      return ExactAmount(numerator: numerator + other.numerator, denominator: denominator)
    }
    return ExactAmount(
      numerator: numerator * other.denominator + other.numerator * denominator,
      denominator: denominator * other.denominator
    )
  }

  static func == (left: ExactAmount, right: ExactAmount) -> Bool {
    left.numerator * right.denominator == right.numerator * left.denominator
  }

  static func < (left: ExactAmount, right: ExactAmount) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }
}
