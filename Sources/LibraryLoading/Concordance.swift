// SPDX-License-Identifier: Apache-2.0

import ExactMath
package import SourceDiagnostics
package import TariffModel

/// Which codes followed which when a schedule was renumbered: a CSV with the columns `from`, `to` and `date`.
///
/// A code that was divided stands in a row for each of its successors, and codes that were joined each in a row of
/// their own.
package struct Concordance: Sendable {
  private var successors: [CommodityCode: [CommodityCode]] = [:]
  private var predecessors: [CommodityCode: [CommodityCode]] = [:]

  /// One without rows.
  package init() {}

  package static let header = "from,to,date"

  /// Reads the table.
  ///
  /// A bad row is reported and left out.
  package init(file: SourceFile, log: DiagnosticLog) {
    let bytes = file.bytes
    var offset = 0
    var previous: (from: CommodityCode, to: CommodityCode)?
    var isHeader = true
    while offset < bytes.count {
      let end = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let row = bytes[offset..<end].last == UInt8(ascii: "\r") ? offset..<(end - 1) : offset..<end
      defer { offset = end + 1 }
      let place = SourceLocation(file: file, range: row)
      if isHeader {
        isHeader = false
        guard bytes[row].elementsEqual(Self.header.utf8) else {
          log.report(.badConcordance("the first line must be \(Self.header)"), at: place)
          return
        }
        continue
      }
      guard !row.isEmpty else { continue }
      let cells = bytes[row].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      guard cells.count == 3, let from = CommodityCode(cells[0]), let to = CommodityCode(cells[1]),
        from != to,
        WrittenInstant(cells[2]) != nil
      else {
        log.report(.badConcordance("a row needs two codes that differ and a date"), at: place)
        continue
      }
      if let previous, (from, to) <= previous {
        log.report(.badConcordance("\(from), \(to) comes after \(previous.from), \(previous.to)"), at: place)
      }
      previous = (from, to)
      successors[from, default: []].append(to)
      predecessors[to, default: []].append(from)
    }
  }

  /// Whether the code stands in a row.
  package func contains(_ code: CommodityCode) -> Bool {
    successors[code] != nil || predecessors[code] != nil
  }

  package var isEmpty: Bool { successors.isEmpty }

  /// The rows, each a code and one that took its place, in order.
  package var rows: [(from: CommodityCode, to: CommodityCode)] {
    successors.sorted { $0.key < $1.key }.flatMap { from, next in next.map { (from, $0) } }
  }

  /// The codes for which `isInForce` holds and to which `code` leads: forward in time, over as many steps as
  /// it takes; or, where that leads nowhere, backward.
  ///
  /// Sorted; empty when there are none.
  package func codes(for code: CommodityCode, where isInForce: (CommodityCode) -> Bool) -> [CommodityCode] {
    let forward = Self.follow(code, successors, isInForce)
    return forward.isEmpty ? Self.follow(code, predecessors, isInForce) : forward
  }

  /// The code with all to which it leads, forward or backward, whatever is in force.
  package func family(of code: CommodityCode) -> [CommodityCode] {
    var found: Set<CommodityCode> = [code]
    for steps in [successors, predecessors] {
      var waiting = steps[code] ?? []
      while let next = waiting.popLast() {
        if found.insert(next).inserted { waiting += steps[next] ?? [] }
      }
    }
    return found.sorted()
  }

  private static func follow(
    _ code: CommodityCode,
    _ steps: [CommodityCode: [CommodityCode]],
    _ isInForce: (CommodityCode) -> Bool
  ) -> [CommodityCode] {
    var seen: Set<CommodityCode> = [code]
    var waiting = steps[code] ?? []
    var found: [CommodityCode] = []
    while let next = waiting.popLast() {
      guard seen.insert(next).inserted else { continue }
      if isInForce(next) { found.append(next) } else { waiting += steps[next] ?? [] }
    }
    return found.sorted()
  }
}
