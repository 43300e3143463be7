// SPDX-License-Identifier: Apache-2.0

package import TariffModel

/// The law of one territory, read and checked: all that an engine needs besides a regime.
package struct TerritoryLaw: Sendable {
  package let territory: Territory
  /// In the order of the file names, `general` first.
  package let programmes: [Programme]
  /// The lists that rules name, by name without `.csv`.
  package let lists: [String: CodeList]
  /// Newest first, as in `territory.editions`.
  package private(set) var schedules: [Schedule]
  /// Codes that were renumbered from one edition to the next.
  package let concordance: Concordance

  package init(
    territory: Territory,
    programmes: [Programme],
    lists: [String: CodeList],
    schedules: [Schedule],
    concordance: Concordance = Concordance()
  ) {
    self.territory = territory
    self.programmes = programmes
    self.lists = lists
    self.schedules = schedules
    self.concordance = concordance
  }

  /// The same law, made ready for looking very many codes up.
  package func indexed() -> TerritoryLaw {
    var copy = self
    copy.schedules = schedules.map { $0.indexed() }
    return copy
  }
}
