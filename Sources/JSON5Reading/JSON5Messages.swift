// SPDX-License-Identifier: Apache-2.0

import SourceDiagnostics

/// The words of what can be wrong with a text.
extension Diagnostic.Message {
  // MARK: Encoding

  static let utf16 = Self(
    id: "utf-16",
    text: "the file is in UTF-16, not in UTF-8",
    help: "save it as UTF-8"
  )

  static let nulByte = Self(
    id: "nul-byte",
    text: "a NUL byte stands here, so this is not a text in UTF-8",
    help: "save the file as text in UTF-8"
  )

  static func invalidUTF8(_ byte: UInt8) -> Self {
    let digits = String(byte, radix: 16, uppercase: true)
    return Self(
      id: "invalid-utf-8",
      text: "the byte 0x\(digits) is not UTF-8 here",
      help: "save the file as UTF-8"
    )
  }

  // MARK: Structure

  static let emptyFile = Self(id: "empty-file", text: "the file holds no value")

  static let textAfterEnd = Self(
    id: "text-after-end",
    text: "the value of the file has ended, but there is more text"
  )

  static let commentNotClosed = Self(
    id: "comment-not-closed",
    text: "the comment is not closed",
    help: "end it with */"
  )

  static func nestedTooDeep(_ limit: Int) -> Self {
    Self(id: "nested-too-deep", text: "more than \(limit) brackets are open here")
  }

  static func notClosed(_ bracket: UInt8) -> Self {
    Self(id: "bracket-not-closed", text: "the file ends before this \(character(bracket)) is closed")
  }

  static func wrongClosingBracket(_ found: UInt8, expected: UInt8) -> Self {
    Self(
      id: "wrong-bracket",
      text: "expected \(character(expected)), found \(character(found))"
    )
  }

  static let missingComma = Self(id: "missing-comma", text: "a comma is missing here")

  static let strayComma = Self(
    id: "stray-comma",
    text: "nothing stands before this comma",
    help: "remove it"
  )

  static func missingColon(_ key: String) -> Self {
    Self(id: "missing-colon", text: "a colon is missing after the key '\(short(key))'")
  }

  static func expectedValue(found: String) -> Self {
    Self(id: "missing-value", text: "expected a value, found \(found)")
  }

  static func expectedKey(found: String) -> Self {
    Self(id: "missing-key", text: "expected a key, found \(found)")
  }

  static func unexpected(_ found: String) -> Self {
    Self(id: "unexpected-character", text: "expected a comma or the closing bracket, found \(found)")
  }

  static func duplicateKey(_ key: String) -> Self {
    Self(id: "duplicate-key", text: "the key '\(short(key))' is used twice in one object")
  }

  // MARK: Words, numbers, strings

  static func notAValue(_ word: String) -> Self {
    let help =
      if hasTypographicQuotes(word) {
        "use straight quotes: \"\(short(trimmingQuotes(word)))\""
      } else {
        Suggestion.help(for: word, among: ["true", "false", "null"])
          ?? "put text in quotes: \"\(short(word))\""
      }
    return Self(id: "not-a-value", text: "'\(short(word))' is not a value", help: help)
  }

  static func notFinite(_ word: String) -> Self {
    Self(id: "not-finite", text: "'\(short(word))' is not accepted: a number must be finite")
  }

  static func keyNeedsQuotes(_ word: String) -> Self {
    let help =
      hasTypographicQuotes(word)
      ? "use straight quotes: \"\(short(trimmingQuotes(word)))\"" : "write \"\(short(word))\""
    return Self(id: "key-needs-quotes", text: "the key '\(short(word))' must stand in quotes", help: help)
  }

  static func stringNotClosed(_ quote: UInt8) -> Self {
    Self(
      id: "string-not-closed",
      text: "the text is not closed on its line",
      help: "end it with \(quote == UInt8(ascii: "'") ? "'" : "\""), or its line with a backslash"
    )
  }

  static func badEscape(_ escape: String) -> Self {
    Self(
      id: "bad-escape",
      text: "'\(escape)' is not an escape",
      help: "write \\\\ for a backslash, \\xHH or \\uHHHH for a character by its number"
    )
  }

  static func loneSurrogate(_ escape: String) -> Self {
    Self(id: "lone-surrogate", text: "'\(escape)' is half of a pair, the other half is missing")
  }
}

extension Diagnostic.Label {
  static func firstUse(at location: SourceLocation) -> Self { Self("it is first used here", at: location) }

  static func opened(_ bracket: UInt8, at location: SourceLocation) -> Self {
    Self("\(character(bracket)) is opened here", at: location)
  }
}

private func character(_ ascii: UInt8) -> String { "'\(Unicode.Scalar(ascii))'" }

/// A word as a message quotes it: no longer than a glance.
private func short(_ word: String) -> String {
  let scalars = word.unicodeScalars
  return scalars.count <= 40 ? word : String(scalars.prefix(39)) + "…"
}

private let typographicQuotes: Set<Unicode.Scalar> = ["“", "”", "„", "‘", "’", "‚", "«", "»"]

private func hasTypographicQuotes(_ word: String) -> Bool {
  word.unicodeScalars.first.map(typographicQuotes.contains) ?? false
}

private func trimmingQuotes(_ word: String) -> String {
  String(String.UnicodeScalarView(word.unicodeScalars.filter { !typographicQuotes.contains($0) }))
}
