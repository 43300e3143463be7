// SPDX-License-Identifier: Apache-2.0

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
    let text = String(decoding: bytes[..<end], as: UTF8.self)
    let expected = (["code", "units"] + columns).map(FoldedName.fold)
    let found = text.split(separator: ",", omittingEmptySubsequences: false).map {
      FoldedName.fold(String($0.filter { $0 != "\r" && $0 != "\"" }))
    }
    guard found.count < 3 || !zip(expected, found).allSatisfy(==) else { return }
    // Only the header is needed in the message, so only it is made a file.
    let header = SourceFile(path: path, bytes: Array(bytes[..<end]))
    log.report(.wrongScheduleHeader(expected: columns), at: SourceLocation(file: header, range: 0..<end))
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
