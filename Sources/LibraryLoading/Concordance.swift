// SPDX-License-Identifier: Apache-2.0

import ExactMath
package import SourceDiagnostics
package import TariffModel

/// Which codes followed which when a schedule was renumbered: a CSV with the columns `from`, `to` and `date`.
///
/// A code that was divided stands in a row for each of its successors, and codes that were joined each in a row of
/// their own.
package struct Concordance: Sendable {
  private typealias Step = (from: CommodityCode, to: CommodityCode)

  /// The rows, by the codes that they leave.
  package private(set) var rows: [(from: CommodityCode, to: CommodityCode)] = []
  /// The rows turned round, by the codes to which they lead.
  private var reversed: [Step] = []

  /// One without rows.
  package init() {}

  package static let header = "from,to,date"

  /// Reads the table.
  ///
  /// A bad row is reported and left out.
  package init(file: SourceFile, log: DiagnosticLog) {
    let bytes = file.bytes
    var table = ListRows(bytes)
    guard table.next() else { return }
    guard bytes[table.content].elementsEqual(Self.header.utf8) else {
      let place = SourceLocation(file: file, range: table.content)
      log.report(.badConcordance("the first line must be \(Self.header)"), at: place)
      return
    }
    while table.next() {
      guard !table.content.isEmpty else { continue }
      guard table.cellCount == 3, let from = CommodityCode(bytes[table.cell(0)]),
        let to = CommodityCode(bytes[table.cell(1)]), from != to, WrittenInstant(bytes[table.cell(2)]) != nil
      else {
        let place = SourceLocation(file: file, range: table.content)
        log.report(.badConcordance("a row needs two codes that differ and a date"), at: place)
        continue
      }
      if let last = rows.last, (from, to) <= last {
        let place = SourceLocation(file: file, range: table.content)
        log.report(.badConcordance("\(from), \(to) comes after \(last.from), \(last.to)"), at: place)
      }
      rows.append((from, to))
    }
    rows.sort { $0 < $1 }
    reversed = rows.map { (from: $0.to, to: $0.from) }.sorted { $0 < $1 }
  }

  /// Whether the code stands in a row.
  package func contains(_ code: CommodityCode) -> Bool {
    !Self.next(after: code, rows).isEmpty || !Self.next(after: code, reversed).isEmpty
  }

  package var isEmpty: Bool { rows.isEmpty }

  /// The codes to which the steps from `code` lead.
  ///
  /// - Complexity: O(log *n*) in the number of steps.
  private static func next(after code: CommodityCode, _ steps: [Step]) -> [CommodityCode] {
    var low = 0
    var high = steps.count
    while low < high {
      let middle = (low + high) / 2
      if steps[middle].from < code { low = middle + 1 } else { high = middle }
    }
    return steps[low...].prefix { $0.from == code }.map(\.to)
  }

  /// The codes for which `isInForce` holds and to which `code` leads: forward in time, over as many steps as
  /// it takes; or, where that leads nowhere, backward.
  ///
  /// Sorted; empty when there are none.
  package func codes(for code: CommodityCode, where isInForce: (CommodityCode) -> Bool) -> [CommodityCode] {
    let forward = Self.follow(code, rows, isInForce)
    return forward.isEmpty ? Self.follow(code, reversed, isInForce) : forward
  }

  /// The code with all to which it leads, forward or backward, whatever is in force.
  package func family(of code: CommodityCode) -> [CommodityCode] {
    var found: Set<CommodityCode> = [code]
    for steps in [rows, reversed] {
      var waiting = Self.next(after: code, steps)
      while let next = waiting.popLast() {
        if found.insert(next).inserted { waiting += Self.next(after: next, steps) }
      }
    }
    return found.sorted()
  }

  private static func follow(
    _ code: CommodityCode,
    _ steps: [Step],
    _ isInForce: (CommodityCode) -> Bool
  ) -> [CommodityCode] {
    var seen: Set<CommodityCode> = [code]
    var waiting = next(after: code, steps)
    var found: [CommodityCode] = []
    while let next = waiting.popLast() {
      guard seen.insert(next).inserted else { continue }
      if isInForce(next) { found.append(next) } else { waiting += Self.next(after: next, steps) }
    }
    return found.sorted()
  }
}
