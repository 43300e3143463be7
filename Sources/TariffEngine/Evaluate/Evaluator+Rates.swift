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
  let unitsInProportion: Bool
  let unknownBase: UnknownFact
}

extension RateApplication {
  /// Whether amounts a unit are due only in part.
  var isPartOfValue: Bool {
    unitsInProportion && !isInclusive && base != customsValue && customsValue > 0
  }
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
      return elected(rates, chosen, entry, to, steps)
    case .perDegree(let degrees, let fact):
      return apply(degrees, fact, to)
    case .bounded(let inner, let cap, let floor):
      guard case .success(var amount) = apply(inner, entry, to, steps) else {
        return apply(inner, entry, to, steps)
      }
      if let cap { amount = min(amount, share(cap, of: to.base)) }
      if let floor { amount = max(amount, share(floor, of: to.base)) }
      return .success(amount)
    case .declared(let fact):
      guard let rate = facts.amount(of: fact, to.line, value: to.customsValue) else {
        return .failure(.missingFact(name(fact)))
      }
      return .success(share(Rate(billionths: rate), of: to.base))
    case .topUp(let total):
      return topUp(to: total, to)
    case .rateOf(let brackets):
      return rateOf(brackets, entry, to, steps)
    }
  }

  /// The filer chooses: the standard rate, and for the range the least and the most.
  private mutating func elected(
    _ rates: [StepRate],
    _ chosen: Int,
    _ entry: CodeEntry,
    _ to: RateApplication,
    _ steps: [Step]
  ) -> Result<ExactAmount, OpenPart> {
    facts.hasOpenCondition = true
    let standard = apply(rates[chosen], entry, to, steps)
    switch facts.policy {
    case .legal, .only: return standard
    case .lowest, .highest: break
    }
    guard case .success(var best) = standard else { return standard }
    for rate in rates {
      guard case .success(let other) = apply(rate, entry, to, steps) else { continue }
      best = facts.policy == .lowest ? min(best, other) : max(best, other)
    }
    return .success(best)
  }

  private func share(_ rate: Rate, of base: Int64) -> ExactAmount {
    ExactAmount(
      numerator: Int128(base) * Int128(rate.billionths),
      denominator: Int128(Rate.one.billionths)
    )
  }

  private mutating func apply(_ rate: LinearRate, _ to: RateApplication) -> Result<ExactAmount, OpenPart> {
    var numerator: Int128 = 0
    // What is not a share of the base.
    var ofUnits: Int128 = 0
    for term in rate.terms {
      let source: Int64
      switch term.of {
      case .base:
        source = to.base
      case .portion(let fact):
        guard let portion = facts.portionNumber(of: fact) else { return .failure(.missingFact(name(fact))) }
        if let known = facts.knownPortion(portion, to.line, value: to.customsValue) {
          source = min(known, to.customsValue)
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
      let due = Int128(source) * Int128(term.numerator)
      if term.of == .base { numerator += due } else { ofUnits += due }
    }
    var denominator = Int128(rate.denominator)
    if to.isPartOfValue, ofUnits != 0 {
      let units = ExactAmount(numerator: ofUnits, denominator: denominator)
      guard let part = inProportion(units, to),
        let sum = ExactAmount(numerator: numerator, denominator: denominator).adding(part)
      else { return .failure(.tooLarge) }
      return .success(sum)
    }
    numerator += ofUnits
    if to.isInclusive {
      // The charge is part of its own base, specific terms and all: (base + specific) ÷ (1 − t) × t + specific
      // is what stands above the line ÷ (1 − t).
      let own = rate.terms.reduce(Int128(0)) { $1.of == .base ? $0 + Int128($1.numerator) : $0 }
      guard own < denominator else { return .failure(.tooLarge) }
      denominator -= own
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
    let due = ExactAmount(
      numerator: Int128(quantity) * perUnit,
      denominator: Int128(rate.unit.millionths) * 1_000_000 * 1_000_000
    )
    guard to.isPartOfValue else { return .success(due) }
    return inProportion(due, to).map { .success($0) } ?? .failure(.tooLarge)
  }

  /// The share of an amount that the base is of the customs value.
  private func inProportion(_ amount: ExactAmount, _ to: RateApplication) -> ExactAmount? {
    amount.reduced.times(to.base)?.over(to.customsValue)
  }

  /// What is missing to `total` of the base after the duty counted, both as shares of what they are taken of.
  private func topUp(to total: Rate, _ to: RateApplication) -> Result<ExactAmount, OpenPart> {
    missing(to: total, after: to.counted, of: to.customsValue).flatMap { share in
      share.times(to.base).map { .success($0) } ?? .failure(.tooLarge)
    }
  }

  /// What is missing to a share after the duties counted, each as a share of what it was charged on; nothing,
  /// at no value.
  private func missing(
    to total: Rate,
    after counted: StepSet,
    of customsValue: Int64
  ) -> Result<ExactAmount, OpenPart> {
    guard customsValue > 0 else { return .success(.zero) }
    var paid = ExactAmount.zero
    var rest = counted
    while rest != 0 {
      let place = rest.trailingZeroBitCount
      rest &= rest - 1
      let outcome = outcomes[place]
      switch outcome.state {
      case .charged where outcome.exact.numerator > 0:
        // More than any share of nothing.
        guard outcome.base > 0 else { return .success(.zero) }
        guard let share = outcome.exact.over(outcome.base), let sum = paid.adding(share) else {
          return .failure(.tooLarge)
        }
        paid = sum
      case .open: return .failure(outcome.openPart ?? .noRate)
      case .charged, .off, .replaced, .displaced, .outbid: break
      }
    }
    let whole = Int128(Rate.one.billionths)
    let (goal, firstOverflow) = Int128(total.billionths).multipliedReportingOverflow(by: paid.denominator)
    let (reached, secondOverflow) = paid.numerator.multipliedReportingOverflow(by: whole)
    let (divisor, thirdOverflow) = whole.multipliedReportingOverflow(by: paid.denominator)
    guard !firstOverflow, !secondOverflow, !thirdOverflow else { return .failure(.tooLarge) }
    return .success(ExactAmount(numerator: max(0, goal - reached), denominator: divisor).reduced)
  }

  /// The sum of the ad valorem rates that the steps read apply at, or the bracket which that sum falls in.
  private mutating func rateOf(
    _ brackets: [(below: Rate?, rate: StepRate)],
    _ entry: CodeEntry,
    _ to: RateApplication,
    _ steps: [Step]
  ) -> Result<ExactAmount, OpenPart> {
    switch sumOfShares(to.counted, entry, to.customsValue, to.line, steps) {
    case .failure(let part): return .failure(part)
    case .success(let sum):
      guard !brackets.isEmpty else {
        return sum.times(to.base).map { .success($0) } ?? .failure(.tooLarge)
      }
      return Self.bracket(of: brackets, at: sum).map { apply($0, entry, to, steps) } ?? .failure(.noRate)
    }
  }

  private mutating func sumOfShares(
    _ counted: StepSet,
    _ entry: CodeEntry,
    _ customsValue: Int64,
    _ line: Line,
    _ steps: [Step]
  ) -> Result<ExactAmount, OpenPart> {
    var sum = ExactAmount.zero
    var rest = counted
    while rest != 0 {
      let place = rest.trailingZeroBitCount
      rest &= rest - 1
      if let open = outcomes[place].reasonOpen { return .failure(open) }
      guard outcomes[place].state == .charged else { continue }
      switch share(of: steps[place].rate, place, entry, customsValue, line, steps) {
      case .failure(let part): return .failure(part)
      case .success(let share):
        guard let next = sum.adding(share) else { return .failure(.tooLarge) }
        sum = next
      }
    }
    return .success(sum)
  }

  /// The part of a step's rate that is a share of its base.
  private mutating func share(
    of rate: StepRate,
    _ place: Int,
    _ entry: CodeEntry,
    _ customsValue: Int64,
    _ line: Line,
    _ steps: [Step]
  ) -> Result<ExactAmount, OpenPart> {
    switch rate {
    case .linear(let linear):
      let own = linear.terms.reduce(Int128(0)) { $1.of == .base ? $0 + Int128($1.numerator) : $0 }
      return .success(ExactAmount(numerator: own, denominator: Int128(linear.denominator)))
    case .ofCode(let slot):
      guard let found = entry.rates[slot].rate else { return .failure(.noRate) }
      return share(of: found, place, entry, customsValue, line, steps)
    case .open, .perDegree:
      return .success(.zero)
    case .declared(let fact):
      guard let rate = facts.amount(of: fact, line, value: customsValue) else {
        return .failure(.missingFact(name(fact)))
      }
      return .success(ExactAmount(numerator: Int128(rate), denominator: Int128(Rate.one.billionths)))
    case .between(let low, let high):
      return share(of: facts.policy == .lowest ? low : high, place, entry, customsValue, line, steps)
    case .bounded(let inner, _, _):
      return share(of: inner, place, entry, customsValue, line, steps)
    case .elected(let rates, let chosen):
      return share(of: rates[chosen], place, entry, customsValue, line, steps)
    case .topUp(let total):
      return missing(to: total, after: steps[place].counted, of: customsValue)
    case .rateOf(let brackets):
      let counted = sumOfShares(steps[place].counted, entry, customsValue, line, steps)
      guard !brackets.isEmpty, case .success(let sum) = counted else { return counted }
      guard let chosen = Self.bracket(of: brackets, at: sum) else { return .failure(.noRate) }
      return share(of: chosen, place, entry, customsValue, line, steps)
    }
  }

  private static func bracket(of brackets: [(below: Rate?, rate: StepRate)], at sum: ExactAmount) -> StepRate?
  {
    brackets.first { bracket in
      guard let below = bracket.below else { return true }
      return sum < ExactAmount(numerator: Int128(below.billionths), denominator: Int128(Rate.one.billionths))
    }?.rate
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
