// SPDX-License-Identifier: Apache-2.0

package import ExactMath
import LibraryLoading
package import TariffModel

extension Assessor {
  /// What lines of that code, and otherwise like `line`, owe: by the same rate cards that assess them.
  package func flatRates(_ line: Line, symbols: SymbolTable) -> FlatRates {
    var line = line
    guard isPlain else { return .beyond("facts are assumed for every line") }
    guard let prepared = prepared(line, symbols) else { return .noLine }
    line.declare(prepared.entry)
    guard let card = rateCard(prepared, .sameRates, line, symbols) else {
      return .beyond(reason(prepared))
    }
    guard card.openCharges.isEmpty else {
      return .beyond("a rate is left open by the schedule or needs a fact")
    }
    var rates: [FlatRate] = []
    for charge in card.charges {
      guard let rate = FlatRate(charge, prepared.entry) else {
        return .beyond(
          "\(law.programmes[charge.programme]): a rate that is no sum of shares and amounts a unit"
        )
      }
      rates.append(rate)
    }
    return .exact(rates, minimumValue: card.minimumValue, assumed: factNames(card.assumedFacts))
  }

  /// Why lines of the kind may differ by more than their amounts.
  private func reason(_ found: Prepared) -> String {
    var names: [String] = []
    for step in found.recipe.steps where !step.isAlikeForAll(.sameRates, content: nil) {
      let name = law.programmes[found.programmes[step.live]]
      if !names.contains(name) { names.append(name) }
    }
    return names.isEmpty
      ? "what is charged hangs on facts, on choices or on an amount"
      : names.joined(separator: ", ")
        + ": it hangs on the line's value, on a fact or on more digits of the code"
  }
}

extension FlatRate {
  /// The row of a card's charge; nil when a row cannot say it.
  init?(_ charge: CardCharge, _ entry: CodeEntry) {
    self.init(programme: charge.programme, kind: charge.kind)
    perEntry = charge.amount.perEntry
    minimum = charge.amount.minimum == .min ? nil : charge.amount.minimum
    maximum = charge.amount.maximum == .max ? nil : charge.amount.maximum
    switch charge.amount.formula {
    case .nothing:
      break
    case .share(let share):
      guard let millionths = Self.millionths(share.numerator, over: share.denominator) else { return nil }
      adValorem = millionths
    case .ofCode(let slot):
      guard case .linear(let rate)? = entry.rates[slot].rate, add(rate) else { return nil }
    case .topUp:
      return nil
    }
  }

  /// Adds the terms of a rate; false when one of them is finer than a millionth, or of something else.
  private mutating func add(_ rate: LinearRate) -> Bool {
    for term in rate.terms {
      switch term.of {
      case .base:
        guard let millionths = Self.millionths(term.numerator, over: rate.denominator) else { return false }
        adValorem += millionths
      case .quantity(let dimension, _):
        // The rate is for a millionth of the base unit: a million times that for the unit.
        let (numerator, overflowed) = term.numerator.multipliedReportingOverflow(by: 1_000_000)
        guard !overflowed, let amount = Self.millionths(numerator, over: rate.denominator) else {
          return false
        }
        perUnit.append(PerUnit(dimension: dimension, amount: amount))
      case .portion, .fact, .undeclarable:
        return false
      }
    }
    return perUnit.count <= 2
  }

  private static func millionths(_ numerator: Int64, over denominator: Int64) -> Int64? {
    let (quotient, remainder) = (Int128(numerator) * 1_000_000).quotientAndRemainder(
      dividingBy: Int128(denominator)
    )
    return remainder == 0 ? Int64(exactly: quotient) : nil
  }
}

extension Line {
  /// Declares some quantity in each dimension in which the code's own rates ask for one.
  fileprivate mutating func declare(_ entry: CodeEntry) {
    weight = 1_000_000
    var dimensions: [Dimension] = []
    for case .linear(let rate)? in entry.rates.map(\.rate) {
      for case .quantity(let dimension, _) in rate.terms.map(\.of) where dimension != .mass {
        if !dimensions.contains(dimension) { dimensions.append(dimension) }
      }
    }
    quantity = dimensions.first.map { Quantity(millionths: 1_000_000, dimension: $0) }
    quantity2 = dimensions.dropFirst().first.map { Quantity(millionths: 1_000_000, dimension: $0) }
  }
}

extension EffectiveLaw {
  /// The codes of the schedule edition in force at an instant, in order.
  package func codes(at instant: CivilInstant) -> [CommodityCode] {
    law.schedules.first { CivilInstant($0.edition.from) <= instant }?.allCodes ?? []
  }
}
