// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

/// A base worked out for one line.
struct BaseAmount {
  var amount: Int64
  /// Nothing is left of it: all that it covers was displaced.
  var isDisplaced = false
  /// The charge is part of its own base.
  var isInclusive = false
}

extension Evaluator {
  /// The amount of a base, less the regions that were taken out of it; `addends` are the steps that are part of it.
  mutating func base(
    _ base: StepBase,
    _ rule: StepRule,
    addends: StepSet,
    _ removed: ValueRegion,
    _ line: Line,
    _ amounts: LineAmounts
  ) -> Result<BaseAmount, OpenPart> {
    switch base {
    case .region(let region):
      return divided(region, of: amounts.customsValue, rule, removed, line, amounts)
    case .goods:
      return divided(.whole, of: rounded(line.value), rule, removed, line, amounts)
    case .cif:
      let value = rounded(line.value + line.freight + line.insurance)
      return divided(.whole, of: value, rule, removed, line, amounts)
    case .fact(let fact):
      // An amount that stands for the whole value, such as that of a repair: there is no default for it.
      if removed == .whole { return .success(BaseAmount(amount: 0, isDisplaced: true)) }
      guard let amount = facts.amount(of: fact, line, value: amounts.customsValue) else {
        return .failure(.missingFact(law.facts.facts[fact].name))
      }
      return .success(BaseAmount(amount: amount))
    case .undeclarable(let name):
      return .failure(.missingFact(name))
    case .plus(let inclusive, let beforeFactor):
      guard
        case .success(let value) = divided(.whole, of: amounts.customsValue, rule, removed, line, amounts),
        !value.isDisplaced
      else { return .success(BaseAmount(amount: 0, isDisplaced: true)) }
      var sum = value.amount
      var rest = addends
      while rest != 0 {
        let place = rest.trailingZeroBitCount
        rest &= rest - 1
        // A tax on a duty that cannot be computed cannot be computed either.
        if let open = outcomes[place].reasonOpen { return .failure(open) }
        guard outcomes[place].state == .charged else { continue }
        let amount = beforeFactor ? outcomes[place].amountBeforeFactor : outcomes[place].amount
        let (next, overflowed) = sum.addingReportingOverflow(amount)
        if overflowed { return .failure(.tooLarge) }
        sum = next
      }
      return .success(BaseAmount(amount: sum, isInclusive: inclusive))
    case .cases(let cases):
      for choice in cases {
        facts.pending = FactSet()
        // A base that needs a fact to be declared is not chosen while nobody declares it.
        if choice.condition.truth(of: line, amounts, &facts) == .yes {
          return self.base(choice.base, rule, addends: addends, removed, line, amounts)
        }
      }
      return self.base(.region(.whole), rule, addends: addends, removed, line, amounts)
    }
  }

  /// What is left of a region of `whole` when what was removed is taken out of it.
  private mutating func divided(
    _ region: ValueRegion,
    of whole: Int64,
    _ rule: StepRule,
    _ removed: ValueRegion,
    _ line: Line,
    _ amounts: LineAmounts
  ) -> Result<BaseAmount, OpenPart> {
    let left = region.subtracting(removed)
    if left.isEmpty { return .success(BaseAmount(amount: 0, isDisplaced: true)) }
    let all = value(of: region, whole, line, amounts.customsValue, rule: rule.unknownBase)
    guard left != region else { return .success(BaseAmount(amount: all)) }
    let amount = value(of: left, whole, line, amounts.customsValue, rule: rule.unknownBase)
    // All of the value is covered, portion by portion: the measure is displaced as a whole.
    return .success(BaseAmount(amount: amount, isDisplaced: amount == 0 && all > 0))
  }

  /// A value as the territory rounds it.
  private func rounded(_ value: Int64) -> Int64 {
    roundsValues ? law.territory.valueRounding.rounded(value) ?? value : value
  }

  /// The region of the value that a step covers, for what it displaces.
  mutating func coveredRegion(
    _ rule: StepRule,
    _ removed: ValueRegion,
    _ line: Line,
    _ amounts: LineAmounts
  ) -> ValueRegion {
    region(rule.base, line, amounts).subtracting(removed)
  }

  private mutating func region(_ base: StepBase, _ line: Line, _ amounts: LineAmounts) -> ValueRegion {
    switch base {
    case .region(let region): return region
    case .goods, .cif, .fact, .plus, .undeclarable: return .whole
    case .cases(let cases):
      for choice in cases where choice.condition.truth(of: line, amounts, &facts) == .yes {
        return region(choice.base, line, amounts)
      }
      return .whole
    }
  }

  /// The money in a region of `whole`, which is the customs value or another value of the same goods.
  private mutating func value(
    of region: ValueRegion,
    _ whole: Int64,
    _ line: Line,
    _ customsValue: Int64,
    rule: UnknownFact
  ) -> Int64 {
    var sum: Int64 = 0
    var unknown: UInt64 = 0
    var rest = region.portions
    while rest != 0 {
      let portion = rest.trailingZeroBitCount
      rest &= rest - 1
      if !region.isComplement {
        sum = sum &+ facts.portion(portion, line, value: customsValue, rule: rule)
      } else if let known = facts.knownPortion(portion, line, value: customsValue) {
        sum = sum &+ known
      } else {
        unknown |= 1 << UInt64(portion)
      }
    }
    guard region.isComplement else { return min(sum, customsValue) }
    let left = max(0, whole &- sum)
    return unknown == 0 ? left : facts.base(from: left, without: unknown, value: customsValue, rule: rule)
  }
}

extension ValueRegion {
  /// What lies in either.
  func union(_ other: ValueRegion) -> ValueRegion {
    switch (isComplement, other.isComplement) {
    case (false, false): ValueRegion(portions: portions | other.portions, isComplement: false)
    case (false, true): ValueRegion(portions: other.portions & ~portions, isComplement: true)
    case (true, false): ValueRegion(portions: portions & ~other.portions, isComplement: true)
    case (true, true): ValueRegion(portions: portions & other.portions, isComplement: true)
    }
  }
}
