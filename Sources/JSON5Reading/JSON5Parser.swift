// SPDX-License-Identifier: Apache-2.0

import SourceDiagnostics

/// Reads one JSON5 text by recursive descent over its bytes.
///
/// The bytes are known to be UTF-8 without NUL, so 0 stands for the end of the text. A mistake is
/// reported where it is found; then the reader goes on with the next item of the same list or object.
/// Where brackets or quotes no longer match, anything further would be a guess, and it stops.
struct JSON5Parser {
  /// Thrown, after the report, by a mistake behind which nothing certain can be read.
  struct Lost: Error {}

  let file: SourceFile
  let bytes: [UInt8]
  let log: DiagnosticLog
  var position = 0
  /// How many brackets are open.
  var depth = 0
  /// Whether the text so far was JSON5.
  var isWellFormed = true

  init(file: SourceFile, log: DiagnosticLog) {
    self.file = file
    self.log = log
    bytes = file.bytes
  }

  /// The value of the file, or nil after a mistake.
  mutating func readDocument() -> Node? {
    do throws(Lost) {
      try skipTrivia()
      guard current != .end else {
        report(.emptyFile, at: position..<position)
        return nil
      }
      guard let root = try readValue() else { return nil }
      try skipTrivia()
      if current != .end { report(.textAfterEnd, at: position..<position + scalarLength) }
      return isWellFormed ? root : nil
    } catch {
      return nil
    }
  }

  /// The value that begins here; nil if there is none, which is then reported.
  mutating func readValue() throws(Lost) -> Node? {
    switch current {
    case .openBrace: try readObject()
    case .openBracket: try readArray()
    case .quote, .apostrophe: try readStringNode()
    default: readWord()
    }
  }
}

// MARK: - Bytes and reports

extension JSON5Parser {
  /// The byte at the position, 0 behind the last.
  var current: UInt8 { byte(at: position) }

  func byte(at index: Int) -> UInt8 { index < bytes.count ? bytes[index] : .end }

  /// How many bytes the scalar at the position has; none at the end.
  var scalarLength: Int {
    switch current {
    case .end: 0
    case 0xF0...: 4
    case 0xE0...: 3
    case 0xC0...: 2
    default: 1
    }
  }

  /// What stands here, as a message names it.
  var found: String {
    current == .end ? "the end of the file" : "'\(text(position..<position + scalarLength))'"
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func location(_ range: Range<Int>) -> SourceLocation { SourceLocation(file: file, range: range) }

  mutating func report(_ message: Diagnostic.Message, at range: Range<Int>, labels: [Diagnostic.Label] = []) {
    isWellFormed = false
    log.error(message, at: location(range), labels: labels)
  }
}
