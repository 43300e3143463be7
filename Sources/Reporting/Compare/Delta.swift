// SPDX-License-Identifier: Apache-2.0

import TariffModel

/// A change from one regime to another, in parts that add up to it exactly.
package struct Delta: Sendable {
  package let duty: Int64
  package let fees: Int64
  package let taxes: Int64
  package let landedCost: Int64
  /// The difference of the effective rates as printed, in hundredths of a point; nil at zero value.
  package let points: Int64?
  /// Of every programme charged on either side: the old side's in its order, then the others.
  ///
  /// Those of kind duty add up to `duty`.
  package let byProgramme: [TotalsReport.Programme]

  /// The id of the part that makes up the sum where one programme has charges of several kinds.
  package static let remainder = "other"

  package init(from old: TotalsReport, to new: TotalsReport) {
    duty = new.duty - old.duty
    fees = (new.fees ?? 0) - (old.fees ?? 0)
    taxes = new.taxes - old.taxes
    landedCost = new.landedCost - old.landedCost
    points = Self.difference(old.effectiveRate, new.effectiveRate)
    var parts = old.byProgramme.map { programme in
      let after = new.byProgramme.first { $0.id == programme.id }?.amount ?? 0
      return TotalsReport.Programme(id: programme.id, kind: programme.kind, amount: after - programme.amount)
    }
    for programme in new.byProgramme where !parts.contains(where: { $0.id == programme.id }) {
      parts.append(programme)
    }
    let explained = parts.reduce(0) { $0 + ($1.kind == .duty ? $1.amount : 0) }
    if explained != duty {
      parts.append(TotalsReport.Programme(id: Self.remainder, kind: .duty, amount: duty - explained))
    }
    byProgramme = parts
  }

  /// The parts that add up to `duty`.
  var dutyParts: [TotalsReport.Programme] { byProgramme.filter { $0.kind == .duty } }

  /// The parts of the change in fees and taxes.
  var otherParts: [TotalsReport.Programme] { byProgramme.filter { $0.kind != .duty } }

  /// The difference of two amounts or rates; nil when one of them is unknown.
  static func difference(_ old: Int64?, _ new: Int64?) -> Int64? {
    guard let old, let new else { return nil }
    return new - old
  }
}
