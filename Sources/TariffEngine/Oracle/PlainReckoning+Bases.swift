// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

/// What a rate is applied to: a part of the value, and perhaps other charges.
struct PlainBase {
  var region: Region
  /// What the whole value comes to.
  var whole: Ratio
  /// Portions can be taken out of it: it is the value, and not another amount that stands for it.
  var isDivisible = true
  /// The sum of the charges that belong to the base, or why it is not known.
  var charges: Result<Ratio, OpenPart> = .success(.zero)
  /// The charge itself belongs to the base, too.
  var isInclusive = false
}

extension PlainReckoning {
  /// The base of a measure before others took anything out of it.
  func base(_ base: Base, of index: Int) -> PlainBase {
    let line = goods.line
    let value = PlainBase(region: .everything, whole: Ratio(goods.customsValue))
    switch base {
    case .value: return value
    case .goods: return PlainBase(region: .everything, whole: valued(line.value))
    case .cif:
      return PlainBase(region: .everything, whole: valued(line.value + line.freight + line.insurance))
    case .fact(let fact) where goods.isPortion(fact):
      return PlainBase(region: .only([fact]), whole: Ratio(goods.customsValue))
    case .fact(let fact):
      // Such as the value of a repair: it stands for the whole value, and there is no default for it.
      let amount = goods.amount(fact)
      return PlainBase(
        region: .everything,
        whole: amount ?? .zero,
        isDivisible: false,
        charges: amount == nil ? .failure(.missingFact(fact)) : .success(.zero)
      )
    case .valueLess(let portions):
      return PlainBase(region: .allBut(Set(portions)), whole: Ratio(goods.customsValue))
    case .plus(let selectors, let isInclusive):
      return PlainBase(
        region: .everything,
        whole: Ratio(goods.customsValue),
        charges: sum(of: selectors, for: index),
        isInclusive: isInclusive
      )
    case .cases(let cases):
      let programme = law.measures[index].measure.programme
      let chosen = cases.first { goods.holds($0.condition, in: programme) == true }
      return chosen.map { self.base($0.base, of: index) } ?? value
    }
  }

  /// What is left of the value in a base, without the charges that belong to it.
  ///
  /// A portion that is not declared is assumed as the measure says, once for the line. Where it is only to
  /// be taken out of a value, and nobody assumed it, it is nothing.
  mutating func amount(of base: PlainBase, for index: Int) -> Ratio {
    switch base.region {
    case .only(let portions):
      return portions.sorted().reduce(.zero) { $0 + amount(ofPortion: $1, for: index) }
    case .allBut(let portions) where base.isDivisible:
      let left = portions.reduce(base.whole) { left, portion in
        if goods.amount(portion) == nil { isAssumed = true }
        return left - (goods.amount(portion) ?? assumed[portion] ?? .zero)
      }
      return max(left, .zero)
    case .allBut:
      return base.whole
    }
  }

  /// A portion as declared, or as the measure has it assumed; never more than the value.
  mutating func amount(ofPortion portion: String, for index: Int) -> Ratio {
    let value = Ratio(goods.customsValue)
    if let declared = goods.amount(portion) { return min(declared, value) }
    isAssumed = true
    if let known = assumed[portion] { return known }
    let assumption =
      switch law.measures[index].measure.unknownBase {
      case .full, .range: value
      case .none: Ratio.zero
      case .share(let share): goods.share(share, of: goods.customsValue)
      }
    assumed[portion] = assumption
    return assumption
  }

  /// The rounded amounts of the charges that the selectors of a measure cover.
  private func sum(of selectors: [MeasureSelector], for index: Int) -> Result<Ratio, OpenPart> {
    var sum = Ratio.zero
    for (other, outcome) in outcomes where law.covers(selectors, other, for: index) {
      switch outcome {
      case .charged(let charge): sum = sum + Ratio(charge.amount)
      case .open(let part): return .failure(part)
      }
    }
    return .success(sum)
  }

  /// A value as the territory rounds it.
  private func valued(_ value: Int64) -> Ratio {
    guard goods.options.roundsValues else { return Ratio(value) }
    return Ratio(Ratio(value).rounded(law.territory.valueRounding) ?? value)
  }
}
