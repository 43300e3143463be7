// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

/// A set of steps of one recipe, as bits.
typealias StepSet = UInt64

/// What remains to be done for lines of one class of codes, one origin and one profile: the measures
/// that may apply, in the order of evaluation.
///
/// A class, so that handing one to the evaluator costs one count of references; it never changes.
final class Recipe: Sendable {
  let steps: [Step]
  /// The steps whose rate the filer elects.
  let elections: [Int]
  /// The rates of the code that steps read: places in `CodeEntry.rates`.
  let slots: [Int]
  /// Controls that the lines may meet.
  let controls: [ControlStep]
  /// Claims of the lines that no live measure answers to.
  let unusedClaims: [String]
  /// The special programme claimed gives nothing here.
  let unusedProgram: Bool
  /// Reliefs that depend on a date which the regime's transition left aside.
  let droppedReliefs: [Int]
  /// Live measures whose scope the lines are in but which do not apply, and why; only of a recipe that is to
  /// explain.
  let rejected: [Rejection]

  init(
    steps: [Step],
    controls: [ControlStep],
    unusedClaims: [String],
    unusedProgram: Bool,
    droppedReliefs: [Int],
    rejected: [Rejection]
  ) {
    self.steps = steps
    elections = steps.indices.filter { if case .elected = steps[$0].rate { true } else { false } }
    slots = Set(steps.compactMap { if case .ofCode(let slot) = $0.rate { slot } else { nil } }).sorted()
    self.controls = controls
    self.unusedClaims = unusedClaims
    self.unusedProgram = unusedProgram
    self.droppedReliefs = droppedReliefs
    self.rejected = rejected
  }
}

/// A measure that covers a line but does not apply, before any amount is looked at.
struct Rejection: Sendable {
  let live: Int
  let reason: String
  /// The live measure that took its place.
  let by: Int?
}

/// One control of a recipe, with what is still undecided about its scope.
///
/// A class, so that looking at one copies nothing; it never changes.
final class ControlStep: Sendable {
  /// Index of the live measure.
  let live: Int
  let condition: OpenCondition?
  let exception: OpenCondition?
  let coverage: CodeScope.Coverage
  let unknownCondition: UnknownFact

  init(
    live: Int,
    condition: OpenCondition?,
    exception: OpenCondition?,
    coverage: CodeScope.Coverage,
    unknownCondition: UnknownFact
  ) {
    self.live = live
    self.condition = condition
    self.exception = exception
    self.coverage = coverage
    self.unknownCondition = unknownCondition
  }
}

/// One measure of a recipe, and what it does to the others.
struct Step: Sendable {
  let rule: StepRule
  /// Other than whole when the code is too short to say whether it is covered at all.
  let coverage: CodeScope.Coverage
  /// Steps that it takes out when it applies.
  var replaces: StepSet = 0
  var removesCoveredIfOwed: StepSet = 0
  var removesCoveredIfApplied: StepSet = 0
  var removesLineIfOwed: StepSet = 0
  var removesLineIfApplied: StepSet = 0
  /// Steps whose charges are part of its base.
  var addends: StepSet = 0
  /// Steps whose charges or rates its own rate counts.
  var counted: StepSet = 0

  /// Whether it can take anything out of another step.
  @inline(__always)
  var displaces: Bool {
    removesCoveredIfOwed | removesCoveredIfApplied | removesLineIfOwed | removesLineIfApplied != 0
  }
}

extension Recipe {
  /// The recipe without the steps of the live measures that `shouldLeaveOut` names, the rest renumbered.
  func leavingOut(_ shouldLeaveOut: (Int) -> Bool) -> Recipe {
    let kept = steps.indices.filter { !shouldLeaveOut(steps[$0].live) }
    guard kept.count < steps.count else { return self }
    func moved(_ set: StepSet) -> StepSet {
      var result: StepSet = 0
      for (place, old) in kept.enumerated() where set >> StepSet(old) & 1 == 1 {
        result |= 1 << StepSet(place)
      }
      return result
    }
    let renumbered = kept.map { old in
      var step = steps[old]
      step.replaces = moved(step.replaces)
      step.removesCoveredIfOwed = moved(step.removesCoveredIfOwed)
      step.removesCoveredIfApplied = moved(step.removesCoveredIfApplied)
      step.removesLineIfOwed = moved(step.removesLineIfOwed)
      step.removesLineIfApplied = moved(step.removesLineIfApplied)
      step.addends = moved(step.addends)
      step.counted = moved(step.counted)
      return step
    }
    return Recipe(
      steps: renumbered,
      controls: controls,
      unusedClaims: unusedClaims,
      unusedProgram: unusedProgram,
      droppedReliefs: droppedReliefs,
      rejected: rejected
    )
  }
}
