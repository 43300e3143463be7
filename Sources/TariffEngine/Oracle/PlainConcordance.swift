// SPDX-License-Identifier: Apache-2.0

import LibraryLoading
import TariffModel

/// The concordance as rows: a code, and one that took its place.
struct PlainConcordance: Sendable {
  private let rows: [(from: CommodityCode, to: CommodityCode)]

  init(_ concordance: Concordance) {
    rows = concordance.rows
  }

  /// The codes in force to which a code leads: later ones, or where there are none, earlier ones.
  func codes(
    inPlaceOf code: CommodityCode,
    where isInForce: (CommodityCode) -> Bool
  ) -> [CommodityCode] {
    let later = reached(from: code, where: isInForce) { step in rows.filter { $0.from == step }.map(\.to) }
    guard later.isEmpty else { return later }
    return reached(from: code, where: isInForce) { step in rows.filter { $0.to == step }.map(\.from) }
  }

  /// The codes in force that come after `code`, however many codes that are not lie between.
  private func reached(
    from code: CommodityCode,
    where isInForce: (CommodityCode) -> Bool,
    after next: (CommodityCode) -> [CommodityCode]
  ) -> [CommodityCode] {
    var between: Set<CommodityCode> = [code]
    while true {
      let met = Set(between.flatMap(next)).subtracting(between)
      let further = met.filter { !isInForce($0) }
      if further.isEmpty { return met.sorted() }
      between.formUnion(further)
    }
  }
}
