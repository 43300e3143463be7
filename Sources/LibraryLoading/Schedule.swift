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

  private struct Entry: Sendable {
    let code: CommodityCode
    let offset: Int
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
    var offset = start
    while offset < bytes.count {
      if let code = code(at: offset) { copy.index.append(Entry(code: code, offset: offset)) }
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
  package func row(_ code: CommodityCode) -> Row? {
    let offset = lowerBound(code)
    guard offset < bytes.count, self.code(at: offset) == code else { return nil }
    return row(at: offset)
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
    guard index.isEmpty else { return indexedLowerBound(code) }
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

  private func indexedLowerBound(_ code: CommodityCode) -> Int {
    var low = 0
    var high = index.count
    while low < high {
      let middle = (low + high) / 2
      if index[middle].code < code { low = middle + 1 } else { high = middle }
    }
    return low < index.count ? index[low].offset : bytes.count
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
    var cell: [UInt8] = []
    var isQuoted = false
    var index = offset
    let end = lineEnd(from: offset)
    while index < end {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""):
        if isQuoted, index + 1 < end, bytes[index + 1] == byte {
          cell.append(byte)
          index += 1
        } else {
          isQuoted.toggle()
        }
      case UInt8(ascii: ",") where !isQuoted:
        cells.append(String(decoding: cell, as: UTF8.self))
        cell.removeAll(keepingCapacity: true)
      case UInt8(ascii: "\r"):
        break
      default:
        cell.append(byte)
      }
      index += 1
    }
    cells.append(String(decoding: cell, as: UTF8.self))
    while cells.count < 2 + columnCount { cells.append("") }
    let code = CommodityCode(cells[0]) ?? CommodityCode(aligned: 0, length: 1)
    return Row(code: code, units: cells[1], rates: Array(cells[2..<(2 + columnCount)]))
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
