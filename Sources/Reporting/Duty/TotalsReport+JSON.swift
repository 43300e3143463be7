// SPDX-License-Identifier: Apache-2.0

import TariffEngine

extension TotalsReport {
  /// Writes the members of the totals in the published order; `range` and `assumedFacts` come last, where
  /// a missing fact matters.
  func writeMembers(_ json: inout JSONText) {
    json.member("lines", lines)
    json.member("assessed", assessed)
    json.member("assumed", assumed)
    json.member("unassessed", unassessed)
    json.money("customsValue", customsValue)
    json.money("assessedValue", assessedValue)
    json.money("duty", duty)
    json.money("fees", fees)
    json.money("taxes", taxes)
    json.money("landedCost", landedCost)
    json.percent("effectiveRate", effectiveRate)
    json.object("byProgramme") { json in
      for programme in byProgramme { json.money(named: programme.id, programme.amount) }
    }
    if unassessed > 0 { json.money("openDuty", openDuty) }
    if outsideLaw > 0 { json.member("outsideLaw", outsideLaw) }
    if range != nil || !assumedFacts.isEmpty {
      json.range("range", range)
      json.array("assumedFacts", assumedFacts) { $0.string($1) }
    }
  }
}

extension EntryReport {
  func writeMembers(_ json: inout JSONText) {
    json.member("entry", entry)
    json.member("lines", lines)
    json.array("fees", fees) { json, fee in
      json.object { json in
        json.member("measure", fee.measure)
        json.money("amount", fee.amount)
      }
    }
  }
}

extension ReportedProblem {
  func writeMembers(_ json: inout JSONText) {
    json.member("row", row)
    json.member("column", column)
    json.member("id", id)
    json.member("message", message)
  }
}

extension JSONText {
  /// A range as `{"min", "max"}`, or null.
  mutating func range(_ name: StaticString, _ range: AmountRange?) {
    guard let range else {
      key(name)
      return null()
    }
    object(name) { json in
      json.money("min", range.minimum)
      json.money("max", range.maximum)
    }
  }
}
