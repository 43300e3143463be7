// SPDX-License-Identifier: Apache-2.0

import ExactMath

/// Writes a comparison as one JSON object a line: `breakdown` for each key, `problem`, and last `totals`
/// for each regime in the order of the command line.
///
/// Published behaviour: after `type` the members are those of the JSON document, in its order. The totals
/// carry the schema and what the answer rests on.
package struct CompareNDJSON: Sendable {
  private let headers: [ReportHeader]
  private let baseline: Int
  private let field: BreakdownField?

  /// - Precondition: `baseline` is an index of `headers`.
  package init(_ headers: [ReportHeader], baseline: Int = 0, by field: BreakdownField? = nil) {
    precondition(headers.indices.contains(baseline), "the baseline must be one of the regimes")
    self.headers = headers
    self.baseline = baseline
    self.field = field
  }

  private var header: ReportHeader { headers[baseline] }

  package func row(_ row: BreakdownRow, into out: inout [UInt8]) {
    record("breakdown", &out) { json in
      json.member("by", field?.rawValue)
      row.writeMembers(&json, regimes: headers.map(\.regime), baseline: baseline, by: field)
    }
  }

  package func problem(_ problem: ReportedProblem, into out: inout [UInt8]) {
    record("problem", &out) { problem.writeMembers(&$0) }
  }

  /// Appends the totals of each regime.
  package func end(_ report: CompareReport, problemsOmitted: Int = 0, into out: inout [UInt8]) {
    for index in report.sides.indices {
      record("totals", &out) { json in
        json.member("schema", "tariff.compare/1")
        json.member("territory", header.territory)
        json.member("currency", header.currency.code)
        json.member("baseline", header.regime)
        report.writeMembers(&json, side: index)
        json.member("problemsOmitted", problemsOmitted)
        headers[index].writeGrounds(
          &json,
          charged: report.sides[index].totals.byProgramme.map(\.id)
        )
      }
    }
  }

  private func record(_ type: String, _ out: inout [UInt8], _ body: (inout JSONText) -> Void) {
    JSONText.appendRecord(type, to: &out, currency: header.currency, body)
  }
}
