// SPDX-License-Identifier: Apache-2.0

import SourceDiagnostics
import Testing

@Suite struct SourceFileTests {
  struct Case: CustomTestStringConvertible {
    let text: String
    let offset: Int
    let line: Int
    let column: Int
    var testDescription: String { "\(text.debugDescription) at \(offset)" }
  }

  static let cases = [
    Case(text: "", offset: 0, line: 1, column: 1),
    Case(text: "ab", offset: 0, line: 1, column: 1),
    Case(text: "ab", offset: 2, line: 1, column: 3),
    Case(text: "ab\ncd", offset: 2, line: 1, column: 3),
    Case(text: "ab\ncd", offset: 3, line: 2, column: 1),
    Case(text: "ab\n", offset: 3, line: 2, column: 1),
    Case(text: "ab\r\ncd", offset: 3, line: 1, column: 3),
    Case(text: "ab\r\ncd", offset: 4, line: 2, column: 1),
    Case(text: "\n\n\n", offset: 2, line: 3, column: 1),
    Case(text: "税率: x", offset: 8, line: 1, column: 5),
    Case(text: "e\u{301}x", offset: 3, line: 1, column: 3),
    Case(text: "👍🏽x", offset: 8, line: 1, column: 3),
    Case(text: "\u{FEFF}ab", offset: 3, line: 1, column: 1),
    Case(text: "\u{FEFF}ab", offset: 0, line: 1, column: 1),
    Case(text: "ab", offset: 99, line: 1, column: 3),
    Case(text: "ab", offset: -1, line: 1, column: 1),
  ]

  @Test("A position counts lines and Unicode scalars from 1", arguments: cases)
  func position(_ example: Case) {
    let file = SourceFile(path: "a.txt", text: example.text)
    #expect(file.position(of: example.offset) == Position(line: example.line, column: example.column))
  }

  @Test("Bytes that are not UTF-8 count as they are displayed")
  func badBytes() {
    let file = SourceFile(path: "a.txt", bytes: [0xE9, 0x61, 0xFF, 0x62])
    #expect(file.position(of: 3) == Position(line: 1, column: 4))
    #expect(file.text(ofLine: 1) == "\u{FFFD}a\u{FFFD}b")
  }

  @Test("A line comes without its ending")
  func lines() {
    let file = SourceFile(path: "a.txt", text: "\u{FEFF}one\r\ntwo\n\nfour")
    #expect((1...file.lineCount).map(file.text(ofLine:)) == ["one", "two", "", "four"])
    #expect(SourceFile(path: "a.txt", text: "\r\n").text(ofLine: 1).isEmpty)
  }

  @Test("A location says where it is, what stands there, and what comes first")
  func location() {
    let file = SourceFile(path: "a.txt", text: "one\ntwo")
    let two = SourceLocation(file: file, range: 4..<7)
    #expect(two.description == "a.txt:2:1")
    #expect(two.text == "two")
    #expect(SourceLocation(file: file, range: 0..<3) < two)
    #expect(two < SourceLocation(file: SourceFile(path: "b.txt", text: ""), range: 0..<0))
    #expect(two == SourceLocation(file: SourceFile(path: "a.txt", text: "one\ntwo"), range: 4..<7))
    #expect(Located("two", at: two).map(\.count) == Located(3, at: two))
  }
}
