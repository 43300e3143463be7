// SPDX-License-Identifier: Apache-2.0

/// The columns of the user's own basket, which results repeat byte for byte.
package struct BasketColumns: Sendable {
  /// The header row as it stands in the file, without its end of line or byte order mark.
  package let header: [UInt8]
  /// The names of the columns, without quotes.
  package let names: [String]
  /// What the basket puts between its fields, and so do the results.
  package let delimiter: UInt8
  /// What the basket ends its rows with, and so do the results.
  package let lineEnd: [UInt8]

  package init(
    header: [UInt8],
    names: [String],
    delimiter: UInt8 = UInt8(ascii: ","),
    lineEnd: [UInt8] = [UInt8(ascii: "\n")]
  ) {
    self.header = header
    self.names = names
    self.delimiter = delimiter
    self.lineEnd = lineEnd
  }

  /// `name`, with the prefix `tariff_` if the basket has a column of that name in any case.
  func free(_ name: String) -> String {
    let taken = Set(names.map { $0.lowercased() })
    var name = name
    while taken.contains(name.lowercased()) { name = "tariff_" + name }
    return name
  }
}
