// SPDX-License-Identifier: Apache-2.0

/// What a comparison is broken down by.
package enum BreakdownField: String, Hashable, Sendable, CaseIterable {
  case line
  case programme
  case measure
  case chapter
  case origin
}

/// A comparison in parts, as a page shows it.
package struct Breakdown: Sendable {
  package var field: BreakdownField
  package var rows: [BreakdownRow]
  /// Rows there are besides these.
  package var omitted: Int

  package init(_ field: BreakdownField, rows: [BreakdownRow], omitted: Int = 0) {
    self.field = field
    self.rows = rows
    self.omitted = omitted
  }
}

/// One key of a breakdown, with what it owes under each regime.
package struct BreakdownRow: Sendable {
  /// What belongs to the key under one regime, in minor units.
  package struct Cell: Hashable, Sendable {
    package var lines = 0
    package var customsValue: Int64 = 0
    package var duty: Int64 = 0
    /// Nil when fees were not assessed.
    package var fees: Int64?
    package var taxes: Int64 = 0
    /// Of a programme or measure: what it charges.
    package var landedCost: Int64 = 0
    /// Part of it could not be assessed: the amounts are what is known.
    package var isOpen = false

    package init() {}

    /// The sums of the whole basket.
    init(_ totals: TotalsReport) {
      lines = totals.lines
      customsValue = totals.customsValue
      duty = totals.duty
      fees = totals.fees
      taxes = totals.taxes
      landedCost = totals.landedCost
    }

    /// The figures as reports show them: of a line that is not assessed whole, the sums are unknown.
    func figures(by field: BreakdownField?) -> Figures {
      guard field == .line, isOpen else {
        return Figures(duty: duty, fees: fees, taxes: taxes, landedCost: landedCost, of: customsValue)
      }
      return Figures(of: customsValue)
    }
  }

  /// Amounts of a cell, nil where unknown.
  struct Figures {
    var duty: Int64?
    var fees: Int64?
    var taxes: Int64?
    var landedCost: Int64?
    /// In hundredths of a percent.
    var effectiveRate: Int64?

    init(
      duty: Int64? = nil,
      fees: Int64? = nil,
      taxes: Int64? = nil,
      landedCost: Int64? = nil,
      of customsValue: Int64
    ) {
      self.duty = duty
      self.fees = fees
      self.taxes = taxes
      self.landedCost = landedCost
      effectiveRate = duty.flatMap { TotalsReport.rate($0, of: customsValue) }
    }

    /// Duty, fees and taxes; nil where the duty is unknown.
    var charges: Int64? { duty.map { $0 + (fees ?? 0) + (taxes ?? 0) } }
  }

  /// The row's number, a programme, a measure, a chapter or an origin.
  package var key: String
  /// One for each regime, in the order of the comparison.
  package var cells: [Cell]

  package init(key: String, cells: [Cell]) {
    self.key = key
    self.cells = cells
  }

  /// The whole basket as one row.
  init(_ report: CompareReport) {
    self.init(key: "total", cells: report.sides.map { Cell($0.totals) })
  }
}
