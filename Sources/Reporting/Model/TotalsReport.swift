// SPDX-License-Identifier: Apache-2.0

package import TariffEngine
package import TariffModel

/// The sums over a basket, or a part of one, under one regime, in minor units.
package struct TotalsReport: Sendable {
  /// What one programme charged.
  package struct Programme: Hashable, Sendable {
    package let id: String
    package let kind: MeasureKind
    package let amount: Int64

    package init(id: String, kind: MeasureKind, amount: Int64) {
      self.id = id
      self.kind = kind
      self.amount = amount
    }
  }

  package var lines = 0
  package var assessed = 0
  package var assumed = 0
  package var unassessed = 0
  package var customsValue: Int64 = 0
  package var assessedValue: Int64 = 0
  package var duty: Int64 = 0
  /// The part of it that is known of lines that could not be assessed whole.
  package var openDuty: Int64 = 0
  /// Lines that are judged at a time whose law is not known.
  package var outsideLaw = 0
  /// Nil when fees were not assessed.
  package var fees: Int64?
  package var taxes: Int64 = 0
  package var landedCost: Int64 = 0
  /// Only programmes that were charged, even at zero, in the order of the law.
  package var byProgramme: [Programme] = []
  /// Of duty, fees and taxes together; nil when exact.
  package var range: AmountRange?
  /// Names of the facts that were assumed on some line.
  package var assumedFacts: [String] = []

  package init() {}

  /// The sums of a tally made under the law of `header`.
  package init(_ tally: Tally, header: ReportHeader, facts: [FactDefinition]) {
    lines = tally.lines
    assessed = tally.assessed
    assumed = tally.assumed
    unassessed = tally.unassessed
    customsValue = tally.customsValue
    assessedValue = tally.assessedValue
    duty = tally.duty
    openDuty = tally.openDuty
    outsideLaw = tally.outsideLaw
    fees = header.feesAssessed ? tally.fees : nil
    taxes = tally.taxes
    landedCost = tally.landedCost
    byProgramme = header.programmes.indices.compactMap { index in
      guard tally.chargedProgrammes >> UInt64(index & 63) & 1 == 1 else { return nil }
      let programme = header.programmes[index]
      return Programme(id: programme.id, kind: programme.kind, amount: tally.byProgramme[index])
    }
    if tally.hasRange, tally.minimum != tally.maximum {
      range = AmountRange(minimum: tally.minimum, maximum: tally.maximum)
    }
    assumedFacts = facts.names(in: tally.assumedFacts)
  }

  /// Duty as a share of the customs value in hundredths of a percent; nil at zero value.
  package var effectiveRate: Int64? { TariffEngine.effectiveRate(duty: duty, of: customsValue) }

  /// An amount as a share of a value in hundredths of a percent; nil at zero value.
  static func rate(_ amount: Int64, of value: Int64) -> Int64? {
    TariffEngine.effectiveRate(duty: amount, of: value)
  }
}

extension [FactDefinition] {
  /// The names of the facts in a set.
  func names(in facts: FactSet) -> [String] {
    facts.numbers.map { self[$0].name }
  }
}

/// An entry and the fees that were settled on it.
package struct EntryReport: Sendable {
  /// A fee of the entry, in minor units.
  package struct Fee: Hashable, Sendable {
    package let measure: String
    package let amount: Int64

    package init(measure: String, amount: Int64) {
      self.measure = measure
      self.amount = amount
    }
  }

  /// The first row of it.
  package var row: Int
  /// The entry's number as the basket gives it.
  package var entry: String
  package var lines: Int
  package var fees: [Fee]

  package init(row: Int = 0, entry: String, lines: Int, fees: [Fee]) {
    self.row = row
    self.entry = entry
    self.lines = lines
    self.fees = fees
  }
}

/// Something wrong with a row of the basket.
package struct ReportedProblem: Hashable, Sendable {
  package let row: Int
  /// May be empty.
  package let column: String
  package let id: String
  package let message: String

  package init(row: Int, column: String, id: String, message: String) {
    self.row = row
    self.column = column
    self.id = id
    self.message = message
  }

  /// A remark as a problem of its row.
  package init(row: Int, _ remark: Remark) {
    self.init(row: row, column: remark.column, id: remark.id, message: remark.text)
  }
}
