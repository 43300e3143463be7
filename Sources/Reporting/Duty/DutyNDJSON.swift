// SPDX-License-Identifier: Apache-2.0

/// Writes an assessed basket as one JSON object a line, each with its `type`: `line`, `entry`, `problem`,
/// and `totals` last.
///
/// Published behaviour: after `type` the members are those of the JSON document, in its order. The totals
/// carry the schema, what was asked and what the answer rests on.
package struct DutyNDJSON: Sendable {
  private let header: ReportHeader

  package init(_ header: ReportHeader) {
    self.header = header
  }

  /// Appends nothing: there is no opening.
  package func begin(into out: inout [UInt8]) {}

  package func line(_ line: LineReport, into out: inout [UInt8]) {
    record("line", &out) { line.writeMembers(&$0, explains: header.explains) }
  }

  package func entry(_ entry: EntryReport, into out: inout [UInt8]) {
    record("entry", &out) { entry.writeMembers(&$0) }
  }

  package func problem(_ problem: ReportedProblem, into out: inout [UInt8]) {
    record("problem", &out) { problem.writeMembers(&$0) }
  }

  /// Appends the totals.
  package func end(totals: TotalsReport, problemsOmitted: Int, into out: inout [UInt8]) {
    record("totals", &out) { json in
      json.member("schema", "tariff.duty/1")
      header.writeMembers(&json)
      totals.writeMembers(&json)
      json.member("problemsOmitted", problemsOmitted)
      header.writeReading(&json)
      header.writeGrounds(&json, charged: totals.byProgramme.map(\.id))
    }
  }

  private func record(_ type: String, _ out: inout [UInt8], _ body: (inout JSONText) -> Void) {
    JSONText.appendRecord(type, to: &out, currency: header.currency, body)
  }
}
