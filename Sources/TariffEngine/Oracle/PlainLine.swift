// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

/// A line as the rules look at it: each thing that they may ask has an answer here, or none.
struct PlainLine: Sendable {
  let line: Line
  let symbols: SymbolTable
  let law: EffectiveLaw
  let options: AssessmentOptions
  let dates: JudgedDates
  let customsValue: Int64
  let entryValue: Int64

  /// The country of origin for the measures of that programme.
  func origin(for programme: String) -> String {
    let override = line.originOverrides.first { symbols.text($0.programme) == programme }
    return symbols.text(override?.origin ?? line.origin)
  }

  /// The programme, claims and so on; nil where nothing is declared.
  func text(_ symbol: SymbolID) -> String? { symbol == .none ? nil : symbols.text(symbol) }

  /// Whether the line claims one of these names.
  func claims(_ names: [String]) -> Bool {
    symbols.claims(line.claims).contains { names.contains(symbols.text($0)) }
  }

  /// A money fact in minor units; a number fact in millionths.
  func amount(_ fact: String) -> Ratio? {
    switch declared(fact) {
    case .money(let amount), .number(let amount), .mass(let amount): return Ratio(amount)
    case .text, .flag, .date: return nil
    case nil: break
    }
    switch assumption(fact) {
    case .share(let share): return Ratio(customsValue) * Ratio(share)
    case .amount(let amount): return Ratio(amount)
    case .flag, nil: return nil
    }
  }

  /// A yes/no fact.
  func flag(_ fact: String) -> Bool? {
    if case .flag(let flag)? = declared(fact) { return flag }
    if case .flag(let flag)? = assumption(fact) { return flag }
    return nil
  }

  func text(ofFact fact: String) -> String? {
    guard case .text(let symbol)? = declared(fact) else { return nil }
    return symbols.text(symbol)
  }

  /// A date by which the line is judged under the regime.
  func date(_ dated: DatedFact) -> CivilInstant? {
    switch dated {
    case .entered: return dates.entered
    case .loaded: return dates.loaded
    case .exported: return dates.exported
    case .fact(let name):
      guard case .date(let date)? = declared(name) else { return nil }
      return date.judged
    }
  }

  /// How many of that unit the line has; nil when no quantity of its dimension is declared.
  func count(of unit: UnitOfQuantity) -> Ratio? {
    for quantity in [line.quantity, line.quantity2] {
      guard let quantity, quantity.dimension == unit.dimension else { continue }
      return Ratio(Int128(quantity.millionths), over: Int128(unit.millionths))
    }
    guard unit.dimension == .mass, let weight = line.weight else { return nil }
    return Ratio(Int128(weight), over: Int128(unit.millionths))
  }

  private func declared(_ fact: String) -> FactValue? {
    law.facts.factIndex(fact).flatMap { index in line.facts.first { $0.fact == index }?.value }
  }

  private func assumption(_ fact: String) -> Assumptions.Value? {
    law.facts.factIndex(fact).flatMap { options.assumptions.values[$0] }
  }
}
