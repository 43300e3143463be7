// SPDX-License-Identifier: Apache-2.0

package import TariffEngine
package import TariffModel

/// One line as a reader sees it: every number with its reason, every remark as a sentence.
///
/// Amounts are minor units. Those that are unknown are nil, never zero: the sums of a line that is not
/// assessed whole, fees where none were assessed.
package struct LineReport: Sendable {
  package var row: Int
  package var sku = ""
  /// The digits of the code, or what the basket says where it is no code.
  package var hts = ""
  /// The code as the territory prints it.
  package var code = ""
  package var origin = ""
  /// The line's own date of entry, as declared.
  package var entryDate: String?
  /// The instant whose law was applied.
  package var judgedAt: String?
  package var status = AssessmentStatus.unassessed
  package var customsValue: Int64?
  /// In filing order.
  package var charges: [ReportedCharge] = []
  /// What applies but cannot be computed, with amounts of zero.
  package var openCharges: [ReportedCharge] = []
  /// Only where the report explains.
  package var notApplied: [NotApplied] = []
  package var controls: [ReportedControl] = []
  package var notes: [Remark] = []
  package var assumed: [AssumedFact] = []
  /// Of duty, fees and taxes together; nil when exact.
  package var range: AmountRange?
  package var duty: Int64?
  package var fees: Int64?
  package var taxes: Int64?
  package var landedCost: Int64?
  /// In hundredths of a percent.
  package var effectiveRate: Int64?
  /// What stands in the way of a whole assessment; empty when nothing does.
  package var problems: [Remark] = []

  package init(row: Int) {
    self.row = row
  }

  /// A row of the basket that could not be read: it stands in every report, with what is wrong with it.
  package static func unreadable(
    row: Int,
    sku: String = "",
    hts: String = "",
    origin: String = "",
    problems: [Remark]
  ) -> LineReport {
    var report = LineReport(row: row)
    report.sku = sku
    report.hts = hts
    report.code = hts
    report.origin = origin
    report.problems = problems
    return report
  }
}

/// One charge on a line.
package struct ReportedCharge: Sendable {
  /// One term of a rate that is more than a share of a value.
  package struct Term: Hashable, Sendable {
    package var rate: String
    /// Decimal text: money with the currency's digits, or a quantity.
    package var base: String
    /// The unit of the base: a unit of quantity, or the currency.
    package var unit: String
    package var amount: Int64

    package init(rate: String, base: String, unit: String, amount: Int64) {
      self.rate = rate
      self.base = base
      self.unit = unit
      self.amount = amount
    }
  }

  package var measure: String
  package var programme: String
  package var kind: MeasureKind
  package var rate: String
  package var base: Int64
  package var amount: Int64
  package var cite: String
  /// Adding up to the amount; empty for a plain share of the base.
  package var terms: [Term] = []
  /// The rate is a percentage, and nothing else.
  package var isPercentage = false
  /// The rate, or a part of it, is so much for each unit.
  package var isByQuantity = false
  package var doubt = ""
  package var authority = ""
  package var drawback = Drawback.unknown

  package init(
    measure: String,
    programme: String,
    kind: MeasureKind,
    rate: String,
    base: Int64,
    amount: Int64,
    cite: String
  ) {
    self.measure = measure
    self.programme = programme
    self.kind = kind
    self.rate = rate
    self.base = base
    self.amount = amount
    self.cite = cite
  }
}

/// A control that a line meets: not money, but something to be done or known.
package struct ReportedControl: Hashable, Sendable {
  package var measure: String
  package var programme: String
  package var flag: String
  package var cite: String

  package init(measure: String, programme: String, flag: String, cite: String) {
    self.measure = measure
    self.programme = programme
    self.flag = flag
    self.cite = cite
  }
}

extension ReportedControl {
  /// On a page: the flag with the measure before it and the citation behind.
  var sentence: String { "\(measure): \(flag)" + (cite.isEmpty ? "" : " (\(cite))") }
}

/// A fact that a line does not declare and on which its amounts depend.
package struct AssumedFact: Hashable, Sendable {
  /// The fact's name, such as `content_steel`.
  package var fact: String
  /// What was taken instead, such as `the full customs value`.
  package var text: String

  package init(fact: String, text: String) {
    self.fact = fact
    self.text = text
  }
}

/// A remark on a line: a stable name in kebab-case, and a sentence.
package struct Remark: Hashable, Sendable {
  package let id: String
  /// The column of the basket that it is about; may be empty.
  package let column: String
  package let text: String

  package init(id: String, column: String = "", text: String) {
    self.id = id
    self.column = column
    self.text = text
  }
}

extension Remark {
  /// On a page: the text with its name behind.
  var sentence: String { "\(text) [\(id)]" }
}
