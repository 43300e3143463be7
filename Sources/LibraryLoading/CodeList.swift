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

  /// Reads the list.
  ///
  /// A bad row is reported and left out.
  package init(name: String, file: SourceFile, log: DiagnosticLog) {
    self.name = name
    self.file = file
    let bytes = file.bytes
    var offset = Self.lineEnd(bytes, from: 0)
    columns = Self.header(bytes, 0..<offset)
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
      let row = offset..<end
      let place = Self.cell(bytes, row, codeColumn)
      guard let code = CommodityCode(bytes[place]) else {
        log.error(.badListCode, at: SourceLocation(file: file, range: place))
        continue
      }
      if let previous = codes.last, code < previous {
        log.error(.listNotSorted(code, after: previous), at: SourceLocation(file: file, range: place))
      }
      guard let from = Self.instant(row, fromColumn, or: .distantPast, file, log),
        let until = Self.instant(row, untilColumn, or: .distantFuture, file, log)
      else { continue }
      codes.append(code)
      windows.append(Window(from: from, until: until))
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

  /// The instants at which rows come in or go out that cover any of the goods under `code`.
  package func boundaries(touching code: CommodityCode) -> Set<CivilInstant> {
    var result: Set<CivilInstant> = []
    for row in codes.indices where codes[row].coverage.overlaps(code.coverage) {
      if windows[row].from != .distantPast { result.insert(windows[row].from) }
      if windows[row].until != .distantFuture { result.insert(windows[row].until) }
    }
    return result
  }

  /// Whether any row covers any of the goods under `code`, at whatever time.
  package func touches(_ code: CommodityCode) -> Bool {
    codes.contains { $0.coverage.overlaps(code.coverage) }
  }

  /// The ranges of the rows that count at `instant` and pass the filter.
  package func ranges(at instant: CivilInstant, filter: ListFilter?) -> [Range<Int64>] {
    var result: [Range<Int64>] = []
    let column = filter.flatMap { columns.firstIndex(of: $0.column) }
    let wanted = filter.map { Array($0.value.utf8) }
    for row in codes.indices where windows[row].contains(instant) {
      if let wanted {
        guard let column, isCell(row, column, wanted) else { continue }
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
    return file.bytes[Self.cell(file.bytes, start..<Self.lineEnd(file.bytes, from: start), column)]
  }

  /// Whether a cell has just these bytes.
  func isCell(_ row: Int, _ column: Int, _ wanted: [UInt8]) -> Bool {
    let cell = cellBytes(row, column)
    guard cell.count == wanted.count else { return false }
    for index in wanted.indices where cell[cell.startIndex + index] != wanted[index] { return false }
    return true
  }

  private static func lineEnd(_ bytes: [UInt8], from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    return end
  }

  /// The range of one cell of a row, quotes around it left off; empty at the row's end when there is none.
  private static func cell(_ bytes: [UInt8], _ row: Range<Int>, _ column: Int) -> Range<Int> {
    var end = row.upperBound
    if end > row.lowerBound, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    var start = row.lowerBound
    var left = column
    var isQuoted = false
    var index = start
    while index < end {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if byte == UInt8(ascii: ","), !isQuoted {
        if left == 0 { break }
        left -= 1
        start = index + 1
      }
      index += 1
    }
    guard left == 0 else { return end..<end }
    if index - start >= 2, bytes[start] == UInt8(ascii: "\"") { return (start + 1)..<(index - 1) }
    return start..<index
  }

  /// The names of the columns.
  private static func header(_ bytes: [UInt8], _ row: Range<Int>) -> [String] {
    let count = bytes[row].count { $0 == UInt8(ascii: ",") } + 1
    return (0..<count).map { String(decoding: bytes[cell(bytes, row, $0)], as: UTF8.self) }
  }

  /// The instant in a cell, or `missing` when it is blank; nil, with an error, when it is none.
  private static func instant(
    _ row: Range<Int>,
    _ column: Int?,
    or missing: CivilInstant,
    _ file: SourceFile,
    _ log: DiagnosticLog
  ) -> CivilInstant? {
    guard let column else { return missing }
    let place = cell(file.bytes, row, column)
    guard !place.isEmpty else { return missing }
    guard let written = WrittenInstant(file.bytes[place]) else {
      log.error(.badListDate, at: SourceLocation(file: file, range: place))
      return nil
    }
    return written.instant
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
