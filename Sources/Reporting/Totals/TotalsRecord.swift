// SPDX-License-Identifier: Apache-2.0

package import ExactMath
package import TariffEngine
import TariffModel

/// The sums over a basket, or a part of one, that can be added to those of other parts without loss.
///
/// Where `TotalsReport` is for readers and leaves out what is not charged, a record keeps a place for
/// everything, so that the sum of the records of all parts is the record of the whole, byte for byte.
package struct TotalsRecord: Hashable, Sendable {
  /// What the sums rest on; only sums on the same grounds can be added.
  package var grounds: Grounds
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
  /// One for each programme of the grounds; nil where it was not charged.
  package var byProgramme: [Int64?]
  /// Of duty, fees and taxes together; nil when exact.
  package var range: AmountRange?
  /// Names of the facts that were assumed on some line, sorted.
  package var assumedFacts: [String] = []
  /// How many problems lines had.
  package var problems = 0

  /// What a run asked, and which law answered.
  package struct Grounds: Hashable, Sendable {
    package var territory: String
    package var regime: String
    /// The instant of the regime's clock; nil when each line is judged at its own date of entry.
    package var asOf: String?
    package var currency: Currency
    package var isNotLaw: Bool
    package var unlawful: String
    package var transition: String?
    package var library: String
    package var edition: String
    package var lawThrough: String
    /// The fingerprint of the law.
    package var hash: String
    package var rounding: String
    package var feesAssessed: Bool
    /// Fact and value, as asked for.
    package var assumptions: [[String]]
    /// The programmes that charge, in the order of the law.
    package var programmes: [String]
    package var notModelled: [String]

    package init(
      territory: String,
      regime: String,
      asOf: String?,
      currency: Currency,
      isNotLaw: Bool,
      unlawful: String,
      transition: String?,
      library: String,
      edition: String,
      lawThrough: String,
      hash: String,
      rounding: String,
      feesAssessed: Bool,
      assumptions: [[String]],
      programmes: [String],
      notModelled: [String]
    ) {
      self.territory = territory
      self.regime = regime
      self.asOf = asOf
      self.currency = currency
      self.isNotLaw = isNotLaw
      self.unlawful = unlawful
      self.transition = transition
      self.library = library
      self.edition = edition
      self.lawThrough = lawThrough
      self.hash = hash
      self.rounding = rounding
      self.feesAssessed = feesAssessed
      self.assumptions = assumptions
      self.programmes = programmes
      self.notModelled = notModelled
    }
  }

  /// No lines at all, on those grounds.
  package init(_ grounds: Grounds) {
    self.grounds = grounds
    byProgramme = grounds.programmes.map { _ in nil }
    fees = grounds.feesAssessed ? 0 : nil
  }
}

extension TotalsRecord.Grounds {
  /// The grounds of a report; `hash` is the fingerprint of its law.
  ///
  /// What is not modelled is that of the territory: what it is of a programme stands in each part's own result.
  package init(_ header: ReportHeader, hash: String) {
    let charging = header.programmes.filter(\.charges).map(\.id)
    self.init(
      territory: header.territory,
      regime: header.regime,
      asOf: header.asOf,
      currency: header.currency,
      isNotLaw: header.isNotLaw,
      unlawful: header.unlawful.rawValue,
      transition: header.transition?.rawValue,
      library: header.library,
      edition: header.edition,
      lawThrough: header.lawThrough.description,
      hash: hash,
      rounding: header.rounding.rawValue,
      feesAssessed: header.feesAssessed,
      assumptions: header.assumptions.map { [$0.fact, $0.text] },
      programmes: charging,
      notModelled: header.notModelled
    )
  }
}

extension TotalsRecord {
  /// The sums of a report.
  package init(_ totals: TotalsReport, header: ReportHeader, hash: String, problems: Int) {
    self.init(Grounds(header, hash: hash))
    lines = totals.lines
    assessed = totals.assessed
    assumed = totals.assumed
    unassessed = totals.unassessed
    customsValue = totals.customsValue
    assessedValue = totals.assessedValue
    duty = totals.duty
    openDuty = totals.openDuty
    outsideLaw = totals.outsideLaw
    fees = totals.fees
    taxes = totals.taxes
    landedCost = totals.landedCost
    byProgramme = grounds.programmes.map { id in totals.byProgramme.first { $0.id == id }?.amount }
    range = totals.range
    assumedFacts = totals.assumedFacts.sorted()
    self.problems = problems
  }
}

extension ReportedProgramme {
  /// Whether it can charge anything under the regime.
  fileprivate var charges: Bool { isLive && kind != .control }
}
