// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffEngine

extension TotalsRecord {
  /// The name and version of the format.
  package static let schema = "tariff.totals/1"

  /// Appends the record as one JSON object on a line of its own.
  ///
  /// Published behaviour: the members are those of the totals of `tariff.duty/1`, in its order, but
  /// `byProgramme` names every programme that may charge, with null where none of its measures did.
  package func write(into out: inout [UInt8]) {
    JSONText.append(to: &out, currency: grounds.currency) { json in
      json.object { json in
        json.member("schema", Self.schema)
        json.member("territory", grounds.territory)
        json.member("regime", grounds.regime)
        json.member("asOf", grounds.asOf)
        json.member("currency", grounds.currency.code)
        writeSums(&json)
        writeGrounds(&json)
      }
      json.raw("\n")
    }
  }

  private func writeSums(_ json: inout JSONText) {
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
    json.percent("effectiveRate", TariffEngine.effectiveRate(duty: duty, of: customsValue))
    json.object("byProgramme") { json in
      for (id, amount) in zip(grounds.programmes, byProgramme) { json.money(named: id, amount) }
    }
    json.money("openDuty", openDuty)
    json.member("outsideLaw", outsideLaw)
    json.range("range", range)
    json.array("assumedFacts", assumedFacts) { $0.string($1) }
    json.member("problems", problems)
  }

  private func writeGrounds(_ json: inout JSONText) {
    json.member("notLaw", grounds.isNotLaw)
    json.member("unlawful", grounds.unlawful)
    json.member("transition", grounds.transition)
    json.object("library") { json in
      json.member("name", grounds.library)
      json.member("edition", grounds.edition)
      json.member("lawThrough", grounds.lawThrough)
      json.member("hash", grounds.hash)
    }
    json.member("rounding", grounds.rounding)
    json.member("feesAssessed", grounds.feesAssessed)
    json.object("assume") { json in
      for pair in grounds.assumptions { json.string(named: pair[0], pair[1]) }
    }
    json.array("notModelled", grounds.notModelled) { $0.string($1) }
    json.member("notice", ReportHeader.notice)
  }
}
