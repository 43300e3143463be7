// SPDX-License-Identifier: Apache-2.0

/// Writes an assessed basket as one JSON document, schema `tariff.duty/1`.
///
/// Published behaviour: the order of the keys is part of it. Money is a string with the currency's digits,
/// rates are strings in percent; what is unknown is null. Each line of the basket stands on a line of its
/// own. The order is: what was asked, `lines`, `entries`, `totals`, `problems`, `problemsOmitted`, then
/// what the answer rests on.
package struct DutyJSON: Sendable {
  private let header: ReportHeader

  package init(_ header: ReportHeader) {
    self.header = header
  }

  /// Appends all that comes before the lines.
  package func begin(into out: inout [UInt8]) {
    JSONText.append(to: &out, currency: header.currency) { json in
      json.raw("{\n")
      json.member("schema", "tariff.duty/1")
      header.writeMembers(&json)
      json.raw(",\n\"lines\":[")
    }
  }

  /// Appends one line; the comma stands before it, unless it is the first of the document.
  package func line(_ line: LineReport, isFirst: Bool, into out: inout [UInt8]) {
    JSONText.append(to: &out, currency: header.currency) { json in
      json.raw(isFirst ? "\n" : ",\n")
      json.object { line.writeMembers(&$0, explains: header.explains) }
    }
  }

  /// Appends all that comes after the lines.
  package func end(
    entries: [EntryReport],
    totals: TotalsReport,
    problems: [ReportedProblem],
    problemsOmitted: Int,
    into out: inout [UInt8]
  ) {
    JSONText.append(to: &out, currency: header.currency) { json in
      json.raw("\n],\n\"entries\":")
      json.rows(entries) { $1.writeMembers(&$0) }
      json.raw(",\n\"totals\":")
      json.object { totals.writeMembers(&$0) }
      json.raw(",\n\"problems\":")
      json.rows(problems) { $1.writeMembers(&$0) }
      json.raw(",\n")
      json.restart()
      json.member("problemsOmitted", problemsOmitted)
      json.raw(",\n")
      json.restart()
      header.writeReading(&json)
      header.writeGrounds(&json, charged: totals.byProgramme.map(\.id))
      json.raw("\n}\n")
    }
  }
}
