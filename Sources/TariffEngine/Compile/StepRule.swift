// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

/// What a measure says of all goods of one origin and profile, whatever else applies to them.
///
/// A class, so that the recipes of a view share it; it never changes.
final class StepRule: Sendable {
  /// Index of the live measure.
  let live: Int
  /// Its index in `EffectiveLaw.measures`.
  let measure: Int
  let kind: MeasureKind
  /// What is still undecided about its scope.
  let condition: OpenCondition?
  /// What would take the line out; unknown, it does not.
  let exception: OpenCondition?
  let unknownCondition: UnknownFact
  let rate: StepRate
  let base: StepBase
  let unknownBase: UnknownFact
  /// The charge is multiplied by it.
  let factor: Rate?
  /// Amounts a unit count by the share that the base is of the customs value.
  let unitsInProportion: Bool
  /// Smaller charges are not collected, in minor units.
  let ignoreBelow: Int64
  let perEntry: PerEntry?
  let isPerEntryFlat: Bool
  let group: Int?
  let rank: Int
  /// The facts that what it charges may hang on, but for portions of the value that it is charged on.
  let facts: FactSet

  /// The rule of the live measure `index`, of whose scope so much is undecided.
  init(
    _ live: LiveMeasure,
    at index: Int,
    condition: OpenCondition?,
    exception: OpenCondition?,
    rate: StepRate,
    base: StepBase
  ) {
    self.live = index
    self.condition = condition
    self.exception = exception
    self.rate = rate
    self.base = base
    measure = live.index
    kind = live.measure.kind
    unknownCondition = live.measure.unknownCondition
    unknownBase = live.measure.unknownBase
    factor = live.measure.factor
    unitsInProportion = live.measure.unitsInProportion
    ignoreBelow = live.measure.ignoreBelow
    perEntry = live.dated?.perEntry
    isPerEntryFlat = live.rate.isPerEntry
    group = live.group
    rank = live.measure.highestOf?.rank ?? 0
    facts = FactSet(union: [condition?.facts, exception?.facts, base.facts, rate.facts].compactMap(\.self))
  }
}

extension Step {
  var live: Int { rule.live }
  var measure: Int { rule.measure }
  var kind: MeasureKind { rule.kind }
  var rate: StepRate { rule.rate }
  var base: StepBase { rule.base }
  var unknownBase: UnknownFact { rule.unknownBase }
  var factor: Rate? { rule.factor }
  var unitsInProportion: Bool { rule.unitsInProportion }
  var ignoreBelow: Int64 { rule.ignoreBelow }
  var perEntry: PerEntry? { rule.perEntry }
  var isPerEntryFlat: Bool { rule.isPerEntryFlat }
  var group: Int? { rule.group }
  var rank: Int { rule.rank }
}
