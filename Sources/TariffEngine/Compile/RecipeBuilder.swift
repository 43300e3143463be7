// SPDX-License-Identifier: Apache-2.0

import ExactMath
import LibraryLoading
import TariffModel

/// Finds the measures of a segment that may apply to lines of one class, origin and profile.
struct RecipeBuilder {
  let segment: SegmentLaw
  let coverage: CodeCoverage
  /// The cells of the code, for rates that depend on the programme claimed.
  let cells: [ScheduleCell]
  /// What holds for all lines of the origin and profile.
  let candidates: [Candidate]
  /// Where decisions are kept that hang on the code; nil while there is none.
  let view: CompiledView?
  /// Whether the recipe is to say which measures it leaves out, and why.
  var keepsRejections = false
  let context: ReductionContext

  /// The recipe, or nil when more than 64 measures would have to be kept.
  func build() -> Recipe? {
    var applicable: [Applicable] = []
    var rejected: [Rejection] = []
    var controls: [ControlStep] = []
    var droppedReliefs: [Int] = []
    var covering: [Int] = []
    var isSparedByProgram = false
    for candidate in candidates {
      let index = candidate.index
      let coverage = coverage[segment.scopeNumbers[index]]
      guard coverage != .none else { continue }
      covering.append(index)
      let decision = decision(candidate)
      switch decision.verdict {
      case .no(let refusal):
        if refusal == .datesLeftAside { droppedReliefs.append(index) }
        if candidate.exceptsProgram, refusal == .exceptedByTerms { isSparedByProgram = true }
        rejected.append(Rejection(live: index, reason: refusal.rawValue, by: nil))
      case .applies(let condition, let exception):
        if candidate.kind == .control {
          controls.append(
            ControlStep(
              live: index,
              condition: condition,
              exception: exception,
              coverage: coverage,
              unknownCondition: candidate.unknownCondition
            )
          )
        } else if let rule = decision.rule ?? rule(candidate, condition, exception) {
          applicable.append(Applicable(rule: rule, coverage: coverage))
        } else {
          rejected.append(
            Rejection(live: index, reason: "no rate for this code under the programme", by: nil)
          )
        }
      }
    }
    let kept = withoutReplaced(applicable, rejected: &rejected)
    guard kept.count <= StepSet.bitWidth else { return nil }
    if !keepsRejections { rejected = [] }
    return Recipe(
      steps: steps(kept),
      controls: controls,
      unusedClaims: unusedClaims(
        answering: applicable.map(\.index) + controls.map(\.live),
        covering: covering
      ),
      unusedProgram: context.profile.program != .none && !isSparedByProgram
        && !applicable.contains { usesProgram($0.rule) },
      droppedReliefs: droppedReliefs,
      rejected: rejected
    )
  }

  // MARK: Applicability

  /// A measure that may apply.
  private struct Applicable {
    let rule: StepRule
    let coverage: CodeScope.Coverage

    var index: Int { rule.live }
    /// Nothing about a single line can undo it.
    var isCertain: Bool { rule.condition == nil && rule.exception == nil && coverage == .whole }
  }

  enum Verdict: Hashable, Sendable {
    case applies(OpenCondition?, except: OpenCondition?)
    case no(Refusal)
  }

  /// Why a measure is left out, as an explanation says it.
  enum Refusal: String, Sendable {
    case notClaimed = "not claimed"
    case exceptedByClaim = "excepted by a claim"
    case exceptedByTerms = "excepted by its own terms"
    case conditionNotMet = "its condition is not met"
    case conditionUnknown = "its condition is not known to be met"
    case datesLeftAside = "its dates are left aside under a fixed clock"
  }

  /// A measure that covers the origin, with what is already decided about it for every code.
  struct Candidate: Sendable {
    let index: Int
    let kind: MeasureKind
    let unknownCondition: UnknownFact
    /// Nil when it depends on the code.
    let verdict: Verdict?
    /// Nil when it depends on the code, and for what has none.
    let rule: StepRule?
    /// The programme claimed takes goods of the origin out.
    let exceptsProgram: Bool
  }

  /// What a measure does to a code, and by which rule.
  struct Decision: Sendable {
    let verdict: Verdict
    /// Nil for what has none, and where its rate stands in the code's cells.
    let rule: StepRule?
  }

  /// What a candidate does to the code; conditions that name codes are weighed once for all that they treat alike.
  private func decision(_ candidate: Candidate) -> Decision {
    if let verdict = candidate.verdict { return Decision(verdict: verdict, rule: candidate.rule) }
    let decide = {
      let verdict = verdict(segment.live[candidate.index])
      return Decision(verdict: verdict, rule: ruleForEveryCode(verdict, candidate.index))
    }
    let coverages = segment.scopesRead[candidate.index].dropFirst().map { coverage[$0] }
    return view?.decision(candidate.index, coverages, decide: decide) ?? decide()
  }

  /// The candidates for all lines of the origin and profile.
  static func candidates(_ segment: SegmentLaw, _ context: ReductionContext) -> [Candidate] {
    let builder = RecipeBuilder(
      segment: segment,
      coverage: CodeCoverage(sets: segment.codeScopes.count),
      cells: [],
      candidates: [],
      view: nil,
      context: context
    )
    let program = context.symbols.text(context.profile.program)
    return segment.live.indices.compactMap { index in
      guard builder.isOriginCovered(by: index) else { return nil }
      let live = segment.live[index]
      let verdict = live.measure.namesCodesInConditions ? nil : builder.verdict(live)
      return Candidate(
        index: index,
        kind: live.measure.kind,
        unknownCondition: live.measure.unknownCondition,
        verdict: verdict,
        rule: verdict.flatMap { builder.ruleForEveryCode($0, index) },
        exceptsProgram: live.measure.scope.excepts(program: program)
          && context.law.counts(claim: program, from: builder.origin(for: live.measure.programme))
      )
    }
  }

  /// Looks the measure over where it stands: most are about other origins, and are not worth a copy.
  private func isOriginCovered(by index: Int) -> Bool {
    let isOwn = context.profile.originOverrides.isEmpty
    let origin = isOwn ? context.origin : origin(for: segment.live[index].measure.programme)
    let origins = segment.live[index].measure.scope.origins
    guard origins.isEmpty || origins.contains(origin) else { return false }
    return !segment.live[index].measure.scope.exceptOrigins.contains(origin)
  }

  private func origin(for programme: String) -> String {
    for override in context.profile.originOverrides
    where context.symbols.text(override.programme) == programme {
      return context.symbols.text(override.origin)
    }
    return context.origin
  }

  /// What is known of the lines as the conditions of one measure see it.
  private func context(of live: LiveMeasure) -> ReductionContext {
    guard !context.profile.originOverrides.isEmpty else { return context }
    var own = context
    own.origin = origin(for: live.measure.programme)
    return own
  }

  private func claims(_ names: [String]) -> Bool {
    context.symbols.claims(context.profile.claims).contains { names.contains(context.symbols.text($0)) }
  }

  private func verdict(_ live: LiveMeasure) -> Verdict {
    let scope = live.measure.scope
    let context = context(of: live)
    if let names = scope.claims, !claims(names + [live.measure.id.lowercased()]) {
      return .no(.notClaimed)
    }
    if claims(scope.exceptClaims) { return .no(.exceptedByClaim) }
    var openException: OpenCondition?
    if let exception = scope.exceptCondition {
      switch exception.reduced(in: context) {
      case .decided(.yes): return .no(.exceptedByTerms)
      case .decided: break
      case .open(let rest): openException = rest
      }
    }
    var open: [OpenCondition] = []
    for condition in [scope.condition] + [live.dated?.condition].compactMap({ $0 }) {
      switch condition.reduced(in: context) {
      case .decided(.yes): break
      case .decided(.no): return .no(.conditionNotMet)
      case .decided(.unknown):
        switch live.measure.unknownCondition {
        case .none:
          let hangsOnDates = context.dates.areDropped && condition.readsDates
          return .no(hangsOnDates ? .datesLeftAside : .conditionUnknown)
        case .full: break
        case .share, .range: open.append(.unknowable)
        }
      case .open(let rest): open.append(rest)
      }
    }
    return .applies(
      open.isEmpty ? nil : open.count == 1 ? open[0] : .all(open),
      except: openException
    )
  }

  /// The rule of a measure that applies by that verdict; nil when its rate stands in the code's cells.
  private func ruleForEveryCode(_ verdict: Verdict, _ index: Int) -> StepRule? {
    let live = segment.live[index]
    guard live.measure.kind != .control, case .applies(let condition, let exception) = verdict,
      let rate = rateForEveryCode(live)
    else { return nil }
    return rule(live, index, condition, exception, rate)
  }

  /// The rule of a measure that applies; nil when its column has no rate for the programme claimed.
  private func rule(
    _ candidate: Candidate,
    _ condition: OpenCondition?,
    _ exception: OpenCondition?
  ) -> StepRule? {
    let live = segment.live[candidate.index]
    guard let rate = rateForEveryCode(live) ?? rateUnderProgram(live) else { return nil }
    return rule(live, candidate.index, condition, exception, rate)
  }

  private func rule(
    _ live: LiveMeasure,
    _ index: Int,
    _ condition: OpenCondition?,
    _ exception: OpenCondition?,
    _ rate: StepRate
  ) -> StepRule {
    let base = live.base.resolved(in: context(of: live))
    return StepRule(live, at: index, condition: condition, exception: exception, rate: rate, base: base)
  }

  /// The rate of a measure, unless it stands in the code's cells under the programme claimed.
  private func rateForEveryCode(_ live: LiveMeasure) -> StepRate? {
    guard !isKeyedByProgram(live) else { return nil }
    return live.codeRate.map { .ofCode($0) } ?? elected(StepRate(live.rate, facts: context.law.facts))
  }

  /// The rate that stands in the code's cells under the programme claimed.
  private func rateUnderProgram(_ live: LiveMeasure) -> StepRate? {
    let symbol = context.symbols.text(context.profile.program)
    guard case .column(let column) = live.rate, !symbol.isEmpty, column < cells.count,
      context.law.isEntitled(origin(for: live.measure.programme), to: symbol),
      let rate = (try? SpecialCell.parse(cells[column].text))?.rate(for: symbol)
    else { return nil }
    return StepRate(rate, facts: context.law.facts)
  }

  private func isKeyedByProgram(_ live: LiveMeasure) -> Bool {
    if case .column(let column) = live.rate { context.law.isKeyedByProgram(column: column) } else { false }
  }

  /// Whether the programme claimed gives the rule its rate, or its scope.
  private func usesProgram(_ rule: StepRule) -> Bool {
    let live = segment.live[rule.live]
    return isKeyedByProgram(live)
      || live.measure.scope.names(program: context.symbols.text(context.profile.program))
  }

  /// The alternative of a rate that the claim `elect-n` takes.
  private func elected(_ rate: StepRate) -> StepRate {
    guard case .elected(let rates, _) = rate else { return rate }
    for choice in rates.indices where claims(["elect-\(choice)"]) { return rates[choice] }
    return rate
  }

  // MARK: Replacement

  /// The measures left after those that certainly apply have replaced others.
  private func withoutReplaced(_ all: [Applicable], rejected: inout [Rejection]) -> [Applicable] {
    var replacedBy: [Int: Int] = [:]
    // What a measure replaces that may yet fall away, can only be said line by line; and so on from there, for each
    // comes after those that replace it.
    var doubtful: Set<Int> = []
    for measure in all {
      let mayFall = !measure.isCertain || segment.live[measure.index].group != nil
      if mayFall || doubtful.contains(measure.index) {
        doubtful.formUnion(segment.live[measure.index].replaces)
      }
    }
    for measure in all where measure.isCertain && replacedBy[measure.index] == nil {
      guard segment.live[measure.index].group == nil, !doubtful.contains(measure.index) else { continue }
      for target in segment.live[measure.index].replaces where replacedBy[target] == nil {
        replacedBy[target] = measure.index
      }
    }
    return all.filter { measure in
      guard let winner = replacedBy[measure.index] else { return true }
      rejected.append(Rejection(live: measure.index, reason: "replaced", by: winner))
      return false
    }
  }

  /// Claims that nothing answers to: no measure that may apply, and no exception of one that covers the goods.
  private func unusedClaims(answering: [Int], covering: [Int]) -> [String] {
    context.symbols.claims(context.profile.claims).map { context.symbols.text($0) }.filter { text in
      if text.hasPrefix("elect-") { return false }
      return !answering.contains { segment.live[$0].measure.answers(to: text) }
        && !covering.contains { segment.live[$0].measure.scope.excepts(claim: text) }
    }
  }

  // MARK: Steps

  private func steps(_ kept: [Applicable]) -> [Step] {
    var position: [Int: Int] = [:]
    for (place, measure) in kept.enumerated() { position[measure.index] = place }
    func set(_ indices: [Int]) -> StepSet {
      indices.reduce(into: 0) { bits, index in
        if let place = position[index] { bits |= 1 << StepSet(place) }
      }
    }
    return kept.map { found in
      var step = Step(rule: found.rule, coverage: found.coverage)
      // Where they stand: a live measure is not worth a copy.
      step.replaces = set(segment.live[found.index].replaces)
      step.addends = set(segment.live[found.index].addends)
      step.counted = set(segment.live[found.index].counted)
      for displacement in segment.live[found.index].displaces {
        let target = set([displacement.target])
        switch (displacement.extent, displacement.trigger) {
        case (.covered, .owed): step.removesCoveredIfOwed |= target
        case (.covered, .applies): step.removesCoveredIfApplied |= target
        case (.line, .owed): step.removesLineIfOwed |= target
        case (.line, .applies): step.removesLineIfApplied |= target
        }
      }
      return step
    }
  }
}

extension Measure {
  /// Whether a condition of its scope or of one of its rates names codes.
  fileprivate var namesCodesInConditions: Bool {
    var names = false
    forEachCondition { condition in
      condition.forEachLeaf { leaf in
        if case .codes = leaf { names = true }
      }
    }
    return names
  }
}
