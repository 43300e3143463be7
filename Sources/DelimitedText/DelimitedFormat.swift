// SPDX-License-Identifier: Apache-2.0

/// What stands between the fields of a row.
package enum Delimiter: UInt8, Hashable, Sendable, CaseIterable {
  case comma = 0x2C
  case tab = 0x09
  case semicolon = 0x3B

  /// The word for it in messages.
  package var name: String {
    switch self {
    case .comma: "comma"
    case .tab: "tab"
    case .semicolon: "semicolon"
    }
  }
}

/// How a text is divided into rows and fields.
package struct DelimitedFormat: Hashable, Sendable {
  package var delimiter: Delimiter
  /// Whether rows end in a lone carriage return, as old spreadsheets write them; otherwise they end in a
  /// line feed, with or without a carriage return before it.
  package var endsRowsWithCarriageReturn: Bool

  package init(delimiter: Delimiter = .comma, endsRowsWithCarriageReturn: Bool = false) {
    self.delimiter = delimiter
    self.endsRowsWithCarriageReturn = endsRowsWithCarriageReturn
  }

  /// The byte that ends a row.
  package var rowEnd: UInt8 { endsRowsWithCarriageReturn ? Byte.carriageReturn : Byte.lineFeed }

  /// The format that the beginning of a text suggests: the delimiter that is commonest in its first row
  /// with any, of equally common ones the first of comma, tab, semicolon.
  package static func sniff(_ head: Span<UInt8>) -> DelimitedFormat {
    var counts: [Delimiter: Int] = [:]
    var isQuoted = false
    var sawReturn = false
    var sawLineFeed = false
    for index in head.indices {
      let byte = head[index]
      if byte == Byte.quote { isQuoted.toggle() }
      guard !isQuoted else { continue }
      if byte == Byte.lineFeed { sawLineFeed = true }
      if byte == Byte.carriageReturn { sawReturn = true }
      if sawLineFeed || sawReturn && byte != Byte.carriageReturn {
        if !counts.isEmpty || sawLineFeed && sawReturn { break }
      }
      if let delimiter = Delimiter(rawValue: byte) { counts[delimiter, default: 0] += 1 }
    }
    let best = Delimiter.allCases.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) } ?? .comma
    let winner = Delimiter.allCases.first { counts[$0] == counts[best] } ?? best
    return DelimitedFormat(
      delimiter: winner,
      endsRowsWithCarriageReturn: endsRowsWithCarriageReturn(head)
    )
  }

  /// Whether the first line of the text ends in a carriage return without a line feed after it.
  package static func endsRowsWithCarriageReturn(_ head: Span<UInt8>) -> Bool {
    var isQuoted = false
    for index in head.indices {
      let byte = head[index]
      if byte == Byte.quote { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == Byte.lineFeed { return false }
      if byte == Byte.carriageReturn { return index + 1 < head.count && head[index + 1] != Byte.lineFeed }
    }
    return false
  }
}

/// Bytes that have a meaning in delimited text.
enum Byte {
  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}
