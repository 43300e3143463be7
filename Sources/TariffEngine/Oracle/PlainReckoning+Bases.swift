// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

/// What a rate is applied to: a part of the value, and perhaps other charges.
struct PlainBase {
  var region: Region
  /// What the whole value comes to.
  var whole: Ratio
  /// The sum of the charges that belong to the base, or why it is not known.
  var charges: Result<Ratio, OpenPart> = .success(.zero)
  /// The charge itself belongs to the base, too.
  var isInclusive = false
}

extension PlainReckoning {
  /// The base of a measure before others took anything out of it.
  func base(_ base: Base, of index: Int) -> PlainBase {
    let line = goods.line
    switch base {
    case .value: return PlainBase(region: .everything, whole: Ratio(goods.customsValue))
    case .goods: return PlainBase(region: .everything, whole: valued(line.value))
    case .cif:
      return PlainBase(region: .everything, whole: valued(line.value + line.freight + line.insurance))
    case .fact(let fact): return PlainBase(region: .only([fact]), whole: Ratio(goods.customsValue))
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
      guard let chosen else { return PlainBase(region: .nothing, whole: .zero) }
      return self.base(chosen.base, of: index)
    }
  }

  /// What a part of the value comes to.
  ///
  /// A portion that is not declared is assumed as the measure says, once for the line. Where it is only to
  /// be taken out of a value, and nobody assumed it, it is nothing.
  mutating func amount(of region: Region, outOf whole: Ratio, for index: Int) -> Ratio {
    switch region {
    case .only(let portions):
      return portions.sorted().reduce(.zero) { $0 + amount(ofPortion: $1, for: index) }
    case .allBut(let portions):
      let left = portions.reduce(whole) { left, portion in
        if goods.amount(portion) == nil { isAssumed = true }
        return left - (goods.amount(portion) ?? assumed[portion] ?? .zero)
      }
      return max(left, .zero)
    }
  }

  /// A portion as declared, or as the measure has it assumed.
  mutating func amount(ofPortion portion: String, for index: Int) -> Ratio {
    if let declared = goods.amount(portion) { return declared }
    isAssumed = true
    if let known = assumed[portion] { return known }
    let assumption =
      switch law.measures[index].measure.unknownBase {
      case .full, .range: Ratio(goods.customsValue)
      case .none: Ratio.zero
      case .share(let share): Ratio(goods.customsValue) * Ratio(share)
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
