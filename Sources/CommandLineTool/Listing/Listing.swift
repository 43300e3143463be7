// SPDX-License-Identifier: Apache-2.0

import DelimitedText
import Reporting

/// A list of the library's own things, such as its regimes: rows of texts under named columns.
///
/// What goods owe is not written with this but with `Reporting`.
struct Listing: Sendable {
  struct Column: Sendable {
    /// The name in CSV and JSON.
    let key: String
    /// The heading for people.
    let title: String
    /// Goes on in further lines where it is too long for a terminal.
    let wraps: Bool
    /// Decimal numbers: to the right, and with their thousands apart for people.
    let isNumber: Bool
    /// Left out of tables, for which it makes rows too wide.
    let isDetail: Bool

    init(
      _ key: String,
      _ title: String,
      wraps: Bool = false,
      isNumber: Bool = false,
      isDetail: Bool = false
    ) {
      self.isDetail = isDetail
      self.key = key
      self.title = title
      self.wraps = wraps
      self.isNumber = isNumber
    }
  }

  /// How narrow a column that wraps may become.
  private static let narrowest = 16

  let columns: [Column]
  private(set) var rows: [[String]] = []

  init(_ columns: [Column]) {
    self.columns = columns
  }

  /// - Precondition: There is a text for each column.
  mutating func add(_ texts: [String]) {
    precondition(texts.count == columns.count, "a row has a text for each column")
    rows.append(texts)
  }

  /// The list in that format.
  func text(_ format: ListingFormat, width: Int) -> String {
    switch format {
    case .table: withoutDetails.table(width: width)
    case .csv: csv
    case .json: json
    case .ndjson: ndjson
    case .markdown: markdown
    }
  }

  // MARK: For people

  private func table(width: Int) -> String {
    let gap = "  "
    let rows = rowsForPeople
    var widths = columns.indices.map { column in
      rows.reduce(columns[column].title.count) { max($0, $1[column].count) }
    }
    // The widest of the columns that wrap gives way, one column after the other.
    var excess = widths.reduce(0, +) + gap.count * (widths.count - 1) - width
    while excess > 0 {
      let wrapping = columns.indices.filter { columns[$0].wraps && widths[$0] > Self.narrowest }
      guard let widest = wrapping.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    func line(_ texts: [String]) -> String {
      let pieces = columns.indices.map { column in
        columns[column].wraps ? Self.wrapped(texts[column], widths[column]) : [texts[column]]
      }
      let height = pieces.reduce(1) { max($0, $1.count) }
      return (0..<height)
        .map { level in
          let cells = columns.indices.map { column in
            let text = level < pieces[column].count ? pieces[column][level] : ""
            let padding = String(repeating: " ", count: max(0, widths[column] - text.count))
            return columns[column].isNumber ? padding + text : text + padding
          }
          var line = cells.joined(separator: gap)
          while line.hasSuffix(" ") { line.removeLast() }
          return line + "\n"
        }
        .joined()
    }
    let rule = widths.map { String(repeating: "-", count: $0) }
    return line(columns.map(\.title)) + line(rule) + rows.map(line).joined()
  }

  private var withoutDetails: Listing {
    let kept = columns.indices.filter { !columns[$0].isDetail }
    var listing = Listing(kept.map { columns[$0] })
    for row in rows { listing.add(kept.map { row[$0] }) }
    return listing
  }

  /// The rows with the thousands of numbers apart.
  private var rowsForPeople: [[String]] {
    rows.map { row in
      zip(columns, row).map { $0.isNumber ? PageNumbers.grouped($1) : $1 }
    }
  }

  private static func wrapped(_ text: String, _ width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? word : " " + word
    }
    return lines + [line]
  }

  private var markdown: String {
    func line(_ texts: [String]) -> String { "| " + texts.joined(separator: " | ") + " |\n" }
    func escaped(_ text: String) -> String {
      String(text.flatMap { "\\|*_`[]<>#".contains($0) ? ["\\", $0] : [$0] })
    }
    return line(columns.map(\.title)) + line(columns.map { $0.isNumber ? "---:" : "---" })
      + rowsForPeople.map { line($0.map(escaped)) }.joined()
  }

  // MARK: For programs

  private var csv: String {
    var writer = DelimitedWriter()
    var bytes: [UInt8] = []
    for row in [columns.map(\.key)] + rows {
      for text in row { writer.append(text, to: &bytes) }
      writer.endRow(&bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private var json: String {
    objects.isEmpty ? "[]\n" : "[\n\(objects.joined(separator: ",\n"))\n]\n"
  }

  private var ndjson: String { objects.map { $0 + "\n" }.joined() }

  /// Each row as an object.
  private var objects: [String] {
    rows.map { row in
      let members = zip(columns, row).map { "\(JSONString.quoted($0.key)):\(JSONString.quoted($1))" }
      return "{\(members.joined(separator: ","))}"
    }
  }
}

/// The formats of a listing.
enum ListingFormat: String, Sendable, CaseIterable {
  case table, csv, json, ndjson, markdown
}

/// Text as JSON.
enum JSONString {
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
