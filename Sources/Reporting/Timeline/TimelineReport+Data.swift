// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

extension TimelineReport {
  private static let csvHeader = [
    "at", "rate_before", "rate_after", "duty_before", "duty_after", "change", "measure", "programme", "kind",
    "part_before", "part_after", "amount_before", "amount_after", "reason", "cite",
  ]

  /// A row for each charge that stands at the start, and for each that began, ended or changed.
  func writeCSV(to out: inout [UInt8]) {
    let text = CSVText()
    text.row(Self.csvHeader, to: &out)
    for part in start.parts {
      text.row(
        [since.minuteText, "", start.rate, "", money(start.duty), "stands"]
          + cells(before: nil, after: part, reason: ""),
        to: &out
      )
    }
    for change in changes {
      let head = [
        change.at.minuteText, change.before.rate, change.after.rate, money(change.before.duty),
        money(change.after.duty),
      ]
      for step in change.steps {
        text.row(
          head + [step.kind.rawValue] + cells(before: step.before, after: step.after, reason: step.reason),
          to: &out
        )
      }
      if change.steps.isEmpty { text.row(head + ["total"] + [String](repeating: "", count: 9), to: &out) }
    }
  }

  private func cells(before: Part?, after: Part?, reason: String) -> [String] {
    guard let charge = (after ?? before)?.charge else { return [String](repeating: "", count: 9) }
    return [
      charge.measure, charge.programme, charge.kind.rawValue, before?.rate ?? "", after?.rate ?? "",
      money(amount(before)), money(amount(after)), reason, charge.cite,
    ]
  }

  /// One document, schema `tariff.timeline/1`.
  func writeJSON(to out: inout [UInt8]) {
    JSONText.append(to: &out, currency: header.currency) { json in
      json.object { json in
        writeOpening(&json)
        json.object("start") { write(start, &$0) }
        json.array("changes", changes) { json, change in json.object { write(change, &$0) } }
        writeClosing(&json)
      }
      json.raw("\n")
    }
  }

  /// A record `start`, one for each `change`, and one `timeline` with what the answer rests on.
  func writeNDJSON(to out: inout [UInt8]) {
    JSONText.appendRecord("start", to: &out, currency: header.currency) { write(start, &$0) }
    for change in changes {
      JSONText.appendRecord("change", to: &out, currency: header.currency) { write(change, &$0) }
    }
    JSONText.appendRecord("timeline", to: &out, currency: header.currency) { json in
      writeOpening(&json)
      writeClosing(&json)
    }
  }

  private func writeOpening(_ json: inout JSONText) {
    json.member("schema", "tariff.timeline/1")
    header.writeMembers(&json)
    json.member("hts", hts)
    json.member("origin", origin)
    json.member("since", since.minuteText)
    json.member("until", until.minuteText)
    json.member("clock", clock)
  }

  private func writeClosing(_ json: inout JSONText) {
    json.member("next", next?.minuteText)
    header.writeReading(&json)
    header.writeGrounds(&json, charged: programmes)
  }

  private func write(_ standing: Standing, _ json: inout JSONText) {
    json.member("rate", standing.rate)
    json.percent("effectiveRate", standing.effectiveRate)
    json.money("duty", showsAmounts ? standing.duty : nil)
    json.money("taxes", showsAmounts ? standing.taxes : nil)
    json.array("parts", standing.parts) { json, part in
      json.object { json in
        json.member("measure", part.charge.measure)
        json.member("programme", part.charge.programme)
        json.member("kind", part.charge.kind.rawValue)
        json.member("rate", part.rate)
        json.money("amount", amount(part))
        json.member("cite", part.charge.cite)
      }
    }
    json.array("assumed", standing.assumed) { json, fact in
      json.object { json in
        json.member("fact", fact.fact)
        json.member("as", fact.text)
      }
    }
    json.array("problems", standing.problems) { json, problem in json.object { problem.writeMembers(&$0) } }
  }

  private func write(_ change: Change, _ json: inout JSONText) {
    json.member("at", change.at.minuteText)
    json.member("rateBefore", change.before.rate)
    json.percent("points", Delta.difference(change.before.effectiveRate, change.after.effectiveRate))
    json.array("steps", change.steps) { json, step in
      json.object { json in
        json.member("change", step.kind.rawValue)
        json.member("measure", step.charge?.measure)
        json.member("programme", step.charge?.programme)
        json.member("before", step.before?.rate)
        json.member("after", step.after?.rate)
        json.member("reason", step.reason)
        json.member("cite", step.charge?.cite)
      }
    }
    write(change.after, &json)
  }

  private func amount(_ part: Part?) -> Int64? {
    guard showsAmounts, let part, !part.isOpen else { return nil }
    return part.charge.amount
  }

  private func money(_ amount: Int64?) -> String {
    guard showsAmounts, let amount else { return "" }
    return DecimalText.text(amount, digits: header.currency.minorDigits)
  }
}
