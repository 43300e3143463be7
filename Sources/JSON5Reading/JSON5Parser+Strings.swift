// SPDX-License-Identifier: Apache-2.0

import SourceDiagnostics

/// Text in quotes.
extension JSON5Parser {
  mutating func readStringNode() throws(Lost) -> Node? {
    let start = position
    guard let string = try readString() else { return nil }
    return Node(.string(string), at: location(start..<position))
  }

  /// The text between two quotes; nil, after the report, if it is not closed on its line.
  mutating func readString() throws(Lost) -> String? {
    let opening = position
    let quote = current
    position += 1
    var unescaped = ""
    var start = position
    while true {
      switch current {
      case quote:
        let last = text(start..<position)
        position += 1
        return unescaped.isEmpty ? last : unescaped + last
      case .backslash:
        unescaped += text(start..<position)
        readEscape(into: &unescaped)
        start = position
      case .end, .lineFeed, .carriageReturn:
        try giveUpString(from: opening)
        return nil
      default:
        position += 1
      }
    }
  }

  /// Passes over a text whose content does not matter any more.
  mutating func skipString() throws(Lost) {
    let quote = current
    position += 1
    while current != quote {
      if current == .end || current == .lineFeed { throw Lost() }
      position += current == .backslash ? 2 : 1
    }
    position += 1
  }

  /// Reports an unclosed text and goes back to a comma at the end of the line, if there is one.
  ///
  /// When it swallowed a bracket or another quote, no one knows how the file goes on.
  private mutating func giveUpString(from opening: Int) throws(Lost) {
    var end = position
    while bytes[end - 1].isASCIISpace { end -= 1 }
    if end > opening + 1, bytes[end - 1] == .comma { end -= 1 }
    report(.stringNotClosed(bytes[opening]), at: opening..<end)
    let swallowed = bytes[(opening + 1)..<end]
    if swallowed.contains(where: { $0.isBracketOrQuote }) || position == bytes.count { throw Lost() }
    position = end
  }
}

/// Escapes in text.
extension JSON5Parser {
  private mutating func readEscape(into text: inout String) {
    let start = position
    position += 1
    let kind = current
    let length = scalarLength
    position += length
    switch kind {
    case .end:
      break
    case UInt8(ascii: "b"): text += "\u{08}"
    case UInt8(ascii: "f"): text += "\u{0C}"
    case UInt8(ascii: "n"): text += "\n"
    case UInt8(ascii: "r"): text += "\r"
    case UInt8(ascii: "t"): text += "\t"
    case UInt8(ascii: "v"): text += "\u{0B}"
    case UInt8(ascii: "x"):
      if let number = readHexadecimal(digits: 2, from: start) { append(number, to: &text) }
    case UInt8(ascii: "u"):
      readUnicodeEscape(from: start, into: &text)
    case UInt8(ascii: "0") where !current.isDigit:
      text += "\0"
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      report(.badEscape(self.text(start..<position)), at: start..<position)
    case .lineFeed:
      break
    case .carriageReturn:
      if current == .lineFeed { position += 1 }
    default:
      let escaped = self.text(position - length..<position)
      if escaped != "\u{2028}" && escaped != "\u{2029}" { text += escaped }
    }
  }

  /// The number behind `\u`, and behind the second `\u` of a pair.
  private mutating func readUnicodeEscape(from start: Int, into text: inout String) {
    guard let high = readHexadecimal(digits: 4, from: start) else { return }
    guard (0xD800...0xDFFF).contains(high) else { return append(high, to: &text) }
    let end = position
    if high < 0xDC00, current == .backslash, byte(at: position + 1) == UInt8(ascii: "u") {
      position += 2
      guard let low = readHexadecimal(digits: 4, from: end) else { return }
      if (0xDC00...0xDFFF).contains(low) {
        return append(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00), to: &text)
      }
      position = end
    }
    report(.loneSurrogate(self.text(start..<end)), at: start..<end)
  }

  private mutating func readHexadecimal(digits: Int, from start: Int) -> UInt32? {
    var number: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = current.hexadecimalDigit else {
        report(.badEscape(text(start..<position)), at: start..<position)
        return nil
      }
      number = number << 4 + UInt32(digit)
      position += 1
    }
    return number
  }

  private func append(_ number: UInt32, to text: inout String) {
    if let scalar = Unicode.Scalar(number) { text.unicodeScalars.append(scalar) }
  }
}
