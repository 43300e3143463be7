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
  var missing = FactSet()
  /// Facts that the condition being looked at asked for in vain.
  var pending = FactSet()
  /// Facts by number that were taken from the user's assumptions.
  var assumed = FactSet()
  /// Conditions or code coverage that nobody can decide.
  var hasOpenCondition = false
  /// Amounts of undeclared portions as first assumed, by portion; -1 when not yet.
  private var assumedPortions: [Int64]
  /// By fact: those that are declared together with it.
  private let companions: [FactSet]
  private let portionFacts: [Int]
  private let portionOfFact: [Int]

  init(law: EffectiveLaw, assumptions: Assumptions) {
    self.law = law
    self.assumptions = assumptions
    let definitions = law.facts.facts
    companions = definitions.indices.map { fact in
      guard let group = definitions[fact].group else { return FactSet() }
      return FactSet(definitions.indices.filter { $0 != fact && definitions[$0].group == group })
    }
    portionFacts = law.facts.facts.indices.filter { law.facts.facts[$0].isPortion }
    var numbers = [Int](repeating: -1, count: law.facts.facts.count)
    for (portion, fact) in portionFacts.enumerated() { numbers[fact] = portion }
    portionOfFact = numbers
    assumedPortions = [Int64](repeating: -1, count: portionFacts.count)
  }

  /// Forgets what was noted of the line before.
  mutating func begin(_ policy: UnknownPolicy) {
    self.policy = policy
    missing = FactSet()
    pending = FactSet()
    assumed = FactSet()
    hasOpenCondition = false
    for index in assumedPortions.indices { assumedPortions[index] = -1 }
  }

  /// The fact's value as declared, or as the user assumes; nil when unknown.
  ///
  /// A fact that the line leaves out beside others of its group is nothing, unless the most is looked for.
  mutating func amount(of fact: Int, _ line: Line, value: Int64) -> Int64? {
    for declared in line.facts where declared.fact == fact {
      switch declared.value {
      case .money(let amount), .mass(let amount), .number(let amount), .rate(let amount): return amount
      case .text, .flag, .date: return nil
      }
    }
    guard let assumption = assumptions.values.isEmpty ? nil : assumptions.values[fact] else {
      if isLeftOut(fact, line) {
        // The others are the whole value, and nothing is left for it.
        if let portion = portionNumber(of: fact), rest(of: value, for: portion, line) == 0 { return 0 }
        missing.insert(fact)
        switch policy {
        case .legal, .lowest: return 0
        case .highest, .only: break
        }
      }
      pending.insert(fact)
      return nil
    }
    assumed.insert(fact)
    switch assumption {
    case .share(let share):
      let kind = law.facts.facts[fact].kind
      if kind == .rate { return share.billionths }
      let whole = kind == .mass ? line.weight ?? 0 : value
      return RoundingRule.unit.rounded(
        Int128(whole) * Int128(share.billionths),
        over: Int128(Rate.one.billionths)
      )
    case .amount(let amount): return amount
    case .flag: return nil
    }
  }

  /// Whether the line declares some of this fact's group, more than nothing, but not this one.
  private func isLeftOut(_ fact: Int, _ line: Line) -> Bool {
    guard !line.facts.isEmpty, !companions[fact].isEmpty else { return false }
    for declared in line.facts where declared.value.isMoreThanNothing {
      if companions[fact].contains(declared.fact) { return true }
    }
    return false
  }

  /// What the line declares of these facts, together.
  func declared(_ facts: [Int?], _ line: Line) -> Int64 {
    line.facts.reduce(0) { sum, declared in
      guard facts.contains(declared.fact), case .mass(let mass) = declared.value else {
        return sum
      }
      return sum &+ mass
    }
  }

  /// What the declared companions of a portion leave of the value.
  private func rest(of value: Int64, for portion: Int, _ line: Line) -> Int64 {
    let companions = companions[portionFacts[portion]]
    guard !companions.isEmpty else { return value }
    return line.facts.reduce(value) { rest, declared in
      guard companions.contains(declared.fact), case .money(let amount) = declared.value else { return rest }
      return max(0, rest &- amount)
    }
  }

  /// The amount of a portion; `rule` fills a gap, and what it gives then holds for the whole line.
  mutating func portion(_ portion: Int, _ line: Line, value: Int64, rule: UnknownFact) -> Int64 {
    if let known = knownPortion(portion, line, value: value) { return known }
    let value = rest(of: value, for: portion, line)
    let filled: Int64
    switch (rule, policy) {
    case (.none, _): filled = 0
    case (.share(let share), .legal): filled = Self.share(share, of: value)
    case (_, .legal), (_, .highest): filled = value
    case (_, .lowest): filled = 0
    case (_, .only(let chosen)): filled = chosen == portion ? value : 0
    }
    fill(portion, with: filled, rule: rule)
    return filled
  }

  /// The amount of a portion as declared, or as it was assumed before; nil when nobody said.
  mutating func knownPortion(_ portion: Int, _ line: Line, value: Int64) -> Int64? {
    if let declared = amount(of: portionFacts[portion], line, value: value) { return declared }
    return assumedPortions[portion] >= 0 ? assumedPortions[portion] : nil
  }

  /// What `rest` of a value leaves as a base when portions are to be taken out of it that nobody declared;
  /// `rule` says what the base then is.
  ///
  /// What the portions come to by that holds for the whole line.
  mutating func base(from rest: Int64, without portions: UInt64, value: Int64, rule: UnknownFact) -> Int64 {
    let base: Int64
    switch (rule, policy) {
    case (.none, _): base = 0
    case (.share(let share), .legal): base = min(rest, Self.share(share, of: value))
    case (_, .legal), (_, .lowest): base = rest
    case (_, .highest): base = 0
    case (_, .only(let chosen)): base = portions >> UInt64(chosen) & 1 == 1 ? 0 : rest
    }
    var holder = portions.trailingZeroBitCount
    if case .only(let chosen) = policy, portions >> UInt64(chosen) & 1 == 1 { holder = chosen }
    for portion in portionFacts.indices where portions >> UInt64(portion) & 1 == 1 {
      fill(portion, with: portion == holder ? rest - base : 0, rule: rule)
    }
    return base
  }

  /// Remembers what is taken for a portion that nobody declared.
  private mutating func fill(_ portion: Int, with amount: Int64, rule: UnknownFact) {
    if rule != .none { missing.insert(portionFacts[portion]) }
    assumedPortions[portion] = amount
  }

  private static func share(_ share: Rate, of value: Int64) -> Int64 {
    RoundingRule.unit.rounded(Int128(value) * Int128(share.billionths), over: Int128(Rate.one.billionths))
      ?? 0
  }

  /// The number of the portion that a fact is; nil for other facts.
  func portionNumber(of fact: Int) -> Int? {
    portionOfFact[fact] >= 0 ? portionOfFact[fact] : nil
  }

  /// The portions among some facts.
  func portions(in facts: FactSet) -> [Int] {
    portionFacts.indices.filter { facts.contains(portionFacts[$0]) }
  }

  /// Whether the declared portions are more than the value, rounded or not.
  func portionsExceed(_ value: Int64, _ line: Line) -> Bool {
    var sum: Int64 = 0
    for declared in line.facts where portionOfFact[declared.fact] >= 0 {
      guard case .money(let amount) = declared.value else { continue }
      let (next, overflowed) = sum.addingReportingOverflow(amount)
      if overflowed { return true }
      sum = next
    }
    return sum > max(value, line.value + line.freight + line.insurance)
  }

  /// Whether an open condition is taken to hold when nobody knows.
  mutating func decide(_ rule: UnknownFact) -> Bool {
    guard rule != .none else { return false }
    hasOpenCondition = true
    missing.formUnion(pending)
    switch policy {
    case .legal, .highest: return true
    case .lowest, .only: return false
    }
  }
}
