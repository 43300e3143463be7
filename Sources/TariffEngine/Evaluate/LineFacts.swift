// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

/// The facts of one line as a measure's rules see them, with the gaps filled as the policy says.
///
/// Remembers which gaps mattered.
struct LineFacts {
  let law: EffectiveLaw
  let assumptions: Assumptions
  var policy: UnknownPolicy = .legal
  /// Facts by number that were not declared and on which a rule depended.
  var missing: UInt64 = 0
  /// Facts that the condition being looked at asked for in vain.
  var pending: UInt64 = 0
  /// Facts by number that were taken from the user's assumptions.
  var assumed: UInt64 = 0
  /// Conditions or code coverage that nobody can decide.
  var hasOpenCondition = false
  /// Amounts of undeclared portions as first assumed, by portion; -1 when not yet.
  private var assumedPortions: [Int64]
  private let portionFacts: [Int]
  private let portionOfFact: [Int]

  init(law: EffectiveLaw, assumptions: Assumptions) {
    self.law = law
    self.assumptions = assumptions
    portionFacts = law.facts.facts.indices.filter { law.facts.facts[$0].isPortion }
    var numbers = [Int](repeating: -1, count: law.facts.facts.count)
    for (portion, fact) in portionFacts.enumerated() { numbers[fact] = portion }
    portionOfFact = numbers
    assumedPortions = [Int64](repeating: -1, count: portionFacts.count)
  }

  /// Forgets what was noted of the line before.
  mutating func begin(_ policy: UnknownPolicy) {
    self.policy = policy
    missing = 0
    pending = 0
    assumed = 0
    hasOpenCondition = false
    for index in assumedPortions.indices { assumedPortions[index] = -1 }
  }

  /// The fact's value as declared, or as the user assumes; nil when unknown.
  mutating func amount(of fact: Int, _ line: Line, value: Int64) -> Int64? {
    for declared in line.facts where declared.fact == fact {
      switch declared.value {
      case .money(let amount), .mass(let amount), .number(let amount): return amount
      case .text, .flag, .date: return nil
      }
    }
    guard let assumption = assumptions.values[fact] else {
      pending |= 1 << UInt64(fact & 63)
      return nil
    }
    assumed |= 1 << UInt64(fact & 63)
    switch assumption {
    case .share(let share):
      let whole = law.facts.facts[fact].kind == .mass ? line.weight ?? 0 : value
      return RoundingRule.unit.rounded(
        Int128(whole) * Int128(share.billionths),
        over: Int128(Rate.one.billionths)
      )
    case .amount(let amount): return amount
    case .flag: return nil
    }
  }

  /// The amount of a portion; `rule` fills a gap, and what it gives then holds for the whole line.
  mutating func portion(_ portion: Int, _ line: Line, value: Int64, rule: UnknownFact) -> Int64 {
    let fact = portionFacts[portion]
    if let declared = amount(of: fact, line, value: value) { return declared }
    if assumedPortions[portion] >= 0 { return assumedPortions[portion] }
    guard rule != .none else { return 0 }
    missing |= 1 << UInt64(fact & 63)
    let filled: Int64
    switch policy {
    case .legal:
      if case .share(let share) = rule {
        filled =
          RoundingRule.unit.rounded(
            Int128(value) * Int128(share.billionths),
            over: Int128(Rate.one.billionths)
          ) ?? 0
      } else {
        filled = value
      }
    case .lowest: filled = 0
    case .highest: filled = value
    case .only(let chosen): filled = chosen == portion ? value : 0
    }
    assumedPortions[portion] = filled
    return filled
  }

  /// The number of the portion that a fact is; nil for other facts.
  func portionNumber(of fact: Int) -> Int? {
    portionOfFact[fact] >= 0 ? portionOfFact[fact] : nil
  }

  /// The portions that facts of the mask are.
  func portions(in mask: UInt64) -> [Int] {
    portionFacts.indices.filter { mask >> UInt64(portionFacts[$0] & 63) & 1 == 1 }
  }

  /// Whether the declared portions are more than the value.
  func portionsExceed(_ value: Int64, _ line: Line) -> Bool {
    var sum: Int64 = 0
    for declared in line.facts where portionOfFact[declared.fact] >= 0 {
      guard case .money(let amount) = declared.value else { continue }
      let (next, overflowed) = sum.addingReportingOverflow(amount)
      if overflowed { return true }
      sum = next
    }
    return sum > value
  }

  /// Whether an open condition is taken to hold when nobody knows.
  mutating func decide(_ rule: UnknownFact) -> Bool {
    guard rule != .none else { return false }
    hasOpenCondition = true
    missing |= pending
    switch policy {
    case .legal, .highest: return true
    case .lowest, .only: return false
    }
  }
}
