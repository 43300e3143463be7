// SPDX-License-Identifier: Apache-2.0

import ExactMath

/// Writes a comparison as one JSON document, schema `tariff.compare/1`.
///
/// Published behaviour: the order of the keys is part of it. The order is: what was asked, `by` and
/// `breakdown` (null and empty without `--by`), `baseline`, `regimes` in the order of the command line,
/// `problems`, `problemsOmitted`, then what the answer rests on, and of a batch `scenario` with its status
/// and a fingerprint of all that the result depends on.
package struct CompareJSON: Sendable {
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

  /// Appends all that comes before the rows of the breakdown.
  package func begin(into out: inout [UInt8]) {
    JSONText.append(to: &out, currency: header.currency) { json in
      json.raw("{\n")
      json.member("schema", "tariff.compare/1")
      json.member("territory", header.territory)
      json.member("currency", header.currency.code)
      json.member("by", field?.rawValue)
      json.raw(",\n\"breakdown\":[")
    }
  }

  /// Appends one key of the breakdown; the comma stands before it, unless it is the first.
  package func row(_ row: BreakdownRow, isFirst: Bool, into out: inout [UInt8]) {
    JSONText.append(to: &out, currency: header.currency) { json in
      json.raw(isFirst ? "\n" : ",\n")
      json.object { row.writeMembers(&$0, regimes: headers.map(\.regime), baseline: baseline, by: field) }
    }
  }

  /// Appends all that comes after the breakdown.
  package func end(
    _ report: CompareReport,
    problems: [ReportedProblem] = [],
    problemsOmitted: Int = 0,
    scenario: ScenarioMark? = nil,
    into out: inout [UInt8]
  ) {
    JSONText.append(to: &out, currency: header.currency) { json in
      json.raw(field == nil ? "],\n" : "\n],\n")
      json.member("baseline", header.regime)
      json.raw(",\n\"regimes\":")
      json.rows(Array(report.sides.indices)) { report.writeMembers(&$0, side: $1) }
      json.raw(",\n\"problems\":")
      json.rows(problems) { $1.writeMembers(&$0) }
      json.raw(",\n")
      json.restart()
      json.member("problemsOmitted", problemsOmitted)
      json.raw(",\n")
      json.restart()
      header.writeGrounds(&json, charged: report.programmesCharged)
      if let scenario {
        json.raw(",\n\"scenario\":")
        json.object { scenario.writeMembers(&$0) }
      }
      json.raw("\n}\n")
    }
  }
}
