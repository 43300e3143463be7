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
  let entryLines: Int64

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
    case .money(let amount), .number(let amount), .mass(let amount), .rate(let amount): return Ratio(amount)
    case .text, .flag, .date: return nil
    case nil: break
    }
    switch assumption(fact) {
    case .share(let share) where kind(of: fact) == .rate: return Ratio(share.billionths)
    case .share(let share) where kind(of: fact) == .mass: return line.weight.map { self.share(share, of: $0) }
    case .share(let share): return self.share(share, of: customsValue)
    case .amount(let amount): return Ratio(amount)
    case .flag: return nil
    case nil: return leavesOut(fact) ? .zero : nil
    }
  }

  /// Whether a fact is not declared, though others of its group are, with more than nothing.
  func leavesOut(_ fact: String) -> Bool {
    guard !declares(fact), let group = group(of: fact) else { return false }
    return line.facts.contains { law.facts.facts[$0.fact].group == group && $0.value.isMoreThanNothing }
  }

  /// Whether nobody can say from the line how much of the value a portion is that it leaves out.
  func isLeftOpen(_ portion: String) -> Bool {
    guard leavesOut(portion), let group = group(of: portion) else { return false }
    let others = law.facts.facts.filter { $0.group == group && isDeclared($0.name) }
    return others.reduce(Ratio.zero) { $0 + (amount($1.name) ?? .zero) } < Ratio(customsValue)
  }

  /// An assumed share, in the whole units in which it would be declared.
  func share(_ share: Rate, of whole: Int64) -> Ratio {
    let exact = Ratio(whole) * Ratio(share)
    return exact.rounded(.unit).map { Ratio($0) } ?? exact
  }

  /// Whether the line itself declares a fact.
  func isDeclared(_ fact: String) -> Bool { declared(fact) != nil }

  /// Whether a fact is declared, or assumed at the user's wish.
  func declares(_ fact: String) -> Bool { declared(fact) != nil || assumption(fact) != nil }

  /// Whether a fact is a part of the customs value.
  func isPortion(_ fact: String) -> Bool { law.facts.facts.contains { $0.name == fact && $0.isPortion } }

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
      return dateShift.map { CivilInstant(minute: date.judged.minute + $0) }
    }
  }

  /// By how many minutes the regime moves the dates of the line; nil when it leaves them aside.
  private var dateShift: Int64? {
    guard case .at(let clock) = law.regime.clock else {
      return law.regime.transition == Regime.Transition.none ? nil : 0
    }
    let isSameDay = line.entered.map { $0.instant.date == clock.instant.date } ?? true
    switch law.regime.transition ?? (isSameDay ? .asDeclared : .none) {
    case .asDeclared: return 0
    case Regime.Transition.none: return nil
    case .shift: return line.entered.map { clock.judged.minute - $0.judged.minute } ?? 0
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

  private func kind(of fact: String) -> FactDefinition.Kind? {
    law.facts.facts.first { $0.name == fact }?.kind
  }

  /// The group that a fact is declared with.
  private func group(of fact: String) -> String? {
    law.facts.facts.first { $0.name == fact }?.group
  }

  private func declared(_ fact: String) -> FactValue? {
    law.facts.factIndex(fact).flatMap { index in line.facts.first { $0.fact == index }?.value }
  }

  private func assumption(_ fact: String) -> Assumptions.Value? {
    law.facts.factIndex(fact).flatMap { options.assumptions.values[$0] }
  }
}
