// SPDX-License-Identifier: Apache-2.0

package import TariffModel

/// Says whether any edition of a territory's schedule has a code.
package struct CodeLookup: Sendable {
  private let schedules: [Schedule]

  package init(law: TerritoryLaw) {
    schedules = law.schedules
  }

  /// Whether the code, or one that begins with it, stands in an edition.
  package func contains(_ code: CommodityCode) -> Bool {
    schedules.contains { $0.contains(code) || !$0.rows(below: code).isEmpty }
  }
}
