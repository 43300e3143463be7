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
    case .plus(let selectors, let isInclusive, let isBeforeFactor):
      return PlainBase(
        region: .everything,
        whole: Ratio(goods.customsValue),
        charges: sum(of: selectors, for: index, beforeFactor: isBeforeFactor),
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
  /// A portion that is not declared is assumed as the measure says, once for the line. Where portions are
  /// to be taken out of a value and nobody knows or assumed some of them, the measure says what the base is.
  mutating func amount(of base: PlainBase, for index: Int) -> Ratio {
    guard base.isDivisible else { return base.whole }
    switch base.region {
    case .only(let portions):
      return portions.sorted().reduce(.zero) { $0 + amount(ofPortion: $1, for: index) }
    case .allBut(let portions):
      if portions.contains(where: goods.isLeftOpen) { isAssumed = true }
      let known = portions.map { goods.amount($0) ?? assumed[$0] }
      let rest = max(known.reduce(base.whole) { $0 - ($1 ?? .zero) }, .zero)
      let unknown = law.facts.facts.map(\.name).filter {
        portions.contains($0) && goods.amount($0) == nil && assumed[$0] == nil
      }
      return unknown.isEmpty ? rest : amount(from: rest, without: unknown, for: index)
    }
  }

  /// The base that a measure has when nobody knows what to take out of `rest`: all of it, nothing, or a share
  /// of the value.
  ///
  /// The first of the portions takes what that leaves.
  private mutating func amount(from rest: Ratio, without unknown: [String], for index: Int) -> Ratio {
    let rule = law.measures[index].measure.unknownBase
    let base =
      switch rule {
      case .full, .range: rest
      case .none: Ratio.zero
      case .share(let share): min(rest, goods.share(share, of: goods.customsValue))
      }
    if rule != .none { isAssumed = true }
    for (place, portion) in unknown.enumerated() { assumed[portion] = place == 0 ? rest - base : .zero }
    return base
  }

  /// A portion as declared, or as the measure has it assumed; never more than the value.
  mutating func amount(ofPortion portion: String, for index: Int) -> Ratio {
    let value = Ratio(goods.customsValue)
    if goods.isLeftOpen(portion) { isAssumed = true }
    if let declared = goods.amount(portion) { return min(declared, value) }
    if let known = assumed[portion] { return known }
    let rule = law.measures[index].measure.unknownBase
    if rule != .none { isAssumed = true }
    let assumption =
      switch rule {
      case .full, .range: value
      case .none: Ratio.zero
      case .share(let share): goods.share(share, of: goods.customsValue)
      }
    assumed[portion] = assumption
    return assumption
  }

  /// The rounded amounts of the charges that the selectors of a measure cover, as owed or as they would be without
  /// their factors.
  private func sum(
    of selectors: [MeasureSelector],
    for index: Int,
    beforeFactor: Bool
  ) -> Result<Ratio, OpenPart> {
    var sum = Ratio.zero
    for other in reckoned where law.covers(selectors, other, for: index) {
      guard let outcome = outcomes[other] else { continue }
      switch outcome {
      case .charged(let charge): sum = sum + Ratio(beforeFactor ? charge.whole : charge.amount)
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
