// SPDX-License-Identifier: Apache-2.0

/// Remarks on lines: what is said of several lines in the same words stands once, with their rows before it.
struct RowRemarks {
  /// How many remarks are given at most.
  private static let limit = 10
  /// How many rows are named of one remark at most.
  private static let rowLimit = 6

  private var texts: [String] = []
  private var rows: [String: [Int]] = [:]

  mutating func add(_ text: String, row: Int) {
    if rows[text] == nil { texts.append(text) }
    if rows[text]?.last != row { rows[text, default: []].append(row) }
  }

  /// The remarks in the order in which they came.
  var sentences: [String] {
    var sentences = texts.prefix(Self.limit).map { "\(place(rows[$0] ?? [])): \($0)" }
    if texts.count > Self.limit {
      sentences.append("and \(PageNumbers.count(texts.count - Self.limit)) more")
    }
    return sentences
  }

  private func place(_ rows: [Int]) -> String {
    guard rows.count > 1 else { return "row \(rows.first ?? 0)" }
    let named = rows.prefix(Self.rowLimit).map(String.init).joined(separator: ", ")
    let omitted = rows.count - Self.rowLimit
    return "rows \(named)" + (omitted > 0 ? " and \(PageNumbers.count(omitted)) more" : "")
  }
}
