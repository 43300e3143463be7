// SPDX-License-Identifier: Apache-2.0

import DelimitedText
import SourceDiagnostics
import TariffModel

/// Checks the file of a schedule edition, without reading its rates.
struct ScheduleCheck {
  /// The file's path as messages show it.
  let path: String
  let bytes: [UInt8]
  let log: DiagnosticLog

  /// Reports a header that is not code, units and the territory's rate columns in their order.
  ///
  /// Columns missing at the end are blank; further ones are for readers only.
  func checkHeader(columns: [String]) {
    let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    let expected = (["code", "units"] + columns).map(FoldedName.fold)
    var row = DelimitedRow()
    var offset = 0
    let header = bytes[..<end]
    do throws(DelimitedTextError) {
      _ = try RowSplitter(DelimitedFormat()).next(&row, in: header.span, at: &offset)
    } catch {}
    let found = row.texts(in: header.span).map(FoldedName.fold)
    guard found.count < 3 || !zip(expected, found).allSatisfy(==) else { return }
    // Only the header is needed in the message, so only it is made a file.
    let file = SourceFile(path: path, bytes: Array(header))
    log.report(.wrongScheduleHeader(expected: columns), at: SourceLocation(file: file, range: 0..<end))
  }

  /// Reports the first line that comes before the one above it.
  func checkOrder() {
    var previous: CommodityCode?
    var offset = (bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count) + 1
    while offset < bytes.count {
      let end = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let cell = bytes[offset..<end].prefix { $0 != UInt8(ascii: ",") }
      if let code = CommodityCode(cell) {
        if let previous, code < previous {
          let file = SourceFile(path: path, bytes: bytes)
          let place = SourceLocation(file: file, range: cell.startIndex..<cell.endIndex)
          return log.report(.scheduleNotSorted(code, after: previous), at: place)
        }
        previous = code
      } else if end > offset {
        let file = SourceFile(path: path, bytes: bytes)
        let place = SourceLocation(file: file, range: cell.startIndex..<cell.endIndex)
        log.report(.badCode(String(decoding: cell, as: UTF8.self)), at: place)
      }
      offset = end + 1
    }
  }
}
