// SPDX-License-Identifier: Apache-2.0

package import TariffModel

/// What a basket owes under several regimes.
package struct CompareReport: Sendable {
  /// One regime of the comparison.
  package struct Side: Sendable {
    package var header: ReportHeader
    package var totals: TotalsReport

    package init(header: ReportHeader, totals: TotalsReport) {
      self.header = header
      self.totals = totals
    }
  }

  /// In the order of the command line.
  package let sides: [Side]
  /// The index of the regime that the others are measured against.
  package let baseline: Int

  /// - Precondition: `baseline` is an index of `sides`.
  package init(sides: [Side], baseline: Int = 0) {
    precondition(sides.indices.contains(baseline), "the baseline must be one of the regimes")
    self.sides = sides
    self.baseline = baseline
  }

  /// How the side of that index differs from the baseline.
  package func delta(_ index: Int) -> Delta { Delta(from: sides[baseline].totals, to: sides[index].totals) }
}

/// A change from one regime to another. Its parts add up to it exactly.
package struct Delta: Sendable {
  package let duty: Int64
  package let fees: Int64
  package let taxes: Int64
  package let landedCost: Int64
  /// The difference of the effective rates as printed, in hundredths of a point; nil at zero value.
  package let points: Int64?
  /// Of every programme charged on either side: the baseline's in its order, then the others. Those of
  /// kind duty add up to `duty`.
  package let byProgramme: [TotalsReport.Programme]

  package init(from old: TotalsReport, to new: TotalsReport) {
    duty = new.duty - old.duty
    fees = (new.fees ?? 0) - (old.fees ?? 0)
    taxes = new.taxes - old.taxes
    landedCost = new.landedCost - old.landedCost
    if let before = old.effectiveRate, let after = new.effectiveRate {
      points = after - before
    } else {
      points = nil
    }
    var parts = old.byProgramme.map { programme in
      let after = new.byProgramme.first { $0.id == programme.id }?.amount ?? 0
      return TotalsReport.Programme(id: programme.id, kind: programme.kind, amount: after - programme.amount)
    }
    for programme in new.byProgramme where !parts.contains(where: { $0.id == programme.id }) {
      parts.append(programme)
    }
    byProgramme = parts
  }

  /// The parts of that kind.
  package func parts(_ kind: MeasureKind) -> [TotalsReport.Programme] {
    byProgramme.filter { $0.kind == kind }
  }
}

/// What a comparison is broken down by.
package enum BreakdownField: String, Hashable, Sendable, CaseIterable {
  case line
  case programme
  case measure
  case chapter
  case origin
}

/// One key of a breakdown, with what it owes under each regime.
package struct BreakdownRow: Sendable {
  /// What belongs to the key under one regime. Amounts are minor units.
  package struct Cell: Hashable, Sendable {
    package var lines = 0
    package var customsValue: Int64 = 0
    package var duty: Int64 = 0
    /// Nil when fees were not assessed.
    package var fees: Int64?
    package var taxes: Int64 = 0
    /// Of a programme or measure: what it charges.
    package var landedCost: Int64 = 0
    /// Some of it could not be assessed.
    package var isOpen = false

    package init() {}
  }

  /// The row's number, a programme, a measure, a chapter or an origin.
  package var key: String
  /// One for each regime, in the order of the comparison.
  package var cells: [Cell]

  package init(key: String, cells: [Cell]) {
    self.key = key
    self.cells = cells
  }
}
