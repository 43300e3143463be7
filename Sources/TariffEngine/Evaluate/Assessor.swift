// SPDX-License-Identifier: Apache-2.0

package import ExactMath
import LibraryLoading
import SourceDiagnostics
package import TariffModel

/// How an assessment is to be made, besides the law.
package struct AssessmentOptions: Sendable {
  /// Values are rounded as the territory says; otherwise charges only.
  package var roundsValues: Bool
  /// Fees are assessed; statistics have no entries or modes to assess them on.
  package var assessesFees: Bool
  package var assumptions: Assumptions
  /// The currency of the amounts; nil means the territory's.
  ///
  /// In another one, rates of so much money a unit cannot be applied, and are left open.
  package var currency: Currency?

  package init(
    roundsValues: Bool = true,
    assessesFees: Bool = true,
    assumptions: Assumptions = Assumptions(),
    currency: Currency? = nil
  ) {
    self.roundsValues = roundsValues
    self.assessesFees = assessesFees
    self.assumptions = assumptions
    self.currency = currency
  }
}

/// Assesses lines under one regime in one territory.
///
/// Compiles what it needs when it first meets it, and keeps it. A class, so that handing one on copies nothing; it
/// is changed by use, so each worker has its own, and all come to the same results.
package final class Assessor {
  package let law: EffectiveLaw
  package let options: AssessmentOptions
  /// In the order in which they were first needed.
  private(set) var segments: [CompiledSegment] = []
  /// The place in `segments` by the number of the stretch of law; -1 when not compiled.
  private(set) var placeOfSegment: [Int]
  private let compiled: CompiledLaw
  let knownLaw: Range<CivilInstant>
  var evaluator: Evaluator

  /// `compiled` is what all assessors of the same law share.
  package init(
    law: EffectiveLaw,
    options: AssessmentOptions = AssessmentOptions(),
    compiled: CompiledLaw = CompiledLaw()
  ) {
    self.law = law
    self.options = options
    self.compiled = compiled
    placeOfSegment = [Int](repeating: -1, count: law.boundaries.count + 1)
    knownLaw = law.knownLaw
    evaluator = Evaluator(law: law, options: options)
  }

  // MARK: Lines

  /// Assesses `line` into `assessment`, whose buffers are used again.
  ///
  /// `entryValue` is the customs value of the whole entry, nil that of the line; `entryLines` counts its lines.
  package func assess(
    _ line: Line,
    symbols: SymbolTable,
    entryValue: Int64? = nil,
    entryLines: Int = 1,
    into assessment: inout Assessment
  ) {
    assessment.reset(row: line.row)
    assessment.goodsAndCarriage = line.value + line.freight + line.insurance
    let value = customsValue(of: line)
    assessment.customsValue = value
    if law.territory.valuation == .cif, !line.declaresCarriage {
      assessment.notes.append(.carriageNotDeclared)
    }
    let dates: JudgedDates
    do throws(ClockProblem) {
      dates = try law.judgedDates(of: line)
    } catch {
      fail(&assessment, .missingEntryDate)
      return
    }
    if !line.facts.isEmpty, evaluator.facts.portionsExceed(value, line) {
      fail(&assessment, .portionsExceedValue)
      return
    }
    if !knownLaw.contains(dates.entered) { noteUnknownLaw(dates.entered, &assessment) }
    let amounts = LineAmounts(
      customsValue: value,
      entryValue: entryValue ?? value,
      entryLines: Int64(entryLines),
      dateShift: dates.shift,
      symbols: symbols
    )
    assess(line, dates, amounts, into: &assessment)
    if dates.isUncertain, assessment.problem == nil { weighTimes(line, dates, amounts, &assessment) }
  }

  /// The value that duties are applied to, as the territory values and rounds it.
  package func customsValue(of line: Line) -> Int64 {
    let value =
      law.territory.valuation == .fob ? line.value : line.value + line.freight + line.insurance
    guard options.roundsValues else { return value }
    return law.territory.valueRounding.rounded(value) ?? value
  }

  func assess(
    _ line: Line,
    _ dates: JudgedDates,
    _ amounts: LineAmounts,
    into assessment: inout Assessment
  ) {
    assessment.judgedAt = dates.entered
    let found: Prepared
    do throws(LineFailure) {
      found = try prepare(line, dates, amounts.symbols)
    } catch {
      switch error {
      case .problem(let problem): fail(&assessment, problem)
      case .moved(let codes): assess(line, dates, amounts, underEachOf: codes, into: &assessment)
      }
      return
    }
    note(found, amounts.symbols, line, amounts, &assessment)
    evaluator.evaluate(found.recipe, found.entry, line, amounts, policy: .legal)
    collect(found, &assessment)
    for place in found.recipe.elections { noteElection(place, found, line, amounts, &assessment) }
    let assumed = evaluator.facts.missing.union(evaluator.facts.assumed)
    assessment.assumedFacts.formUnion(assumed)
    if !evaluator.facts.missing.isEmpty || evaluator.facts.hasOpenCondition {
      findRange(found, line, amounts, &assessment)
    }
    if !assessment.openCharges.isEmpty {
      assessment.status = .unassessed
    } else if !assumed.isEmpty || assessment.range != nil {
      assessment.status = .assumed
    }
  }

  private func noteUnknownLaw(_ entered: CivilInstant, _ assessment: inout Assessment) {
    assessment.notes.append(
      entered < knownLaw.lowerBound
        ? .beforeLaw(knownLaw.lowerBound.date) : .afterLaw(law.facts.lawThrough)
    )
  }

  private func noteElection(
    _ place: Int,
    _ found: Prepared,
    _ line: Line,
    _ amounts: LineAmounts,
    _ assessment: inout Assessment
  ) {
    let step = found.recipe.steps[place]
    let choices = evaluator.choices(place, found.recipe.steps, found.entry, line, amounts)
    guard !choices.isEmpty, case .elected(_, let charged) = step.rate else { return }
    let source = found.firstSource + step.live
    assessment.notes.append(.election(source: source, charged: charged, amounts: choices))
  }

  private func fail(_ assessment: inout Assessment, _ problem: AssessmentProblem) {
    assessment.status = .unassessed
    assessment.problem = problem
  }

  // MARK: Results

  private func collect(_ found: Prepared, _ assessment: inout Assessment) {
    let allSteps = found.recipe.steps
    let steps = allSteps.span
    let outcomes = evaluator.outcomes
    for place in steps.indices {
      switch outcomes[place].state {
      case .charged:
        let rule = steps[place].rule
        assessment.charges.append(
          Charge(
            source: found.firstSource + rule.live,
            kind: rule.kind,
            programme: found.programmes[rule.live],
            base: outcomes[place].base,
            amount: outcomes[place].amount,
            isPerEntry: rule.perEntry != nil || rule.isPerEntryFlat
          )
        )
      case .open:
        let source = found.firstSource + steps[place].rule.live
        let part = outcomes[place].openPart ?? .noRate
        assessment.openCharges.append(OpenCharge(source: source, part: part))
      case .off, .replaced, .displaced, .outbid:
        break
      }
    }
  }

  /// What would be due if the missing facts were settled one way or the other.
  private func findRange(
    _ found: Prepared,
    _ line: Line,
    _ amounts: LineAmounts,
    _ assessment: inout Assessment
  ) {
    let missing = evaluator.facts.missing
    let charged = total(found)
    var range = AmountRange(minimum: charged, maximum: charged)
    var policies: [UnknownPolicy] = [.lowest, .highest]
    let portions = evaluator.facts.portions(in: missing)
    if portions.count > 1 { policies += portions.map { .only(portion: $0) } }
    for policy in policies {
      evaluator.evaluate(found.recipe, found.entry, line, amounts, policy: policy)
      let other = total(found)
      range.minimum = min(range.minimum, other)
      range.maximum = max(range.maximum, other)
    }
    if range.minimum != range.maximum { assessment.range = range }
  }

  private func total(_ found: Prepared) -> Int64 {
    var sum: Int64 = 0
    let outcomes = evaluator.outcomes
    for place in found.recipe.steps.indices where outcomes[place].state == .charged {
      sum += outcomes[place].amount
    }
    return sum
  }

  private func note(
    _ found: Prepared,
    _ symbols: SymbolTable,
    _ line: Line,
    _ amounts: LineAmounts,
    _ assessment: inout Assessment
  ) {
    switch found.entry.standing {
    case .onlyIn(let edition): assessment.notes.append(.onlyInEdition(edition))
    case .unknownSuffix(let line): assessment.notes.append(.unknownSuffix(line))
    case .listed, .movedTo, .tooShort, .unknown: break
    }
    for claim in found.recipe.unusedClaims { assessment.notes.append(.unusedClaim(claim)) }
    if found.recipe.unusedProgram { assessment.notes.append(.unusedProgram(symbols.text(line.program))) }
    for relief in found.recipe.droppedReliefs {
      assessment.notes.append(.droppedRelief(source: found.firstSource + relief))
    }
    for control in found.recipe.controls where evaluator.meets(control, line, amounts) {
      assessment.controls.append(found.firstSource + control.live)
    }
  }

  // MARK: Preparation

  /// Finds the recipe of a line and the compiled entry of its code; one that `explains` says what it leaves out.
  func prepare(
    _ line: Line,
    _ dates: JudgedDates,
    _ symbols: SymbolTable,
    explains: Bool = false
  ) throws(LineFailure) -> Prepared {
    let place = try place(ofSegmentAt: dates.entered)
    let entry = segments[place].entry(of: line)
    return try prepare(line, entry, inSegment: place, dates, symbols, explains: explains)
  }

  /// The same where the entry of the line's code is at hand.
  func prepare(
    _ line: Line,
    _ entry: CodeEntry,
    _ dates: JudgedDates,
    _ symbols: SymbolTable
  ) throws(LineFailure) -> Prepared {
    try prepare(line, entry, inSegment: place(ofSegmentAt: dates.entered), dates, symbols, explains: false)
  }

  private func prepare(
    _ line: Line,
    _ entry: CodeEntry,
    inSegment place: Int,
    _ dates: JudgedDates,
    _ symbols: SymbolTable,
    explains: Bool
  ) throws(LineFailure) -> Prepared {
    try segments[place].prepare(
      line,
      entry,
      law.thresholds.profile(of: line, dates: dates),
      dates,
      symbols,
      assessesFees: options.assessesFees,
      explains: explains
    )
  }

  /// The place in `segments` of the stretch of law that an instant lies in.
  func place(ofSegmentAt instant: CivilInstant) throws(LineFailure) -> Int {
    let number = law.segment(at: instant)
    if placeOfSegment[number] < 0 {
      // By the stretch, not by when it was first needed: workers share cards that name measures by these numbers.
      let first = number * law.measures.count
      do throws(Diagnostic) {
        let segment = try compiled.segment(number, of: law) { () throws(Diagnostic) in
          try SegmentLaw(law, at: instant)
        }
        segments.append(CompiledSegment(segment, firstSource: first))
      } catch {
        throw LineFailure.problem(.circularLaw(error.text))
      }
      placeOfSegment[number] = segments.count - 1
    }
    return placeOfSegment[number]
  }

  // MARK: Sources

  /// The live measure behind a source number and the law of its segment.
  func source(_ number: Int) -> (segment: SegmentLaw, live: LiveMeasure)? {
    for segment in segments where segment.sources.contains(number) {
      return (segment.law, segment.law.live[number - segment.firstSource])
    }
    return nil
  }

  /// The compiled entry of a code in the segment that holds `source`.
  func codeEntry(_ line: Line, source number: Int) -> CodeEntry? {
    segments.first { $0.sources.contains(number) }?.shared.entry(of: line.code, or: line.otherCode)
  }

  /// The recipe and step outcomes of the line as evaluated under the law's own rules.
  func trace(
    _ line: Line,
    symbols: SymbolTable,
    entryValue: Int64?,
    entryLines: Int
  ) -> (recipe: Recipe, firstSource: Int, outcomes: [StepOutcome])? {
    guard let dates = try? law.judgedDates(of: line),
      let found = try? prepare(line, dates, symbols, explains: true)
    else { return nil }
    let value = customsValue(of: line)
    evaluator.evaluate(
      found.recipe,
      found.entry,
      line,
      LineAmounts(
        customsValue: value,
        entryValue: entryValue ?? value,
        entryLines: Int64(entryLines),
        dateShift: dates.shift,
        symbols: symbols
      ),
      policy: .legal
    )
    return (found.recipe, found.firstSource, evaluator.outcomes)
  }
}
