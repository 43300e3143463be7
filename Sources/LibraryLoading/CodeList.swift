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
  /// When each row counts; empty when the list has no dates, and each always does.
  private var windows: [Window] = []
  /// The instants at which rows come in or go out.
  package private(set) var boundaries: Set<CivilInstant> = []
  /// Byte offset of each row.
  private var rowStarts: [Int] = []
  /// The lengths of code that occur, longest first.
  private let lengths: [Int]
  /// The rows by their cells in the columns by which filters choose.
  private var filed: [String: CellIndex] = [:]

  /// Reads the list; give the columns by which filters will choose, so that their rows are found at once.
  ///
  /// A bad row is reported and left out.
  package init(name: String, file: SourceFile, filters: Set<String> = [], log: DiagnosticLog) {
    self.name = name
    self.file = file
    let bytes = file.bytes
    var rows = ListRows(bytes)
    let hasHeader = rows.next()
    let names = hasHeader ? (0..<rows.cellCount).map { file.text(rows.cell($0)) } : []
    columns = names
    let fromColumn = columns.firstIndex(of: "from")
    let untilColumn = columns.firstIndex(of: "until")
    guard let codeColumn = columns.firstIndex(where: { $0 == "hts" || $0 == "code" }) else {
      log.error(.listWithoutCode, at: SourceLocation(file: file, range: rows.row))
      lengths = []
      return
    }
    let isDated = fromColumn != nil || untilColumn != nil
    // Few rows are shorter than a code of eight digits and a column beside it.
    let usual = file.bytes.count / 16
    codes.reserveCapacity(usual)
    rowStarts.reserveCapacity(usual)
    if isDated { windows.reserveCapacity(usual) }
    // Neighbours mostly have the same dates.
    var window = Window.always
    var indices = names.indices.filter { filters.contains(names[$0]) }
      .map { (column: $0, index: CellIndex(file.bytes)) }
    var hasLength = [Bool](repeating: false, count: CommodityCode.maximumLength + 1)
    while rows.next() {
      guard !rows.row.isEmpty else { continue }
      let place = rows.cell(codeColumn)
      guard let code = CommodityCode(bytes.span.extracting(place)) else {
        log.error(.badListCode, at: SourceLocation(file: file, range: place))
        continue
      }
      if let previous = codes.last, code < previous {
        log.error(.listNotSorted(code, after: previous), at: SourceLocation(file: file, range: place))
      }
      if isDated {
        guard let from = Self.instant(fromColumn.map(rows.cell), or: .distantPast, file, log),
          let until = Self.instant(untilColumn.map(rows.cell), or: .distantFuture, file, log)
        else { continue }
        if window.from != from || window.until != until {
          window = Window(from: from, until: until)
          Self.note(window, in: &boundaries)
        }
        windows.append(window)
      }
      for filed in indices.indices {
        indices[filed].index.add(codes.count, cell: rows.cell(indices[filed].column))
      }
      codes.append(code)
      rowStarts.append(rows.row.lowerBound)
      hasLength[code.length] = true
    }
    for (column, index) in indices { filed[names[column]] = index }
    lengths = hasLength.indices.filter { hasLength[$0] }.reversed()
  }

  package var count: Int { codes.count }

  /// The codes of all rows, in order.
  package var allCodes: [CommodityCode] { codes }

  /// The instants at which rows come in or go out that cover any of the goods under `code`.
  package func boundaries(touching code: CommodityCode) -> Set<CivilInstant> {
    var result: Set<CivilInstant> = []
    for row in windows.indices where codes[row].coverage.overlaps(code.coverage) {
      Self.note(windows[row], in: &result)
    }
    return result
  }

  private static func note(_ window: Window, in instants: inout Set<CivilInstant>) {
    if window.from != .distantPast { instants.insert(window.from) }
    if window.until != .distantFuture { instants.insert(window.until) }
  }

  /// Whether any row covers any of the goods under `code`, at whatever time.
  package func touches(_ code: CommodityCode) -> Bool {
    codes.contains { $0.coverage.overlaps(code.coverage) }
  }

  /// The ranges of the rows that count at `instant` and pass the filter.
  package func ranges(at instant: CivilInstant, filter: ListFilter?) -> [Range<Int64>] {
    guard let filter else { return ranges(of: codes.indices, at: instant) }
    return ranges(of: rows(passing: filter), at: instant)
  }

  private func ranges(of rows: some Collection<Int>, at instant: CivilInstant) -> [Range<Int64>] {
    var result: [Range<Int64>] = []
    result.reserveCapacity(rows.count)
    for row in rows where counts(row, at: instant) { result.append(codes[row].coverage) }
    return result
  }

  /// The rows that pass the filter, at whatever time.
  private func rows(passing filter: ListFilter) -> [Int] {
    if let filed = filed[filter.column] { return filed[filter.value] }
    guard let column = columns.firstIndex(of: filter.column) else { return [] }
    var index = CellIndex(file.bytes)
    forEachCell(ofColumn: column) { row, place in index.add(row, cell: place) }
    return index[filter.value]
  }

  /// Whether any row passes the filter, at whatever time.
  package func hasRow(with filter: ListFilter) -> Bool { !rows(passing: filter).isEmpty }

  private func counts(_ row: Int, at instant: CivilInstant) -> Bool {
    windows.isEmpty || windows[row].contains(instant)
  }

  /// The cell of `column` in the row that covers `code` at `instant`; of several, that of the longest prefix.
  package func cell(for code: CommodityCode, column: Int, at instant: CivilInstant) -> String? {
    for length in lengths where length <= code.length {
      let prefix = code.prefix(length)
      var row = firstRow(of: prefix)
      while row < codes.count, codes[row] == prefix {
        if counts(row, at: instant) {
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
      if codes[row].length > code.length, counts(row, at: instant) {
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
    var rows = ListRows(file.bytes, from: rowStarts[row])
    _ = rows.next()
    return file.bytes[rows.cell(column)]
  }

  /// Calls `body` with the cells of a column, row by row.
  func forEachCell(ofColumn column: Int, _ body: (_ row: Int, _ place: Range<Int>) -> Void) {
    var rows = ListRows(file.bytes)
    var row = 0
    while row < rowStarts.count, rows.next() {
      // Bad rows were left out.
      guard rows.row.lowerBound == rowStarts[row] else { continue }
      body(row, rows.cell(column))
      row += 1
    }
  }

  /// The instant in a cell, or `missing` when it is blank; nil, with an error, when it is none.
  private static func instant(
    _ place: Range<Int>?,
    or missing: CivilInstant,
    _ file: SourceFile,
    _ log: DiagnosticLog
  ) -> CivilInstant? {
    guard let place, !place.isEmpty else { return missing }
    guard let written = WrittenInstant(file.bytes[place]) else {
      log.error(.badListDate, at: SourceLocation(file: file, range: place))
      return nil
    }
    return written.instant
  }
}

extension SourceFile {
  /// The text of a cell.
  func text(_ cell: Range<Int>) -> String { String(decoding: bytes[cell], as: UTF8.self) }
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
