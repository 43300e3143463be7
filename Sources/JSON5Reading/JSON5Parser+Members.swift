// SPDX-License-Identifier: Apache-2.0

import SourceDiagnostics

/// The fields of an object and their keys.
extension JSON5Parser {
  /// Reads `key: value`; answers false when the rest of the member had better be skipped.
  mutating func readMember(into members: inout MemberList) throws(Lost) -> Bool {
    let start = position
    guard let key = try readKey() else { return false }
    let end = position
    try skipTrivia()
    let hasColon = current == .colon
    if hasColon {
      position += 1
      try skipTrivia()
    } else {
      report(.missingColon(key), at: end..<end)
      guard [.quote, .apostrophe, .openBrace, .openBracket].contains(current) else { return false }
    }
    guard let value = try readValue() else { return false }
    let location = location(start..<end)
    if let first = members.append(Node.Member(key: key, keyLocation: location, value: value)) {
      log.error(.duplicateKey(key), at: location, labels: [.firstUse(at: first)])
    }
    return hasColon
  }

  /// A key in quotes, or an identifier.
  ///
  /// Another word is reported and taken as a key that lacks its quotes.
  private mutating func readKey() throws(Lost) -> String? {
    if current == .quote || current == .apostrophe { return try readString() }
    let word = scanWord()
    guard !word.isEmpty else {
      report(.expectedKey(found: found), at: position..<position + scalarLength)
      return nil
    }
    let text = text(word)
    if bytes[word].allSatisfy(\.isIdentifierPart) {
      if !bytes[word.lowerBound].isDigit { return text }
    } else if let identifier = JSON5Parser.identifier(text) {
      return identifier
    }
    report(.keyNeedsQuotes(text), at: word)
    return text
  }

  /// The name a word spells, with its Unicode escapes resolved; nil if it is not an identifier.
  private static func identifier(_ word: String) -> String? {
    var name = String.UnicodeScalarView()
    var rest = Substring(word).unicodeScalars
    while var scalar = rest.popFirst() {
      if scalar == "\\" {
        guard rest.popFirst() == "u" else { return nil }
        let digits = rest.prefix(4)
        guard digits.count == 4, digits.allSatisfy(\.properties.isASCIIHexDigit),
          let number = UInt32(String(digits), radix: 16), let escaped = Unicode.Scalar(number)
        else { return nil }
        rest.removeFirst(4)
        scalar = escaped
      }
      guard name.isEmpty ? scalar.beginsIdentifier : scalar.continuesIdentifier else { return nil }
      name.append(scalar)
    }
    return String(name)
  }
}

extension Unicode.Scalar {
  /// Whether an ECMAScript 5.1 identifier may begin with it.
  fileprivate var beginsIdentifier: Bool {
    if self == "$" || self == "_" { return true }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber:
      return true
    default:
      return false
    }
  }

  /// Whether it may stand in such an identifier behind the first place.
  fileprivate var continuesIdentifier: Bool {
    if beginsIdentifier || self == "\u{200C}" || self == "\u{200D}" { return true }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .decimalNumber, .connectorPunctuation: return true
    default: return false
    }
  }
}
