// SPDX-License-Identifier: Apache-2.0

package import TariffModel

/// One edition of a schedule: its lines by code, read from the bytes of a sorted CSV when asked for.
///
/// Nothing is parsed on loading. A look-up is a binary search over the bytes for the beginning of a line.
package struct Schedule: Sendable {
  package let edition: ScheduleEdition
  /// How many rate columns a line has.
  private let columnCount: Int
  private let bytes: [UInt8]
  /// Offset of the first line after the header.
  private let start: Int
  /// The code and offset of every line, once there is an index.
  private var index: [Entry] = []
  /// By the number of digits: whether there may be lines of such codes; with an index, whether there are.
  private var hasLength = Array(repeating: true, count: CommodityCode.maximumLength + 1)

  private struct Entry: Sendable {
    /// Its code.
    let order: Int64
    let offset: Int

    init(code: CommodityCode, offset: Int) {
      order = Self.order(code)
      self.offset = offset
    }

    /// A code as one number that orders as codes do.
    static func order(_ code: CommodityCode) -> Int64 { code.aligned &<< 4 | Int64(code.length) }
  }

  package init(edition: ScheduleEdition, columns: [String], bytes: [UInt8]) {
    self.edition = edition
    columnCount = columns.count
    self.bytes = bytes
    start = (bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count - 1) + 1
  }

  /// The same edition with an index of its lines: worth its making where thousands of codes are looked up.
  ///
  /// - Complexity: O(*n*) in the bytes of the edition.
  package func indexed() -> Schedule {
    guard index.isEmpty else { return self }
    var copy = self
    copy.hasLength = hasLength.map { _ in false }
    var offset = start
    while offset < bytes.count {
      if let code = code(at: offset) {
        copy.index.append(Entry(code: code, offset: offset))
        copy.hasLength[code.length] = true
      }
      offset = lineEnd(from: offset) + 1
    }
    return copy
  }

  /// A line of the schedule as it stands: a blank rate is inherited from a shorter code.
  package struct Row: Sendable {
    package let code: CommodityCode
    package let units: String
    package let rates: [String]
  }

  /// The line of exactly that code.
  ///
  /// - Complexity: O(log *n*) in the bytes of the edition.
  package func row(_ code: CommodityCode) -> Row? { offset(of: code).map { row(at: $0) } }

  /// Whether there is a line of exactly that code.
  package func contains(_ code: CommodityCode) -> Bool { offset(of: code) != nil }

  /// The rates that stand on the line of exactly that code, blank ones too; nil when none does.
  ///
  /// - Complexity: O(log *n*) in the bytes of the edition.
  package func rates(on code: CommodityCode) -> [String]? {
    guard let offset = offset(of: code), hasRates(at: offset) else { return nil }
    return row(at: offset).rates
  }

  /// Whether a rate stands on the line at `offset`.
  private func hasRates(at offset: Int) -> Bool {
    var position = offset
    var end = lineEnd(from: offset)
    if end > offset, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    _ = cell(&position, end)
    _ = cell(&position, end)
    return (0..<columnCount).contains { _ in !cell(&position, end).isEmpty }
  }

  /// Whether there may be lines whose codes have so many digits; with an index, whether there are.
  package func mayHaveLines(ofLength length: Int) -> Bool { hasLength[length] }

  private func offset(of code: CommodityCode) -> Int? {
    guard hasLength[code.length] else { return nil }
    guard index.isEmpty else {
      let place = indexedLowerBound(code)
      return place < index.count && index[place].order == Entry.order(code) ? index[place].offset : nil
    }
    let offset = lowerBound(code)
    guard offset < bytes.count, self.code(at: offset) == code else { return nil }
    return offset
  }

  /// The lines whose codes begin with `code` and are longer, in order.
  package func rows(below code: CommodityCode) -> [Row] {
    var result: [Row] = []
    var offset = lowerBound(code)
    while offset < bytes.count, let found = self.code(at: offset), found.aligned < code.coverage.upperBound {
      if found.length > code.length { result.append(row(at: offset)) }
      offset = lineEnd(from: offset) + 1
    }
    return result
  }

  /// Every line's code, in order.
  package var allCodes: [CommodityCode] {
    var result: [CommodityCode] = []
    var offset = start
    while offset < bytes.count {
      if let code = code(at: offset) { result.append(code) }
      offset = lineEnd(from: offset) + 1
    }
    return result
  }

  /// The offset of the first line whose code is not before `code`.
  private func lowerBound(_ code: CommodityCode) -> Int {
    guard index.isEmpty else {
      let place = indexedLowerBound(code)
      return place < index.count ? index[place].offset : bytes.count
    }
    // Codes order as text does, so bytes are compared and nothing is parsed.
    let wanted = Array(code.description.utf8)
    var low = start
    var high = bytes.count
    while low < high {
      let middle = lineStart(at: (low + high) / 2)
      if isBefore(middle, wanted) {
        low = lineEnd(from: middle) + 1
      } else {
        high = middle
      }
    }
    return low
  }

  /// The place in the index of the first line whose code is not before `code`.
  private func indexedLowerBound(_ code: CommodityCode) -> Int {
    let wanted = Entry.order(code)
    var low = 0
    var high = index.count
    while low < high {
      let middle = (low + high) / 2
      if index[middle].order < wanted { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether the code of the line at `offset` comes before the digits `wanted`.
  private func isBefore(_ offset: Int, _ wanted: [UInt8]) -> Bool {
    var index = offset
    for digit in wanted {
      guard index < bytes.count else { return true }
      let byte = bytes[index]
      // The end of a code comes before any digit.
      guard byte == digit else { return byte == UInt8(ascii: ",") || byte < digit }
      index += 1
    }
    return false
  }

  /// The code of the line at `offset`; nil for a line that has none.
  private func code(at offset: Int) -> CommodityCode? {
    var end = offset
    while end < bytes.count, bytes[end] != UInt8(ascii: ","), bytes[end] != UInt8(ascii: "\n") { end += 1 }
    return CommodityCode(bytes[offset..<end])
  }

  private func row(at offset: Int) -> Row {
    var cells: [String] = []
    cells.reserveCapacity(2 + columnCount)
    var position = offset
    var end = lineEnd(from: offset)
    if end > offset, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    let code = CommodityCode(bytes[cell(&position, end)]) ?? CommodityCode(aligned: 0, length: 1)
    while cells.count < 1 + columnCount { cells.append(text(cell(&position, end))) }
    return Row(code: code, units: cells.removeFirst(), rates: cells)
  }

  /// The cell at `position`, quotes and all, before `end`, empty behind the last; and moves to the next.
  private func cell(_ position: inout Int, _ end: Int) -> Range<Int> {
    let start = min(position, end)
    var index = start
    var isQuoted = false
    while index < end {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == UInt8(ascii: ","), !isQuoted { break }
      index += 1
    }
    position = index + 1
    return start..<index
  }

  /// A cell as text, without its quotes.
  private func text(_ cell: Range<Int>) -> String {
    let quote = UInt8(ascii: "\"")
    guard cell.count >= 2, bytes[cell.lowerBound] == quote else {
      return String(decoding: bytes[cell], as: UTF8.self)
    }
    let inner = bytes[(cell.lowerBound + 1)..<(cell.upperBound - 1)]
    guard inner.contains(quote) else { return String(decoding: inner, as: UTF8.self) }
    let parts = inner.split(separator: quote, omittingEmptySubsequences: false)
    // Two quotes stand for one, and leave an empty part between them.
    let kept = parts.enumerated().filter { $0.offset % 2 == 0 || !$0.element.isEmpty }.map(\.element)
    return String(decoding: Array(kept.joined(separator: [quote])), as: UTF8.self)
  }

  private func lineStart(at offset: Int) -> Int {
    var begin = offset
    while begin > start, bytes[begin - 1] != UInt8(ascii: "\n") { begin -= 1 }
    return begin
  }

  private func lineEnd(from offset: Int) -> Int {
    var end = offset
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    return end
  }
}
