// SPDX-License-Identifier: Apache-2.0

extension CompareReport {
  /// Writes one regime: its totals and how it differs from the baseline.
  func writeMembers(_ json: inout JSONText, side index: Int) {
    let side = sides[index]
    json.member("regime", side.header.regime)
    json.member("asOf", side.header.asOf)
    json.object("totals") { side.totals.writeMembers(&$0) }
    json.object("delta") { delta(index).writeMembers(&$0) }
    side.header.writeReading(&json)
  }
}

extension Delta {
  /// Writes the members in the published order: those of `byProgramme` add up to `duty`.
  func writeMembers(_ json: inout JSONText) {
    json.money("duty", duty)
    json.percent("points", points)
    json.object("byProgramme") { json in
      for part in dutyParts { json.money(named: part.id, part.amount) }
    }
    json.money("fees", fees)
    json.money("taxes", taxes)
    json.money("landedCost", landedCost)
  }
}

extension BreakdownRow {
  /// Writes one key, with a cell for each regime.
  func writeMembers(_ json: inout JSONText, regimes: [String], baseline: Int, by field: BreakdownField?) {
    let old = cells[baseline].figures(by: field)
    json.member("key", key)
    json.array("regimes", Array(zip(regimes, cells))) { json, pair in
      let (regime, cell) = pair
      let own = cell.figures(by: field)
      json.object { json in
        json.member("regime", regime)
        json.member("lines", cell.lines)
        json.money("customsValue", cell.customsValue)
        json.money("duty", own.duty)
        json.money("fees", own.fees)
        json.money("taxes", own.taxes)
        json.money("landedCost", own.landedCost)
        json.percent("effectiveRate", own.effectiveRate)
        json.money("deltaDuty", Delta.difference(old.duty, own.duty))
        json.percent("deltaPoints", Delta.difference(old.effectiveRate, own.effectiveRate))
      }
    }
  }
}
