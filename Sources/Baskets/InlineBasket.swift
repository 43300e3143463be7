// SPDX-License-Identifier: Apache-2.0

import DelimitedText
package import JSON5Reading
package import SourceDiagnostics

/// Rows that stand in a scenario file itself, by the names of their columns.
package enum InlineBasket {
  /// The rows as CSV, the columns in the order in which they first occur; nil when one is no row.
  ///
  /// Numbers are taken as they are written, true and false as yes and no, null as a blank.
  package static func csv(_ rows: [Node], log: DiagnosticLog) -> [UInt8]? {
    var columns: [String] = []
    var table: [[String: String]] = []
    var isSound = true
    for row in rows {
      guard case .object(let members) = row.value else {
        log.error(.notARow("a row of the basket is \(row.value.kind), not an object"), at: row.head)
        isSound = false
        continue
      }
      var fields: [String: String] = [:]
      for member in members {
        guard let text = text(member.value) else {
          log.error(
            .notARow("'\(member.key)' of this row is \(member.value.value.kind)"),
            at: member.value.head
          )
          isSound = false
          continue
        }
        if !columns.contains(member.key) { columns.append(member.key) }
        fields[member.key] = text
      }
      table.append(fields)
    }
    guard isSound else { return nil }
    var bytes: [UInt8] = []
    var writer = DelimitedWriter()
    for column in columns { writer.append(column, to: &bytes) }
    writer.endRow(&bytes)
    for row in table {
      for column in columns { writer.append(row[column] ?? "", to: &bytes) }
      writer.endRow(&bytes)
    }
    return bytes
  }

  private static func text(_ node: Node) -> String? {
    switch node.value {
    case .string(let text), .number(let text): text
    case .bool(let flag): flag ? "yes" : "no"
    case .null: ""
    case .array(let elements): list(elements)
    case .object: nil
    }
  }

  /// A list of texts, such as claims.
  private static func list(_ elements: [Node]) -> String? {
    var texts: [String] = []
    for element in elements {
      guard case .string(let text) = element.value else { return nil }
      texts.append(text)
    }
    return texts.joined(separator: ";")
  }
}
