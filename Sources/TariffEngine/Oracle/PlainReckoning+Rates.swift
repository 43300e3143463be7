// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

/// A rate that is being applied: the measure, its base in figures, and whether the charge is part of that.
private struct Application {
  let index: Int
  let base: Ratio
  let isInclusive: Bool
}

extension PlainReckoning {
  /// What is due under a rate: exact until the end, then rounded once.
  mutating func charge(
    _ measure: Measure,
    at rate: RateExpression,
    on base: PlainBase,
    _ index: Int
  ) throws(OpenPart) -> PlainCharge {
    let application = Application(
      index: index,
      base: try base.charges.get() + amount(of: base, for: index),
      isInclusive: base.isInclusive
    )
    let whole = try amount(of: rate, application)
    let exact = measure.factor.map { whole * Ratio($0) } ?? whole
    return PlainCharge(
      base: application.base,
      exact: exact,
      amount: try collected(exact, under: measure),
      whole: try collected(whole, under: measure),
      rate: try adValorem(rate, application)
    )
  }

  /// An amount in minor units: rounded, and nothing where that is too little.
  private func collected(_ exact: Ratio, under measure: Measure) throws(OpenPart) -> Int64 {
    guard let amount = exact.rounded(law.territory.chargeRounding) else { throw .tooLarge }
    return amount < measure.ignoreBelow ? 0 : amount
  }

  private mutating func amount(
    of rate: RateExpression,
    _ to: Application
  ) throws(OpenPart) -> Ratio {
    switch rate {
    case .terms(let terms): return try amount(of: terms, to)
    case .perDegree(let sugar): return try amount(of: sugar) * unitShare(to)
    case .between(let first, let second): return max(try amount(of: first, to), try amount(of: second, to))
    case .bounded(let inner, let cap, let floor):
      var amount = try amount(of: inner, to)
      if let cap { amount = min(amount, to.base * Ratio(cap)) }
      if let floor { amount = max(amount, to.base * Ratio(floor)) }
      return amount
    case .refersElsewhere(let text): throw .refersElsewhere(text)
    case .declared(let fact, _): return to.base * (try declaredRate(fact))
    case .column, .listed: return try amount(of: try stated(rate, for: to.index), to)
    case .topUp(let total, let counting): return to.base * (try missing(to: total, counting, for: to.index))
    case .rateOf(let programme, let brackets):
      let sum = try sumOfShares(under: programme, for: to.index)
      guard !brackets.isEmpty else { return sum * to.base }
      return try amount(of: try bracket(of: brackets, at: sum), to)
    case .elected(let choices, let standard):
      return try amount(of: choices[choice(among: choices, standard)], to)
    }
  }

  /// The sum of the terms.
  ///
  /// With a base that includes the charge, the share `t` of it is (base + specific) ÷ (1 − t) × t, and the
  /// specific terms come on top.
  private mutating func amount(of terms: [RateTerm], _ to: Application) throws(OpenPart) -> Ratio {
    var share = Ratio.zero
    var specific = Ratio.zero
    for term in terms {
      let coefficient = term.coefficient
      switch term.of {
      case .base:
        share = share + Ratio(Rate(billionths: coefficient))
      case .portion(let portion):
        let value = try amount(ofTermOn: portion, for: to.index)
        specific = specific + Ratio(Rate(billionths: coefficient)) * value
      case .quantity(let unit) where unit.dimension == .entry:
        // Due once for the entry, when that is closed.
        break
      case .quantity(let unit):
        specific = specific + Ratio(millionths: coefficient) * (try count(of: unit))
      case .fact(let fact, let unit):
        guard law.facts.factIndex(fact) != nil else { throw .missingFact(fact) }
        try requireOwnCurrency()
        guard let count = goods.amount(fact) else { throw .missingFact(fact) }
        specific = specific + Ratio(millionths: coefficient) * count / Ratio(unit.millionths)
      }
    }
    specific = specific * unitShare(to)
    guard to.isInclusive else { return to.base * share + specific }
    guard share < .one else { throw .tooLarge }
    return (to.base + specific) / (.one - share) * share + specific
  }

  /// By how much amounts a unit count.
  private func unitShare(_ to: Application) -> Ratio {
    guard law.measures[to.index].measure.unitsInProportion, !to.isInclusive, goods.customsValue > 0 else {
      return .one
    }
    return to.base / Ratio(goods.customsValue)
  }

  /// What a term such as `4.4% on the case` is taken of; open where the measure names no default.
  private mutating func amount(ofTermOn portion: String, for index: Int) throws(OpenPart) -> Ratio {
    let isKnown = goods.amount(portion) != nil || assumed[portion] != nil
    guard isKnown || law.measures[index].measure.unknownBase != .range else { throw .missingFact(portion) }
    return amount(ofPortion: portion, for: index)
  }

  /// So much a unit, less so much for each degree under the mark, but never less than the minimum.
  private func amount(of sugar: DegreeRate) throws(OpenPart) -> Ratio {
    let count = try count(of: sugar.unit)
    guard let degrees = goods.amount(sugar.degrees) else { throw .missingFact(sugar.degrees) }
    let under = max(Ratio(sugar.under) - degrees / Ratio(1_000_000), .zero)
    let rate = Ratio(millionths: sugar.full) - Ratio(millionths: sugar.lessPerDegree) * under
    return max(rate, Ratio(millionths: sugar.minimum)) * count
  }

  private func count(of unit: UnitOfQuantity) throws(OpenPart) -> Ratio {
    try requireOwnCurrency()
    guard let count = goods.count(of: unit) else { throw .missingQuantity(unit: unit.name) }
    return count
  }

  /// So much money a unit means nothing where amounts are in another currency.
  private func requireOwnCurrency() throws(OpenPart) {
    let currency = law.territory.currency
    guard goods.options.currency ?? currency == currency else { throw .foreignCurrency(currency.code) }
  }

  /// What is missing to a total, after the duty that counts towards it: max(0, total − duty ÷ its base).
  private func missing(
    to total: Rate,
    _ counting: DutyCounted,
    for index: Int
  ) throws(OpenPart) -> Ratio {
    // Nothing is missing to a share of nothing.
    guard goods.customsValue > 0 else { return .zero }
    var paid = Ratio.zero
    for other in reckoned where other != index && law.isCounted(other, by: counting) {
      guard let outcome = outcomes[other] else { continue }
      switch outcome {
      case .charged(let charge) where charge.exact == .zero: continue
      case .charged(let charge):
        // What is charged on nothing is more than any share of it.
        guard charge.base > .zero else { return .zero }
        paid = paid + charge.exact / charge.base
      case .open(let part): throw part
      }
    }
    return max(.zero, Ratio(total) - paid)
  }

  /// The sum of the ad valorem rates of a programme on the line.
  private func sumOfShares(under programme: String, for index: Int) throws(OpenPart) -> Ratio {
    var sum = Ratio.zero
    for other in reckoned where other != index && law.measures[other].measure.programme == programme {
      guard let outcome = outcomes[other] else { continue }
      switch outcome {
      case .charged(let charge): sum = sum + charge.rate
      case .open(let part): throw part
      }
    }
    return sum
  }

  /// The part of a rate that is a share of the base.
  private mutating func adValorem(
    _ rate: RateExpression,
    _ to: Application
  ) throws(OpenPart) -> Ratio {
    switch rate {
    case .terms(let terms):
      return terms.reduce(.zero) { $1.of == .base ? $0 + Ratio(Rate(billionths: $1.coefficient)) : $0 }
    case .perDegree, .refersElsewhere: return .zero
    case .declared(let fact, _): return try declaredRate(fact)
    case .between(let first, let second): return max(try adValorem(first, to), try adValorem(second, to))
    case .bounded(let inner, _, _): return try adValorem(inner, to)
    case .column, .listed: return try adValorem(try stated(rate, for: to.index), to)
    case .topUp(let total, let counting): return try missing(to: total, counting, for: to.index)
    case .rateOf(let programme, let brackets):
      let sum = try sumOfShares(under: programme, for: to.index)
      return brackets.isEmpty ? sum : try adValorem(try bracket(of: brackets, at: sum), to)
    case .elected(let choices, let standard):
      return try adValorem(choices[choice(among: choices, standard)], to)
    }
  }

  private func declaredRate(_ fact: String) throws(OpenPart) -> Ratio {
    guard let billionths = goods.amount(fact) else { throw .missingFact(fact) }
    return billionths / Ratio(Rate.one.billionths)
  }

  private func bracket(of brackets: [RateBracket], at sum: Ratio) throws(OpenPart) -> RateExpression {
    let bracket = brackets.first { bracket in bracket.below.map { sum < Ratio($0) } ?? true }
    guard let bracket else { throw .noRate }
    return bracket.rate
  }

  /// The filer's choice: the rate numbered by a claim such as `elect-1`, else the standard one.
  private func choice(among choices: [RateExpression], _ standard: Int) -> Int {
    choices.indices.first { goods.claims(["elect-\($0)"]) } ?? standard
  }
}
