// SPDX-License-Identifier: Apache-2.0

package import TariffModel

/// Sums over lines under one regime.
///
/// Two tallies of the same law merge by adding: any order gives the same.
package struct Tally: Sendable {
  package var lines = 0
  package var assessed = 0
  package var assumed = 0
  package var unassessed = 0
  package var customsValue: Int64 = 0
  /// The customs value of the lines whose duty is whole.
  package var assessedValue: Int64 = 0
  package var duty: Int64 = 0
  /// The part of it that is known of lines whose duty is not whole.
  package var openDuty: Int64 = 0
  /// Lines that are judged at a time whose law is not known.
  package var outsideLaw = 0
  package var fees: Int64 = 0
  package var taxes: Int64 = 0
  package var goodsAndCarriage: Int64 = 0
  /// Duty, fees and taxes together at the least and at the most.
  package var minimum: Int64 = 0
  package var maximum: Int64 = 0
  package var hasRange = false
  /// Facts that were assumed on some line.
  package var assumedFacts = FactSet()
  /// Amounts by programme, in the order of `EffectiveLaw.programmes`.
  package var byProgramme: [Int64]
  /// Whether a programme was charged at all, even at zero.
  package var chargedProgrammes: UInt64 = 0

  package init(programmes: Int) {
    byProgramme = [Int64](repeating: 0, count: programmes)
  }

  /// Counts one line.
  package mutating func add(_ line: Assessment) {
    lines += 1
    switch line.status {
    case .assessed: assessed += 1
    case .assumed: assumed += 1
    case .unassessed: unassessed += 1
    }
    customsValue += line.customsValue
    if line.status != .unassessed { assessedValue += line.customsValue }
    goodsAndCarriage += line.goodsAndCarriage
    assumedFacts.formUnion(line.assumedFacts)
    if !line.notes.isEmpty, line.notes.contains(where: \.isAboutUnknownLaw) { outsideLaw += 1 }
    if line.status == .unassessed { openDuty += line.duty }
    var total: Int64 = 0
    for charge in line.charges {
      total += charge.amount
      add(charge.amount, programme: charge.programme, kind: charge.kind)
    }
    if let range = line.range {
      hasRange = true
      minimum += range.minimum
      maximum += range.maximum
    } else {
      minimum += total
      maximum += total
    }
  }

  /// Adds what was charged, on one line or several.
  mutating func add(_ amount: Int64, programme: Int, kind: MeasureKind) {
    byProgramme[programme] += amount
    chargedProgrammes |= 1 << UInt64(programme & 63)
    switch kind {
    case .duty: duty += amount
    case .fee: fees += amount
    case .tax: taxes += amount
    case .control: break
    }
  }

  /// Adds the sums of other lines under the same law.
  package mutating func merge(_ other: Tally) {
    lines += other.lines
    assessed += other.assessed
    assumed += other.assumed
    unassessed += other.unassessed
    customsValue += other.customsValue
    assessedValue += other.assessedValue
    duty += other.duty
    openDuty += other.openDuty
    outsideLaw += other.outsideLaw
    fees += other.fees
    taxes += other.taxes
    goodsAndCarriage += other.goodsAndCarriage
    minimum += other.minimum
    maximum += other.maximum
    hasRange = hasRange || other.hasRange
    assumedFacts.formUnion(other.assumedFacts)
    chargedProgrammes |= other.chargedProgrammes
    for index in byProgramme.indices { byProgramme[index] += other.byProgramme[index] }
  }

  /// Goods, freight, insurance, duty, fees and taxes.
  package var landedCost: Int64 { goodsAndCarriage + duty + fees + taxes }
}

extension LineNote {
  /// Whether it says that the line is judged at a time whose law is not known.
  fileprivate var isAboutUnknownLaw: Bool {
    switch self {
    case .beforeLaw, .afterLaw: true
    default: false
    }
  }
}
