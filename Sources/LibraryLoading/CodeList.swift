// SPDX-License-Identifier: Apache-2.0

package import ExactMath
package import SourceDiagnostics
package import TariffModel

/// A list of codes: a CSV with a column `hts` or `code`, perhaps `from` and `until`, and any others.
///
/// Rows are prefixes sorted by code. Cells of other columns stay bytes of the file until they are asked for.
package struct CodeList: Sendable {
  package let name: String
  /// The header's names.
  package let columns: [String]
  let file: SourceFile
  private var codes: [CommodityCode] = []
  private var windows: [Window] = []
  /// Byte offset of each row.
  private var rowStarts: [Int] = []
  /// The lengths of code that occur, longest first.
  private let lengths: [Int]

  /// Reads the list. A bad row is reported and left out.
  package init(name: String, file: SourceFile, log: DiagnosticLog) {
    self.name = name
    self.file = file
    let bytes = file.bytes
    var offset = Self.lineEnd(bytes, from: 0)
    columns = Self.cells(bytes, 0..<offset).map { String(decoding: bytes[$0], as: UTF8.self) }
    let codeColumn = columns.firstIndex { $0 == "hts" || $0 == "code" }
    let fromColumn = columns.firstIndex(of: "from")
    let untilColumn = columns.firstIndex(of: "until")
    guard let codeColumn else {
      log.error(.listWithoutCode, at: SourceLocation(file: file, range: 0..<offset))
      lengths = []
      return
    }
    var seenLengths: Set<Int> = []
    offset += 1
    while offset < bytes.count {
      let end = Self.lineEnd(bytes, from: offset)
      defer { offset = end + 1 }
      guard end > offset else { continue }
      let cells = Self.cells(bytes, offset..<end)
      func complain(_ message: Diagnostic.Message, _ column: Int) {
        let range = column < cells.count ? cells[column] : offset..<end
        log.error(message, at: SourceLocation(file: file, range: range))
      }
      guard codeColumn < cells.count, let code = CommodityCode(bytes[cells[codeColumn]]) else {
        complain(.badListCode, codeColumn)
        continue
      }
      if let previous = codes.last, code < previous {
        complain(.listNotSorted(code, after: previous), codeColumn)
      }
      var bounds = (CivilInstant.distantPast, CivilInstant.distantFuture)
      if let fromColumn, fromColumn < cells.count, !cells[fromColumn].isEmpty {
        guard let from = WrittenInstant(bytes[cells[fromColumn]]) else {
          complain(.badListDate, fromColumn)
          continue
        }
        bounds.0 = from.instant
      }
      if let untilColumn, untilColumn < cells.count, !cells[untilColumn].isEmpty {
        guard let until = WrittenInstant(bytes[cells[untilColumn]]) else {
          complain(.badListDate, untilColumn)
          continue
        }
        bounds.1 = until.instant
      }
      codes.append(code)
      windows.append(Window(from: bounds.0, until: bounds.1))
      rowStarts.append(offset)
      seenLengths.insert(code.length)
    }
    lengths = seenLengths.sorted(by: >)
  }

  package var count: Int { codes.count }

  /// The codes of all rows, in order.
  package var allCodes: [CommodityCode] { codes }

  /// The instants at which rows come in or go out.
  package var boundaries: Set<CivilInstant> {
    var result: Set<CivilInstant> = []
    for window in windows {
      if window.from != .distantPast { result.insert(window.from) }
      if window.until != .distantFuture { result.insert(window.until) }
    }
    return result
  }

  /// The ranges of the rows that count at `instant` and pass the filter.
  package func ranges(at instant: CivilInstant, filter: ListFilter?) -> [Range<Int64>] {
    var result: [Range<Int64>] = []
    let column = filter.flatMap { columns.firstIndex(of: $0.column) }
    let wanted = filter.map { Array($0.value.utf8) }
    for row in codes.indices where windows[row].contains(instant) {
      if let wanted {
        guard let column, cellBytes(row, column).elementsEqual(wanted) else { continue }
      }
      result.append(codes[row].coverage)
    }
    return result
  }

  /// The cell of `column` in the row that covers `code` at `instant`; of several, that of the longest prefix.
  package func cell(for code: CommodityCode, column: Int, at instant: CivilInstant) -> String? {
    for length in lengths where length <= code.length {
      let prefix = code.prefix(length)
      var row = firstRow(of: prefix)
      while row < codes.count, codes[row] == prefix {
        if windows[row].contains(instant) {
          return String(decoding: cellBytes(row, column), as: UTF8.self)
        }
        row += 1
      }
    }
    return nil
  }

  /// The distinct cells of `column` in the rows below `code`, in order of first appearance.
  package func cells(below code: CommodityCode, column: Int, at instant: CivilInstant) -> [String] {
    var row = firstRow(of: CommodityCode(aligned: code.aligned, length: 0))
    var result: [String] = []
    while row < codes.count, codes[row].aligned < code.coverage.upperBound {
      if codes[row].length > code.length, windows[row].contains(instant) {
        let cell = String(decoding: cellBytes(row, column), as: UTF8.self)
        if !result.contains(cell) { result.append(cell) }
      }
      row += 1
    }
    return result
  }

  private func firstRow(of code: CommodityCode) -> Int {
    var low = 0
    var high = codes.count
    while low < high {
      let middle = (low + high) / 2
      if codes[middle] < code { low = middle + 1 } else { high = middle }
    }
    return low
  }

  func cellBytes(_ row: Int, _ column: Int) -> ArraySlice<UInt8> {
    let start = rowStarts[row]
    let cells = Self.cells(file.bytes, start..<Self.lineEnd(file.bytes, from: start))
    return column < cells.count ? file.bytes[cells[column]] : []
  }

  private static func lineEnd(_ bytes: [UInt8], from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    return end
  }

  /// The ranges of a row's cells: separated by commas, quotes around a cell left off.
  private static func cells(_ bytes: [UInt8], _ row: Range<Int>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = row.lowerBound
    var index = start
    var isQuoted = false
    func close(_ end: Int) {
      var range = start..<end
      if range.count >= 2, bytes[range.lowerBound] == UInt8(ascii: "\"") {
        range = (range.lowerBound + 1)..<(range.upperBound - 1)
      }
      result.append(range)
    }
    var end = row.upperBound
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted:
        close(index)
        start = index + 1
      default: break
      }
      index += 1
    }
    close(end)
    return result
  }
}

extension Diagnostic.Message {
  static let listWithoutCode = Self(
    id: "list-without-code",
    text: "a list needs a column 'hts' or 'code'",
    help: "name the column of codes 'hts'"
  )
  static let badListCode = Self(id: "bad-list-code", text: "a code in a list has up to ten digits")
  static let badListDate = Self(
    id: "bad-list-date",
    text: "this is no date",
    help: "write 2025-04-05 or 2025-04-05T00:01"
  )

  static func listNotSorted(_ code: CommodityCode, after previous: CommodityCode) -> Self {
    Self(
      id: "list-not-sorted",
      text: "\(code) comes after \(previous)",
      help: "sort the rows by code, as text"
    )
  }
}
