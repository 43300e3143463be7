// SPDX-License-Identifier: Apache-2.0

package import ExactMath
package import TariffModel

/// What holds for a whole report under one regime: what was asked, and what the answer rests on.
package struct ReportHeader: Sendable {
  /// Which rounding was asked for.
  package enum Rounding: String, Hashable, Sendable, CaseIterable {
    /// Values and charges, as the territory says.
    case statutory
    /// Charges only.
    case exact
  }

  /// What the user asked to take for a fact that no line declares.
  package struct Assumption: Hashable, Sendable {
    /// The fact's name, such as `content_steel`.
    package let fact: String
    /// The value as a reader would say it, such as `30% of the value`.
    package let text: String

    package init(fact: String, text: String) {
      self.fact = fact
      self.text = text
    }
  }

  /// The library's name.
  package var library: String
  package var edition: String
  /// The last day whose law the library knows.
  package var lawThrough: CivilDate
  package var territory: String
  package var territoryTitle: String
  package var currency: Currency
  /// How codes are printed, such as `0000.00.00.00`.
  package var codeFormat: String
  package var regime: String
  package var regimeTitle: String
  /// The instant of the regime's clock; nil when each line is judged at its own date of entry.
  package var asOf: String?
  /// The regime is a slogan or a hypothetical.
  package var isNotLaw = false
  package var unlawful = Regime.Unlawful.collected
  package var transition: Regime.Transition?
  package var rounding = Rounding.statutory
  package var assumptions: [Assumption] = []
  /// What is not modelled of the territory, a few words each.
  package var notModelled: [String] = []
  /// Fees were assessed; otherwise they are "not assessed", which is not zero.
  package var feesAssessed = true
  /// In the order of `EffectiveLaw.programmes`: a charge's programme is an index into it.
  package var programmes: [ReportedProgramme] = []
  /// The report says of each charge where it is printed, and of each measure passed over why.
  package var explains = false
  /// A comparison puts its regimes side by side in columns.
  package var isWide = false

  package init(
    library: String,
    edition: String,
    lawThrough: CivilDate,
    territory: String,
    territoryTitle: String,
    currency: Currency,
    codeFormat: String,
    regime: String,
    regimeTitle: String,
    asOf: String?
  ) {
    self.library = library
    self.edition = edition
    self.lawThrough = lawThrough
    self.territory = territory
    self.territoryTitle = territoryTitle
    self.currency = currency
    self.codeFormat = codeFormat
    self.regime = regime
    self.regimeTitle = regimeTitle
    self.asOf = asOf
  }
}

/// A programme of the compiled regime, as reports name it.
package struct ReportedProgramme: Hashable, Sendable {
  package let id: String
  /// The kind of its charges; of several kinds, duty first; `control` where it charges nothing.
  package let kind: MeasureKind
  /// Some measure of it may apply under the regime.
  package let isLive: Bool
  /// What is not modelled of it, a few words each.
  package let notModelled: [String]

  package init(id: String, kind: MeasureKind, isLive: Bool = true, notModelled: [String] = []) {
    self.id = id
    self.kind = kind
    self.isLive = isLive
    self.notModelled = notModelled
  }
}
