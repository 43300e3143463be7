// SPDX-License-Identifier: Apache-2.0

import SourceDiagnostics
package import TariffModel

extension CodeList {
  /// Whether any row passes the filter, at whatever time.
  package func hasRow(with filter: ListFilter) -> Bool {
    guard let column = columns.firstIndex(of: filter.column) else { return false }
    let wanted = Array(filter.value.utf8)
    return (0..<count).contains { isCell($0, column, wanted) }
  }

  /// The distinct cells of a column.
  package func values(ofColumn name: String) -> Set<String> {
    guard let column = columns.firstIndex(of: name) else { return [] }
    return Set((0..<count).map { String(decoding: cellBytes($0, column), as: UTF8.self) })
  }

  /// The cells of a column, in order, with their places.
  func cells(ofColumn name: String) -> [Located<String>] {
    guard let column = columns.firstIndex(of: name) else { return [] }
    return (0..<count).map { row in
      let cell = cellBytes(row, column)
      let place = SourceLocation(file: file, range: cell.startIndex..<cell.endIndex)
      return Located(String(decoding: cell, as: UTF8.self), at: place)
    }
  }

  /// Where the first row with that code stands.
  func location(of code: CommodityCode) -> SourceLocation? {
    guard let row = allCodes.firstIndex(of: code),
      let column = columns.firstIndex(where: { $0 == "hts" || $0 == "code" })
    else { return nil }
    let cell = cellBytes(row, column)
    return SourceLocation(file: file, range: cell.startIndex..<cell.endIndex)
  }
}
