// SPDX-License-Identifier: Apache-2.0

package import ExactMath
package import TariffModel

/// One charge on a line.
package struct Charge: Sendable {
  /// Index into `Assessor.sources`, which names the measure, its rate and where it is printed.
  package let source: Int
  package let kind: MeasureKind
  /// Index of the programme in `EffectiveLaw.programmes`.
  package let programme: Int
  /// What the rate was applied to, in minor units.
  package let base: Int64
  /// Rounded as the territory says, in minor units.
  package var amount: Int64
  /// The share of a per-entry fee is settled when the entry is closed.
  package let isPerEntry: Bool
}

/// What part of a line could not be computed, and under which measure.
package struct OpenCharge: Hashable, Sendable {
  package let source: Int
  package let part: OpenPart
}

/// The least and the most that can be due while a fact is missing.
package struct AmountRange: Hashable, Sendable {
  package var minimum: Int64
  package var maximum: Int64

  package init(minimum: Int64, maximum: Int64) {
    self.minimum = minimum
    self.maximum = maximum
  }
}

/// How far a line could be assessed.
package enum AssessmentStatus: String, Hashable, Sendable, CaseIterable {
  /// Every charge is exact.
  case assessed
  /// Every charge is computed, some on an assumption; the range says how much hangs on it.
  case assumed
  /// Something is open: the code, the date, or a part of the duty.
  case unassessed
}

/// A remark about a line that changes no amount.
package enum LineNote: Hashable, Sendable {
  /// The code stands only in that older or newer edition.
  case onlyInEdition(String)
  /// The code was renumbered: these are in its place, and the line is priced as one of them.
  case renumbered([CommodityCode], pricedAs: CommodityCode)
  /// The suffix is unknown; the line with these digits carries the rates.
  case unknownSuffix(CommodityCode)
  /// A claim that no live measure answers to.
  case unusedClaim(String)
  /// The special programme claimed gives nothing for this code and origin.
  case unusedProgram(String)
  /// A relief that depends on a date the regime's clock leaves aside.
  case droppedRelief(source: Int)
  /// The law turned on the day of entry, loading or export, and the time is not known.
  case timeMatters(DatedFact)
  /// The filer elects among rates, and claims none: the one charged, and what each would come to.
  case election(source: Int, charged: Int, amounts: [Int64?])
  /// Judged before the first day whose law is known, or after the last.
  case beforeLaw(CivilDate)
  case afterLaw(CivilDate)
  /// Freight and insurance are not declared; the value is taken on the territory's basis.
  case carriageNotDeclared
}

/// What stops a line from being assessed at all.
package enum AssessmentProblem: Hashable, Sendable {
  case missingEntryDate
  /// The declared portions are more than the customs value.
  case portionsExceedValue
  case unknownCode(near: [CommodityCode])
  case shortCode(examples: [CommodityCode])
  case tooManyMeasures
  case circularLaw(String)
}

/// What one line owes: a buffer that is filled again for each line.
package struct Assessment: Sendable {
  package var row = 0
  package var status = AssessmentStatus.assessed
  /// The instant whose law was applied.
  package var judgedAt: CivilInstant?
  /// The customs value as rounded for duty, in minor units.
  package var customsValue: Int64 = 0
  package var charges: [Charge] = []
  package var openCharges: [OpenCharge] = []
  /// Sources of the controls that the line meets.
  package var controls: [Int] = []
  package var notes: [LineNote] = []
  package var problem: AssessmentProblem?
  /// Facts that were assumed, by law or by the user.
  package var assumedFacts = FactSet()
  /// Of duty, fees and taxes together; nil when exact.
  package var range: AmountRange?
  /// The code by which it was assessed, where the line's own was renumbered.
  package var pricedAs: CommodityCode?
  /// Goods, freight and insurance, each once, in minor units.
  package var goodsAndCarriage: Int64 = 0

  package init() {}

  /// The sum of the charges of that kind.
  package func sum(_ kind: MeasureKind) -> Int64 {
    var sum: Int64 = 0
    for charge in charges where charge.kind == kind { sum += charge.amount }
    return sum
  }

  package var duty: Int64 { sum(.duty) }
  package var fees: Int64 { sum(.fee) }
  package var taxes: Int64 { sum(.tax) }
  /// Duty, fees and taxes.
  package var total: Int64 { charges.reduce(0) { $0 + $1.amount } }
  /// Goods, freight, insurance, duty, fees and taxes.
  package var landedCost: Int64 { goodsAndCarriage + total }

  mutating func reset(row: Int) {
    self.row = row
    status = .assessed
    judgedAt = nil
    customsValue = 0
    if !charges.isEmpty { charges.removeAll(keepingCapacity: true) }
    if !openCharges.isEmpty { openCharges.removeAll(keepingCapacity: true) }
    if !controls.isEmpty { controls.removeAll(keepingCapacity: true) }
    if !notes.isEmpty { notes.removeAll(keepingCapacity: true) }
    problem = nil
    assumedFacts = FactSet()
    range = nil
    pricedAs = nil
    goodsAndCarriage = 0
  }
}

/// Duty as a share of the customs value in hundredths of a percent, half up; nil at zero value.
package func effectiveRate(duty: Int64, of value: Int64) -> Int64? {
  guard value > 0 else { return nil }
  return RoundingRule.unit.rounded(Int128(duty) * 10_000, over: Int128(value))
}

extension Assessment {
  /// The result for a row that could not be read.
  package static func unreadable(row: Int) -> Assessment {
    var result = Assessment()
    result.row = row
    result.status = .unassessed
    return result
  }
}

extension Line {
  /// The line under the code by which it was assessed.
  package func priced(as assessment: Assessment) -> Line {
    guard let code = assessment.pricedAs else { return self }
    var line = self
    line.otherCode = self.code
    line.code = code
    return line
  }
}
