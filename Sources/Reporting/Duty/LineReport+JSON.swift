// SPDX-License-Identifier: Apache-2.0

import TariffEngine
import TariffModel

extension LineReport {
  /// Writes the members of the line in the published order.
  ///
  /// `notApplied` and the details of charges come only where the report explains; `problems` comes last,
  /// on lines that have some.
  func writeMembers(_ json: inout JSONText, explains: Bool) {
    json.member("row", row)
    json.member("sku", sku)
    json.member("hts", hts)
    json.member("origin", origin)
    json.member("entryDate", entryDate)
    json.member("status", status.rawValue)
    json.money("customsValue", customsValue)
    json.array("charges", charges) { json, charge in
      json.object { charge.writeMembers(&$0, explains: explains) }
    }
    writeReasons(&json, explains: explains)
    json.range("range", range)
    json.money("duty", duty)
    json.money("fees", fees)
    json.money("taxes", taxes)
    json.money("landedCost", landedCost)
    json.percent("effectiveRate", effectiveRate)
    writeProblems(&json)
  }

  /// Writes what is said of the line besides its amounts.
  func writeReasons(_ json: inout JSONText, explains: Bool) {
    if explains {
      json.array("notApplied", notApplied) { json, measure in
        json.object { json in
          json.member("measure", measure.measure)
          json.member("programme", measure.programme)
          json.member("reason", measure.reason)
          json.member("by", measure.by)
          if !measure.heading.isEmpty { json.member("heading", measure.heading) }
        }
      }
    }
    json.array("controls", controls) { json, control in
      json.object { json in
        json.member("measure", control.measure)
        json.member("programme", control.programme)
        json.member("flag", control.flag)
        json.member("cite", control.cite)
      }
    }
    json.array("notes", notes) { json, note in json.object { note.writeMembers(&$0) } }
    json.array("assumed", assumed) { json, fact in
      json.object { json in
        json.member("fact", fact.fact)
        json.member("as", fact.text)
      }
    }
  }

  /// Writes what stands in the way, if anything does.
  func writeProblems(_ json: inout JSONText) {
    guard !problems.isEmpty else { return }
    json.array("problems", problems) { json, problem in json.object { problem.writeMembers(&$0) } }
  }
}

extension ReportedCharge {
  /// Writes the members of the charge in the published order; without amounts, those are null.
  func writeMembers(_ json: inout JSONText, explains: Bool, withAmounts: Bool = true) {
    json.member("measure", measure)
    json.member("programme", programme)
    json.member("kind", kind.rawValue)
    json.member("rate", rate)
    json.money("base", withAmounts ? base : nil)
    json.money("amount", withAmounts ? amount : nil)
    json.member("cite", cite)
    if withAmounts, !terms.isEmpty {
      json.array("terms", terms) { json, term in
        json.object { json in
          json.member("rate", term.rate)
          json.member("base", term.base)
          json.member("unit", term.unit)
          json.money("amount", term.amount)
        }
      }
    }
    guard explains else { return }
    json.member("authority", authority)
    json.member("drawback", drawback.rawValue)
    if !doubt.isEmpty { json.member("doubt", doubt) }
  }
}

extension Remark {
  func writeMembers(_ json: inout JSONText) {
    if !column.isEmpty { json.member("column", column) }
    json.member("id", id)
    json.member("message", text)
  }
}
