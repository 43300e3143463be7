// SPDX-License-Identifier: Apache-2.0

import SourceDiagnostics
import Testing

@Suite struct DiagnosticFormatterTests {
  static let text = String(repeating: "\n", count: 13) + "        dutty: \"4.5%\",\n"

  static func diagnostic(
    _ text: String,
    _ range: Range<Int>,
    help: String? = nil,
    labels: [Range<Int>] = []
  ) -> Diagnostic {
    let file = SourceFile(path: "eu/measures.json5", text: text)
    return Diagnostic(
      .error,
      Diagnostic.Message(id: "some-id", text: "something is wrong", help: help),
      at: SourceLocation(file: file, range: range),
      labels: labels.map { Diagnostic.Label("it is here", at: SourceLocation(file: file, range: $0)) }
    )
  }

  @Test("The line, the excerpt, the help")
  func whole() {
    let file = SourceFile(path: "path", text: Self.text)
    let diagnostic = Diagnostic(
      .error,
      Diagnostic.Message(
        id: "unknown-field",
        text: "unknown field 'dutty' in measure",
        help: "did you mean 'duty'?"
      ),
      at: SourceLocation(file: file, range: 21..<26)
    )
    #expect(
      DiagnosticFormatter().format(diagnostic) == """
        path:14:9: error: unknown field 'dutty' in measure [unknown-field]
           14 |         dutty: "4.5%",
              |         ^^^^^
          help: did you mean 'duty'?

        """
    )
  }

  @Test("Labels follow as notes with their own excerpt")
  func labels() {
    #expect(
      DiagnosticFormatter().format(Self.diagnostic("{ a: 1,\n  a: 2 }", 10..<11, labels: [2..<3])) == """
        eu/measures.json5:2:3: error: something is wrong [some-id]
            2 |   a: 2 }
              |   ^
        eu/measures.json5:1:3: note: it is here
            1 | { a: 1,
              |   ^

        """
    )
  }

  @Test("Without a place there is one line, and the help")
  func noPlace() {
    let message = Diagnostic.Message(id: "no-regime", text: "no regime 'aprl'", help: "did you mean 'april'?")
    #expect(
      DiagnosticFormatter().format([
        Diagnostic(.error, message, at: nil), Diagnostic(.warning, message, at: nil),
      ])
        == """
        error: no regime 'aprl' [no-regime]
          help: did you mean 'april'?
        warning: no regime 'aprl' [no-regime]
          help: did you mean 'april'?

        """
    )
  }

  struct Excerpt: CustomTestStringConvertible {
    let name: String
    let text: String
    let range: Range<Int>
    let expected: String
    var testDescription: String { name }
  }

  static let excerpts = [
    Excerpt(name: "an empty place", text: "ab", range: 1..<1, expected: "    1 | ab\n      |  ^\n"),
    Excerpt(name: "the end of a line", text: "ab\n", range: 2..<2, expected: "    1 | ab\n      |   ^\n"),
    Excerpt(name: "an empty line", text: "ab\n", range: 3..<3, expected: "    2 |\n      | ^\n"),
    Excerpt(name: "an empty file", text: "", range: 0..<0, expected: "    1 |\n      | ^\n"),
    Excerpt(name: "several lines", text: "a {\n}", range: 2..<5, expected: "    1 | a {\n      |   ^\n"),
    Excerpt(name: "CRLF", text: "a {\r\n}", range: 2..<6, expected: "    1 | a {\n      |   ^\n"),
    Excerpt(name: "a tab before", text: "\tab", range: 2..<3, expected: "    1 | \tab\n      | \t ^\n"),
    Excerpt(name: "ideographs", text: "税率: x", range: 8..<9, expected: "    1 | 税率: x\n      |       ^\n"),
    Excerpt(name: "ideographs marked", text: "税率", range: 0..<6, expected: "    1 | 税率\n      | ^^^^\n"),
    Excerpt(name: "an accent", text: "e\u{301}x", range: 3..<4, expected: "    1 | e\u{301}x\n      |  ^\n"),
    Excerpt(
      name: "terminal commands",
      text: "\u{1B}[2J\u{202E}x",
      range: 7..<8,
      expected: "    1 | \u{FFFD}[2J\u{FFFD}x\n      |      ^\n"
    ),
    Excerpt(
      name: "a line number of six digits",
      text: String(repeating: "\n", count: 123_455) + "x",
      range: 123_455..<123_456,
      expected: "123456 | x\n       | ^\n"
    ),
    Excerpt(
      name: "the beginning of a long line",
      text: "abcdefghijklmnopqrstuvwxyz",
      range: 1..<3,
      expected: "    1 | abcdefghijk…\n      |  ^^\n"
    ),
    Excerpt(
      name: "the middle of a long line",
      text: "abcdefghijklmnopqrstuvwxyz",
      range: 12..<14,
      expected: "    1 | …jklmnopqrs…\n      |     ^^\n"
    ),
    Excerpt(
      name: "the end of a long line",
      text: "abcdefghijklmnopqrstuvwxyz",
      range: 26..<26,
      expected: "    1 | …pqrstuvwxyz\n      |             ^\n"
    ),
    Excerpt(
      name: "more than fits",
      text: "abcdefghijklmnopqrstuvwxyz",
      range: 8..<26,
      expected: "    1 | …fghijklmno…\n      |     ^^^^^^^^\n"
    ),
  ]

  @Test("The excerpt shows the place", arguments: excerpts)
  func excerpt(_ example: Excerpt) {
    let formatter = DiagnosticFormatter(excerptWidth: 12)
    let lines = formatter.format(Self.diagnostic(example.text, example.range))
      .split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.dropFirst().joined(separator: "\n") == example.expected)
  }

  @Test("Words from a file cannot break the line or command the terminal")
  func printable() {
    let message = Diagnostic.Message(id: "x", text: "unknown 'a\nb\u{1B}[2J'")
    #expect(
      DiagnosticFormatter().format(Diagnostic(.note, message, at: nil))
        == "note: unknown 'a\u{FFFD}b\u{FFFD}[2J' [x]\n"
    )
  }

  @Test("Colour only when asked for")
  func colour() {
    #expect(
      DiagnosticFormatter(usesColour: true).format(Self.diagnostic("ab", 0..<1, help: "stop")) == """
        \u{1B}[1meu/measures.json5:1:1:\u{1B}[0m \u{1B}[1;31merror:\u{1B}[0m something is wrong [some-id]
            1 | ab
              | \u{1B}[1;31m^\u{1B}[0m
          \u{1B}[1;32mhelp:\u{1B}[0m stop

        """
    )
  }
}
