// SPDX-License-Identifier: Apache-2.0

package import LibraryLoading
import Reporting
package import TariffEngine
package import TariffModel

extension RegimeRun {
  /// What a user asks for besides the regime itself.
  package struct Wishes: Sendable {
    /// Re-pins the clock.
    package var asOf: LineDate?
    package var transition: Regime.Transition?
    package var options: AssessmentOptions
    package var explains: Bool
    package var isWide: Bool

    package init(
      asOf: LineDate? = nil,
      transition: Regime.Transition? = nil,
      options: AssessmentOptions = AssessmentOptions(),
      explains: Bool = false,
      isWide: Bool = false
    ) {
      self.asOf = asOf
      self.transition = transition
      self.options = options
      self.explains = explains
      self.isWide = isWide
    }
  }

  /// The law of a territory as a regime reads it, with the wishes of the user.
  package init(_ regime: Regime, law: TerritoryLaw, facts: LibraryFacts, wishes: Wishes) {
    self.init(EffectiveLaw(regime: wishes.applied(to: regime), law: law, facts: facts), wishes: wishes)
  }

  /// A law that was read as the wishes say; see `Wishes.applied`.
  package init(_ effective: EffectiveLaw, wishes: Wishes) {
    var header = ReportHeader(
      law: effective,
      options: wishes.options,
      notModelled: Dictionary(effective.law.programmes.map { ($0.id, $0.notModelled) }, uniquingKeysWith: +),
      explains: wishes.explains,
      isWide: wishes.isWide
    )
    if let currency = wishes.options.currency { header.currency = currency }
    self.init(law: effective, options: wishes.options, header: header)
  }
}

extension RegimeRun.Wishes {
  /// The regime with the clock and the transition that the user wants.
  package func applied(to regime: Regime) -> Regime {
    var regime = regime
    if let asOf { regime.clock = .at(asOf) }
    if let transition { regime.transition = transition }
    return regime
  }
}
