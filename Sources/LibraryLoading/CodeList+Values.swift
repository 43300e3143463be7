// SPDX-License-Identifier: Apache-2.0

import SourceDiagnostics
import TariffModel

extension CodeList {
  /// The distinct cells of a column.
  package func values(ofColumn name: String) -> Set<String> { Set(cells(ofColumn: name).map(\.value)) }

  /// The cells of a column, in order, with their places.
  func cells(ofColumn name: String) -> [Located<String>] {
    guard let column = columns.firstIndex(of: name) else { return [] }
    var cells: [Located<String>] = []
    forEachCell(ofColumn: column) { _, place in
      cells.append(Located(file.text(place), at: SourceLocation(file: file, range: place)))
    }
    return cells
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
