// SPDX-License-Identifier: Apache-2.0

import DelimitedText

/// Turns rows written in a scenario file into a basket, so that they are read like any other.
enum InlineRows {
  /// The rows as CSV; the columns are all names that occur, sorted.
  static func csv(_ rows: [[String: String]]) -> [UInt8] {
    let columns = Set(rows.flatMap(\.keys)).sorted()
    var writer = DelimitedWriter()
    var bytes: [UInt8] = []
    func append(_ cells: [String]) {
      for cell in cells { writer.append(cell, to: &bytes) }
      writer.endRow(&bytes)
    }
    append(columns)
    for row in rows { append(columns.map { row[$0] ?? "" }) }
    return bytes
  }
}
