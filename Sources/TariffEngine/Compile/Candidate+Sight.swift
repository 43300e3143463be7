// SPDX-License-Identifier: Apache-2.0

import TariffModel

extension RecipeBuilder.Candidate {
  /// All that a candidate makes of the origin of its lines.
  struct Sight: Hashable, Sendable {
    let index: Int
    let verdict: RecipeBuilder.Verdict?
    let base: StepBase?
    let exceptsProgram: Bool
    /// Where the code has to be known first: whether the origin is among those that its conditions name, one by one.
    let originAnswers: [Bool]
  }

  /// What it makes of that origin.
  func sight(_ law: SegmentLaw, origin: String) -> Sight {
    var answers: [Bool] = []
    if verdict == nil {
      law.live[index].measure.forEachCondition { condition in
        condition.forEachLeaf { leaf in
          if case .origin(let origins) = leaf { answers.append(origins.contains(origin)) }
        }
      }
    }
    return Sight(
      index: index,
      verdict: verdict,
      base: rule?.base,
      exceptsProgram: exceptsProgram,
      originAnswers: answers
    )
  }
}
