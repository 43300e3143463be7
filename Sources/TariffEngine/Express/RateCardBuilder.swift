// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

/// Makes the rate card of a recipe, if it is one.
struct RateCardBuilder {
  private let recipe: Recipe
  private let entry: CodeEntry
  private let segment: SharedSegment
  private let firstSource: Int
  private let scope: CardScope
  private let probe: Line
  private let amounts: LineAmounts
  private var minimumValue: Int64 = 1

  /// A value so large that no rate of the field rounds to nothing on it.
  private static let probeValue: Int64 = 1_000_000_000

  /// A builder for lines of the kind of `line`, whose amounts do not matter.
  init(_ found: Prepared, _ scope: CardScope, _ line: Line, _ symbols: SymbolTable) {
    recipe = found.recipe
    entry = found.entry
    segment = found.segment
    firstSource = found.firstSource
    self.scope = scope
    var probe = line
    probe.value = Self.probeValue
    probe.freight = 0
    probe.insurance = 0
    if scope == .everyCode { probe.declareAll(found.quantitiesAskedFor) }
    self.probe = probe
    amounts = LineAmounts(
      customsValue: Self.probeValue,
      entryValue: Self.probeValue,
      entryLines: 1,
      dateShift: 0,
      symbols: symbols
    )
  }

  /// The card; nil when lines of the kind may differ by more than their amounts.
  mutating func card(_ evaluator: inout Evaluator, _ programmes: [Int]) -> RateCard? {
    let content = probe.facts.first?.fact
    guard recipe.steps.allSatisfy({ $0.isAlikeForAll(scope, content: content) }) else { return nil }
    evaluator.evaluate(recipe, entry, probe, amounts, policy: .legal)
    let missing = evaluator.facts.missing
    let hasOpenCondition = evaluator.facts.hasOpenCondition
    guard evaluator.facts.assumed.isEmpty else { return nil }
    guard let own = charges(evaluator.outcomes) else { return nil }
    var card = RateCard(
      charges: own.map { place, amount in
        let step = recipe.steps[place]
        return CardCharge(amount: amount, programme: programmes[step.live], kind: step.kind)
      }
    )
    card.openCharges = openCharges(evaluator.outcomes)
    if scope == .everyCode, !card.openCharges.isEmpty { return nil }
    card.assumedFacts = missing
    card.status = !card.openCharges.isEmpty ? .unassessed : !missing.isEmpty ? .assumed : .assessed
    if !missing.isEmpty || hasOpenCondition {
      guard let alternatives = alternatives(&evaluator, missing) else { return nil }
      card.alternatives = alternatives
    }
    if missing.isEmpty, hasOpenCondition {
      guard let isOpen = differs(own.map(\.amount), from: card.alternatives) else { return nil }
      if !isOpen { card.alternatives = [] }
      if isOpen, card.status == .assessed { card.status = .assumed }
    }
    card.minimumValue = minimumValue
    return card
  }

  /// What is charged when the missing facts are settled otherwise.
  private mutating func alternatives(_ evaluator: inout Evaluator, _ missing: FactSet) -> [[CardAmount]]? {
    var policies: [UnknownPolicy] = [.lowest, .highest]
    let portions = evaluator.facts.portions(in: missing)
    if portions.count > 1 { policies += portions.map { .only(portion: $0) } }
    var result: [[CardAmount]] = []
    for policy in policies {
      evaluator.evaluate(recipe, entry, probe, amounts, policy: policy)
      guard let charges = charges(evaluator.outcomes) else { return nil }
      let amounts = charges.map(\.amount).filter { $0.formula != .nothing || $0.isBounded }
      if !result.contains(amounts) { result.append(amounts) }
    }
    return result
  }

  /// Whether other totals are due otherwise, for every value; nil when that hangs on the value.
  private mutating func differs(_ own: [CardAmount], from alternatives: [[CardAmount]]) -> Bool? {
    let own = own.filter { $0.formula != .nothing || $0.isBounded }
    var isOpen = false
    for alternative in alternatives {
      var mine = own
      var others: [CardAmount] = []
      for amount in alternative {
        if let place = mine.firstIndex(of: amount) { mine.remove(at: place) } else { others.append(amount) }
      }
      guard !mine.isEmpty || !others.isEmpty else { continue }
      guard isMoreThanNothing(mine, less: others) else { return nil }
      isOpen = true
    }
    return isOpen
  }

  /// Whether two sums differ for every value, of amounts that they do not have in common.
  private mutating func isMoreThanNothing(_ left: [CardAmount], less right: [CardAmount]) -> Bool {
    if left.isEmpty || right.isEmpty {
      for amount in left + right {
        guard isOwed(amount) else { return false }
      }
      return true
    }
    guard let gap = Fraction.gap(between: left, and: right), gap.numerator > 0 else { return false }
    // Each amount is rounded by half a unit at most.
    raiseMinimum(to: gap, atLeast: Int64(left.count + right.count + 1), of: 2)
    return true
  }

  private func openCharges(_ outcomes: [StepOutcome]) -> [OpenCharge] {
    recipe.steps.indices.compactMap { place in
      guard outcomes[place].state == .open else { return nil }
      return OpenCharge(
        source: firstSource + recipe.steps[place].live,
        part: outcomes[place].openPart ?? .noRate
      )
    }
  }

  // MARK: Charges

  /// The amounts that the evaluator charged, by step; nil when one of them follows no formula, or when what
  /// is charged hangs on more than the value.
  private mutating func charges(_ outcomes: [StepOutcome]) -> [(place: Int, amount: CardAmount)]? {
    var found = [CardAmount?](repeating: nil, count: recipe.steps.count)
    for place in recipe.steps.indices {
      switch outcomes[place].state {
      case .off, .replaced, .displaced, .open: continue
      case .charged, .outbid: break
      }
      guard let amount = amount(place, outcomes, found) else { return nil }
      found[place] = amount
      let step = recipe.steps[place]
      if step.removesCoveredIfOwed | step.removesLineIfOwed != 0, !isOwed(amount) { return nil }
    }
    guard settleGroups(outcomes, found) else { return nil }
    return recipe.steps.indices.compactMap { place in
      guard outcomes[place].state == .charged, let amount = found[place] else { return nil }
      return (place, amount)
    }
  }

  private func amount(
    _ place: Int,
    _ outcomes: [StepOutcome],
    _ found: [CardAmount?]
  ) -> CardAmount? {
    let step = recipe.steps[place]
    guard step.factor == nil, step.ignoreBelow == 0, case .region = plainBase(step.base) else { return nil }
    let base = outcomes[place].base
    guard base == 0 || base == Self.probeValue else { return nil }
    guard let formula = formula(step, base, outcomes, found) else { return nil }
    var amount = CardAmount(formula: formula)
    guard step.perEntry != nil || step.isPerEntryFlat else { return amount }
    // Where it stands: a live measure is not worth a copy.
    amount.perEntry = segment.law.live[step.live].rate.flatPerEntry ?? 0
    amount.minimum = step.perEntry?.minimum ?? .min
    amount.maximum = step.perEntry?.maximum ?? .max
    return amount
  }

  /// The base that is chosen for every line of the kind.
  private func plainBase(_ base: StepBase) -> StepBase {
    guard case .cases(let cases) = base else { return base }
    // Which case holds was seen by the evaluator; all of them are regions, or the base is not plain.
    for choice in cases {
      guard case .region = plainBase(choice.base) else { return choice.base }
    }
    return .region(.whole)
  }

  private func formula(
    _ step: Step,
    _ base: Int64,
    _ outcomes: [StepOutcome],
    _ found: [CardAmount?]
  ) -> CardAmount.Formula? {
    switch step.rate {
    case .linear(let rate):
      guard let share = rate.share else { return rate.isPerEntryOnly ? .nothing : nil }
      return base == 0 ? .nothing : Self.formula(share)
    case .ofCode(let slot):
      guard case .linear(let rate)? = entry.rates[slot].rate else { return nil }
      if let share = rate.share, scope == .sameRates || share.numerator == 0 {
        return base == 0 ? .nothing : Self.formula(share)
      }
      // On no value at all, rates of other codes may still charge quantities.
      return base == 0 ? nil : .ofCode(slot: slot)
    case .topUp(let total):
      guard base > 0 else { return .nothing }
      return topUp(total, step, outcomes, found)
    default:
      return nil
    }
  }

  private static func formula(_ share: Fraction) -> CardAmount.Formula {
    share.numerator == 0 ? .nothing : .share(share)
  }

  /// What is missing to `total` once the charges that the step reads are counted.
  private func topUp(
    _ total: Rate,
    _ step: Step,
    _ outcomes: [StepOutcome],
    _ found: [CardAmount?]
  ) -> CardAmount.Formula? {
    var counted: CardAmount.Formula = .nothing
    for place in recipe.steps.indices where step.counted >> StepSet(place) & 1 == 1 {
      if outcomes[place].state == .open { return nil }
      guard outcomes[place].state == .charged, let amount = found[place], amount.formula != .nothing else {
        continue
      }
      guard counted == .nothing, !amount.isBounded else { return nil }
      counted = amount.formula
    }
    switch counted {
    case .nothing: return Fraction(total).map(Self.formula)
    case .share(let share): return Fraction(total)?.lessening(by: share).map(Self.formula)
    case .ofCode(let slot): return .topUp(total, slot: slot)
    case .topUp: return nil
    }
  }

  // MARK: What hangs on amounts

  /// Whether it is settled for every value that a charge is more than nothing, or always nothing.
  private mutating func isOwed(_ amount: CardAmount) -> Bool {
    guard !amount.isBounded else { return false }
    switch amount.formula {
    case .nothing: return true
    case .share(let share):
      // From half a unit on it rounds to one.
      raiseMinimum(to: share, atLeast: 1, of: 2)
      return true
    case .ofCode, .topUp: return false
    }
  }

  /// Whether each *highest of* group has the same winner for every value.
  private mutating func settleGroups(_ outcomes: [StepOutcome], _ found: [CardAmount?]) -> Bool {
    for place in recipe.steps.indices where outcomes[place].state == .outbid {
      let winner = outcomes[place].by
      guard let lost = found[place], let won = found[winner], !lost.isBounded, !won.isBounded else {
        return false
      }
      let ranksSettle = recipe.steps[winner].rank < recipe.steps[place].rank
      switch (won.formula, lost.formula) {
      case (.nothing, .nothing):
        guard ranksSettle else { return false }
      case (.share(let share), .nothing):
        if !ranksSettle { raiseMinimum(to: share, atLeast: 1, of: 1) }
      case (.share(let share), .share(let less)):
        guard let lead = share.lessening(by: less) else { return false }
        guard lead.numerator > 0 || ranksSettle else { return false }
        if !ranksSettle { raiseMinimum(to: lead, atLeast: 1, of: 1) }
      default:
        return false
      }
    }
    return true
  }

  /// Raises the least value so far that the share of it is at least `part` ÷ `whole` of a minor unit.
  private mutating func raiseMinimum(to share: Fraction, atLeast part: Int64, of whole: Int64) {
    let least = (Int128(share.denominator) * Int128(part) - 1) / (Int128(share.numerator) * Int128(whole)) + 1
    minimumValue = max(minimumValue, Int64(clamping: least))
  }
}

extension Step {
  /// Whether it does the same to every line of its kind, but for the amounts.
  func isAlikeForAll(_ scope: CardScope, content: Int?) -> Bool {
    !(rule.condition?.dependsOnLine(scope, content: content) ?? false)
      && !(rule.exception?.dependsOnLine(scope, content: content) ?? false)
      && !base.dependsOnLine(scope, content: content)
  }
}

extension Prepared {
  /// The dimensions in which the code's own rates ask for quantities, as far as the recipe reads them.
  fileprivate var quantitiesAskedFor: Set<Dimension> {
    var dimensions: Set<Dimension> = []
    for case .linear(let rate)? in recipe.slots.map({ entry.rates[$0].rate }) {
      for case .quantity(let dimension, _) in rate.terms.map(\.of) { dimensions.insert(dimension) }
    }
    return dimensions
  }
}

extension Line {
  /// Declares some quantity in each dimension, as far as a line can.
  fileprivate mutating func declareAll(_ dimensions: Set<Dimension>) {
    weight = 1_000_000
    let others = dimensions.filter { $0 != .mass }.sorted { $0.rawValue < $1.rawValue }
    quantity = others.first.map { Quantity(millionths: 1_000_000, dimension: $0) }
    quantity2 = others.dropFirst().first.map { Quantity(millionths: 1_000_000, dimension: $0) }
  }
}

extension LinearRate {
  /// The share of the base that the rate is; nil when it asks for anything else.
  var share: Fraction? {
    guard denominator < 1 << 61 else { return nil }
    switch terms.count {
    case 0: return Fraction(0, over: 1)
    case 1 where terms[0].of == .base && terms[0].numerator >= 0:
      return Fraction(terms[0].numerator, over: denominator)
    default: return nil
    }
  }

  /// Whether it is nothing but an amount for each entry.
  var isPerEntryOnly: Bool {
    terms.allSatisfy { term in
      if case .quantity(.entry, _) = term.of { true } else { false }
    }
  }
}

extension Fraction {
  /// The rate as a fraction in lowest terms; nil when it is negative.
  init?(_ rate: Rate) {
    guard rate.billionths >= 0 else { return nil }
    let divisor = Self.commonDivisor(rate.billionths, Rate.one.billionths)
    self.init(rate.billionths / divisor, over: Rate.one.billionths / divisor)
  }

  /// The fraction less another, not below zero; nil when that does not fit.
  func lessening(by other: Fraction) -> Fraction? {
    let wide = Int128(denominator) * Int128(other.denominator)
    let left = Int128(numerator) * Int128(other.denominator) - Int128(other.numerator) * Int128(denominator)
    guard left > 0 else { return Fraction(0, over: 1) }
    var (large, small) = (wide, left)
    while small != 0 { (large, small) = (small, large % small) }
    guard let top = Int64(exactly: left / large), let bottom = Int64(exactly: wide / large), bottom < 1 << 61
    else { return nil }
    return Fraction(top, over: bottom)
  }

  /// How far apart the sums of two lists of shares are; nil when one is no share, or the numbers do not fit.
  fileprivate static func gap(between left: [CardAmount], and right: [CardAmount]) -> Fraction? {
    var (top, bottom): (Int128, Int128) = (0, 1)
    for (amounts, sign) in [(left, Int128(1)), (right, -1)] {
      for amount in amounts {
        guard case .share(let share) = amount.formula, !amount.isBounded, bottom < 1 << 62 else { return nil }
        top = top * Int128(share.denominator) + sign * Int128(share.numerator) * bottom
        bottom *= Int128(share.denominator)
        var (large, small) = (bottom, abs(top))
        while small != 0 { (large, small) = (small, large % small) }
        (top, bottom) = (top / large, bottom / large)
        guard abs(top) < 1 << 62 else { return nil }
      }
    }
    guard let numerator = Int64(exactly: abs(top)), let denominator = Int64(exactly: bottom),
      denominator < 1 << 61
    else { return nil }
    return Fraction(numerator, over: denominator)
  }

  private static func commonDivisor(_ left: Int64, _ right: Int64) -> Int64 {
    var (large, small) = (left, right)
    while small != 0 { (large, small) = (small, large % small) }
    return max(large, 1)
  }
}
