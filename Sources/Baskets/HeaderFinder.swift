// SPDX-License-Identifier: Apache-2.0

import DelimitedText
import TariffModel

/// Finds the row of a basket that names the columns, and the delimiter.
///
/// Reports may have titles above their header. Of the first rows, split by each delimiter, the header is the
/// one with the most names that are known.
struct HeaderFinder {
  /// How many rows may stand above the header.
  static let mostTitleRows = 20

  let matcher: ColumnMatcher
  /// Columns that the user names, which are known whatever they mean by themselves.
  let mappedColumns: Set<String>

  struct Header {
    let format: DelimitedFormat
    /// How many rows stand above it.
    let skippedRows: Int
    let row: DelimitedRow
    /// Where the next row begins.
    let end: Int
  }

  /// The header; nil when the text is blank.
  ///
  /// - Throws: `DelimitedTextError` when no delimiter makes rows of the text.
  func find(in head: Span<UInt8>) throws(DelimitedTextError) -> Header? {
    let endsWithReturn = DelimitedFormat.endsRowsWithCarriageReturn(head)
    var best: (score: Int, header: Header)?
    for delimiter in Delimiter.allCases {
      let format = DelimitedFormat(delimiter: delimiter, endsRowsWithCarriageReturn: endsWithReturn)
      guard let candidate = bestRow(head, format) else { continue }
      if candidate.score > best?.score ?? 0 { best = candidate }
    }
    if let best { return best.header }
    return try firstRow(head, DelimitedFormat.sniff(head))
  }

  private func bestRow(_ head: Span<UInt8>, _ format: DelimitedFormat) -> (score: Int, header: Header)? {
    let splitter = RowSplitter(format)
    var row = DelimitedRow()
    var offset = 0
    var best: (score: Int, header: Header)?
    for number in 0...Self.mostTitleRows {
      guard (try? splitter.next(&row, in: head, at: &offset)) == true else { break }
      let score = score(row, head)
      guard score > best?.score ?? 0 else { continue }
      best = (score, Header(format: format, skippedRows: number, row: row, end: offset))
    }
    return best
  }

  /// How many columns have a known name; a commodity code counts for more than all descriptions.
  private func score(_ row: DelimitedRow, _ head: Span<UInt8>) -> Int {
    var score = 0
    for name in row.texts(in: head).map(HeaderFinder.trimmed) where !name.isEmpty {
      if mappedColumns.contains(FoldedName.fold(name)) {
        score += 10
      } else if let role = try? matcher.match(name).role {
        switch role {
        case .field(.hts): score += 100
        case .field, .fact, .originOverride: score += 10
        case .passedThrough: score += 1
        case .ignored: break
        }
      }
    }
    return score
  }

  private func firstRow(_ head: Span<UInt8>, _ format: DelimitedFormat) throws(DelimitedTextError) -> Header?
  {
    var row = DelimitedRow()
    var offset = 0
    var skipped = 0
    while try RowSplitter(format).next(&row, in: head, at: &offset) {
      if !row.isBlank { return Header(format: format, skippedRows: skipped, row: row, end: offset) }
      skipped += 1
    }
    return nil
  }

  /// The text without blanks around it.
  static func trimmed(_ text: String) -> String {
    var rest = text.unicodeScalars[...]
    while let first = rest.first, first.properties.isWhitespace || first == "\u{FEFF}" { rest.removeFirst() }
    while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}
