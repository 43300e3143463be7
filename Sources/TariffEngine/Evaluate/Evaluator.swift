// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

/// Applies a recipe to one line: the definition of what is owed, step by step.
///
/// Owns its buffers; one evaluator serves one thread.
///
/// - Complexity: O(*steps*) a line; no allocation per line.
struct Evaluator {
  let law: EffectiveLaw
  /// Amounts are in another currency than the territory's.
  let isForeignCurrency: Bool
  /// Values are rounded as the territory says.
  let roundsValues: Bool
  var facts: LineFacts
  /// One for each step of the recipe evaluated last.
  private(set) var outcomes: [StepOutcome]
  /// What was taken out of the base of each step.
  private var removed: [ValueRegion]
  /// Steps in whose place others stand.
  private var replaced: StepSet = 0
  /// Steps that were displaced on the whole line.
  private var removedLine: StepSet = 0

  init(law: EffectiveLaw, options: AssessmentOptions) {
    self.law = law
    isForeignCurrency = options.currency.map { $0 != law.territory.currency } ?? false
    roundsValues = options.roundsValues
    facts = LineFacts(law: law, assumptions: options.assumptions)
    outcomes = [StepOutcome](repeating: StepOutcome(), count: StepSet.bitWidth)
    removed = [ValueRegion](repeating: .nothing, count: StepSet.bitWidth)
  }

  /// Works out every step of `recipe` for `line`; the results stand in `outcomes`.
  mutating func evaluate(
    _ recipe: Recipe,
    _ entry: CodeEntry,
    _ line: Line,
    _ amounts: LineAmounts,
    policy: UnknownPolicy
  ) {
    facts.begin(policy)
    let allSteps = recipe.steps
    begin(allSteps.count)
    // A span gives a part of a step without copying the step.
    let steps = allSteps.span
    var index = 0
    while index < steps.count {
      let end = groupEnd(steps, from: index)
      for place in index..<end where replaced >> StepSet(place) & 1 == 0 {
        let rule = steps[place].rule
        guard applies(rule, steps[place].coverage, line, amounts) else { continue }
        if removedLine >> StepSet(place) & 1 == 1 {
          outcomes[place].state = .displaced
        } else {
          compute(place, rule, allSteps, removed[place], entry, line, amounts)
        }
      }
      if end - index > 1 { settleGroup(index..<end, allSteps) }
      for place in index..<end where replaced >> StepSet(place) & 1 == 0 {
        switch outcomes[place].state {
        case .charged, .displaced, .open: act(place, allSteps, line, amounts)
        case .off, .replaced, .outbid: break
        }
      }
      index = end
    }
  }

  /// Forgets the line before.
  private mutating func begin(_ count: Int) {
    replaced = 0
    removedLine = 0
    for place in 0..<count {
      outcomes[place] = StepOutcome()
      removed[place] = .nothing
    }
  }

  /// Lets a step that applies act on the steps after it.
  ///
  /// A step that is itself displaced still replaces, but displaces nothing. One whose amount is open applies,
  /// but nobody knows whether anything is owed under it.
  private mutating func act(_ place: Int, _ steps: [Step], _ line: Line, _ amounts: LineAmounts) {
    let replaces = steps[place].replaces
    if replaces != 0 {
      mark(replaces & ~replaced, .replaced, by: place)
      replaced |= replaces
    }
    guard steps[place].displaces, outcomes[place].state != .displaced else { return }
    let region = coveredRegion(steps[place].rule, removed[place], line, amounts)
    guard !region.isEmpty else { return }
    let isOwed = outcomes[place].amount > 0
    let lineTargets = steps[place].removesLineIfApplied | (isOwed ? steps[place].removesLineIfOwed : 0)
    mark(lineTargets & ~removedLine & ~replaced, .displaced, by: place)
    removedLine |= lineTargets
    var coveredTargets =
      steps[place].removesCoveredIfApplied | (isOwed ? steps[place].removesCoveredIfOwed : 0)
    while coveredTargets != 0 {
      let target = coveredTargets.trailingZeroBitCount
      coveredTargets &= coveredTargets - 1
      removed[target] = removed[target].union(region)
      outcomes[target].isReduced = true
      outcomes[target].by = place
    }
  }

  // MARK: Steps

  private mutating func mark(_ targets: StepSet, _ state: StepOutcome.State, by place: Int) {
    var rest = targets
    while rest != 0 {
      let target = rest.trailingZeroBitCount
      rest &= rest - 1
      if state == .replaced { outcomes[target].state = .replaced }
      outcomes[target].by = place
    }
  }

  /// Whether what the recipe left open about the step's scope holds for the line.
  private mutating func applies(
    _ rule: StepRule,
    _ coverage: CodeScope.Coverage,
    _ line: Line,
    _ amounts: LineAmounts
  ) -> Bool {
    guard isCovered(coverage) else { return false }
    return holds(rule.condition, except: rule.exception, rule.unknownCondition, line, amounts)
  }

  /// Whether the line meets a control, as the law takes what is not declared.
  mutating func meets(_ control: ControlStep, _ line: Line, _ amounts: LineAmounts) -> Bool {
    facts.begin(.legal)
    guard isCovered(control.coverage) else { return false }
    return holds(control.condition, except: control.exception, control.unknownCondition, line, amounts)
  }

  /// Whether goods of a code are covered; what is known only in part covers nothing, and excepts nothing.
  private mutating func isCovered(_ coverage: CodeScope.Coverage) -> Bool {
    guard coverage != .whole else { return true }
    facts.hasOpenCondition = true
    return switch facts.policy {
    case .highest: true
    case .legal: coverage == .partlyExcepted
    case .lowest, .only: false
    }
  }

  private mutating func holds(
    _ condition: OpenCondition?,
    except exception: OpenCondition?,
    _ unknown: UnknownFact,
    _ line: Line,
    _ amounts: LineAmounts
  ) -> Bool {
    if let exception, exception.truth(of: line, amounts, &facts) == .yes { return false }
    guard let condition else { return true }
    facts.pending = FactSet()
    switch condition.truth(of: line, amounts, &facts) {
    case .yes: return true
    case .no: return false
    case .unknown: return facts.decide(unknown)
    }
  }

  /// The end of the group that begins at `index`; a step without a group stands alone.
  private func groupEnd(_ steps: Span<Step>, from index: Int) -> Int {
    guard let group = steps[index].rule.group else { return index + 1 }
    var end = index + 1
    while end < steps.count, steps[end].rule.group == group { end += 1 }
    return end
  }

  /// Leaves only the highest amount of a group owed.
  private mutating func settleGroup(_ members: Range<Int>, _ steps: [Step]) {
    var winner: Int?
    for place in members where outcomes[place].state == .charged {
      guard let best = winner else {
        winner = place
        continue
      }
      let isHigher = outcomes[place].amount > outcomes[best].amount
      let isTie = outcomes[place].amount == outcomes[best].amount
      if isHigher || (isTie && steps[place].rank < steps[best].rank) { winner = place }
    }
    guard let winner else { return }
    let rival = members.first { place in
      place != winner && outcomes[place].state == .charged
        && outcomes[place].amount == outcomes[winner].amount
        && steps[place].rank == steps[winner].rank && id(steps[place]) != id(steps[winner])
    }
    for place in members where place != winner && outcomes[place].state == .charged {
      outcomes[place].state = .outbid
      outcomes[place].by = winner
      outcomes[place].amount = 0
      outcomes[place].exact = .zero
    }
    if let rival, outcomes[winner].amount > 0 {
      outcomes[winner].state = .open
      outcomes[winner].openPart = law.tie(between: steps[winner].measure, and: steps[rival].measure)
    }
  }

  private func id(_ step: Step) -> String { law.measures[step.measure].measure.id }

  private mutating func compute(
    _ place: Int,
    _ rule: StepRule,
    _ steps: [Step],
    _ removed: ValueRegion,
    _ entry: CodeEntry,
    _ line: Line,
    _ amounts: LineAmounts
  ) {
    switch base(rule.base, rule, addends: steps[place].addends, removed, line, amounts) {
    case .failure(let part):
      outcomes[place].state = .open
      outcomes[place].openPart = part
    case .success(let base):
      outcomes[place].base = base.amount
      if base.isDisplaced {
        outcomes[place].state = .displaced
        return
      }
      let application = RateApplication(
        base: base.amount,
        line: line,
        customsValue: amounts.customsValue,
        counted: steps[place].counted,
        isInclusive: base.isInclusive,
        unitsInProportion: rule.unitsInProportion,
        unknownBase: rule.unknownBase
      )
      switch apply(rule.rate, entry, application, steps) {
      case .failure(let part):
        outcomes[place].state = .open
        outcomes[place].openPart = part
      case .success(let due):
        let exact = rule.multiplied(due)
        guard let amount = amount(of: exact, rule),
          let whole = rule.factor == nil ? amount : self.amount(of: due, rule)
        else {
          outcomes[place].state = .open
          outcomes[place].openPart = .tooLarge
          return
        }
        outcomes[place].state = .charged
        outcomes[place].exact = exact
        outcomes[place].amount = amount
        outcomes[place].amountBeforeFactor = whole
      }
    }
  }

  /// What is collected of an exact amount: rounded, and nothing when that is too little.
  private func amount(of exact: ExactAmount, _ rule: StepRule) -> Int64? {
    guard let amount = law.territory.chargeRounding.rounded(exact.numerator, over: exact.denominator) else {
      return nil
    }
    return amount < rule.ignoreBelow ? 0 : amount
  }

  /// What each rate would come to among which the filer elects, for the step evaluated last; nil where that
  /// cannot be computed.
  mutating func choices(
    _ place: Int,
    _ steps: [Step],
    _ entry: CodeEntry,
    _ line: Line,
    _ amounts: LineAmounts
  ) -> [Int64?] {
    let rule = steps[place].rule
    guard outcomes[place].state == .charged, case .elected(let rates, _) = rule.rate else { return [] }
    let remembered = facts
    defer { facts = remembered }
    let application = RateApplication(
      base: outcomes[place].base,
      line: line,
      customsValue: amounts.customsValue,
      counted: steps[place].counted,
      isInclusive: rule.base.isInclusive,
      unitsInProportion: rule.unitsInProportion,
      unknownBase: rule.unknownBase
    )
    return rates.map { rate in
      guard case .success(let due) = apply(rate, entry, application, steps) else { return nil }
      return amount(of: rule.multiplied(due), rule)
    }
  }
}

extension StepBase {
  /// Whether the charge is part of its own base.
  fileprivate var isInclusive: Bool {
    if case .plus(inclusive: true, _) = self { true } else { false }
  }
}

extension StepRule {
  /// The exact amount times the measure's factor.
  fileprivate func multiplied(_ due: ExactAmount) -> ExactAmount {
    guard let factor else { return due }
    return ExactAmount(
      numerator: due.numerator * Int128(factor.billionths),
      denominator: due.denominator * Int128(Rate.one.billionths)
    )
  }
}
