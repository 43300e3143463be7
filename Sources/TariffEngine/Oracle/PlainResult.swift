// SPDX-License-Identifier: Apache-2.0

package import TariffModel

/// What one line owes according to the plain evaluator.
///
/// Measures are named by their index in `EffectiveLaw.measures`.
package struct PlainResult: Hashable, Sendable {
  package struct Charge: Hashable, Sendable {
    package let measure: Int
    /// In minor units, rounded as the territory says.
    package let amount: Int64
    /// What the rate was applied to, in minor units; a fraction of one is rounded half up.
    package let base: Int64
  }

  package struct Open: Hashable, Sendable {
    package let measure: Int
    package let part: OpenPart
  }

  /// The customs value as rounded for duty, in minor units.
  package var customsValue: Int64
  /// In the order of the measures.
  package var charges: [Charge] = []
  /// In the order of the measures.
  package var open: [Open] = []
  /// The controls that the line meets, in order.
  package var controls: [Int] = []
  package var problem: AssessmentProblem?
  /// The code by which it was assessed, where the line's own was renumbered.
  package var pricedAs: CommodityCode?
  /// Whether a fact that somebody needed is not declared, and was taken as the law says.
  package var isAssumed = false

  /// Duty, fees and taxes together.
  package var total: Int64 { charges.reduce(0) { $0 + $1.amount } }

  /// How far the line could be assessed.
  package var status: AssessmentStatus {
    if problem != nil || !open.isEmpty { return .unassessed }
    return isAssumed ? .assumed : .assessed
  }
}
