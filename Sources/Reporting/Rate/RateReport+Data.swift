// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffEngine
import TariffModel

extension RateReport {
  /// A row for each charge: `measure, programme, kind, rate, base, amount, cite`, without amounts for those that
  /// cannot be computed; then the total of the duties, its rate being the effective one.
  func writeCSV(to out: inout [UInt8]) {
    let text = CSVText()
    text.row(["measure", "programme", "kind", "rate", "base", "amount", "cite"], to: &out)
    for charge in line.charges {
      text.row(
        [
          charge.measure, charge.programme, charge.kind.rawValue, charge.rate, money(charge.base),
          money(charge.amount), charge.cite,
        ],
        to: &out
      )
    }
    for charge in line.openCharges {
      text.row(
        [charge.measure, charge.programme, charge.kind.rawValue, charge.rate, "", "", charge.cite],
        to: &out
      )
    }
    let rate = line.effectiveRate.map { DecimalText.text($0, digits: 2) + "%" } ?? ""
    text.row(
      ["total", "", MeasureKind.duty.rawValue, rate, money(line.customsValue), money(line.duty), ""],
      to: &out
    )
  }

  /// One document, schema `tariff.rate/1`.
  func writeJSON(to out: inout [UInt8]) {
    JSONText.append(to: &out, currency: header.currency) { json in
      json.object { writeMembers(&$0) }
      json.raw("\n")
    }
  }

  /// The same on one line, with its `type`.
  func writeNDJSON(to out: inout [UInt8]) {
    JSONText.appendRecord("rate", to: &out, currency: header.currency) { writeMembers(&$0) }
  }

  private func writeMembers(_ json: inout JSONText) {
    json.member("schema", "tariff.rate/1")
    header.writeMembers(&json)
    json.member("hts", line.hts)
    json.member("origin", line.origin)
    json.member("entryDate", line.entryDate)
    json.member("status", line.status.rawValue)
    json.percent("effectiveRate", line.effectiveRate)
    json.money("customsValue", showsAmounts ? line.customsValue : nil)
    json.array("charges", line.charges) { json, charge in
      json.object { charge.writeMembers(&$0, explains: header.explains, withAmounts: showsAmounts) }
    }
    if !line.openCharges.isEmpty {
      json.array("open", line.openCharges) { json, charge in
        json.object { charge.writeMembers(&$0, explains: header.explains, withAmounts: false) }
      }
    }
    line.writeReasons(&json, explains: header.explains)
    line.writeProblems(&json)
    header.writeReading(&json)
    header.writeGrounds(&json, charged: line.charges.map(\.programme))
  }

  private func money(_ amount: Int64?) -> String {
    guard showsAmounts, let amount else { return "" }
    return DecimalText.text(amount, digits: header.currency.minorDigits)
  }
}
