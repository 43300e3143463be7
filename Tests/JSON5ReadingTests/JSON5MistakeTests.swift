// SPDX-License-Identifier: Apache-2.0

import JSON5Reading
import SourceDiagnostics
import Testing

@Suite struct JSON5MistakeTests {
  struct Case: CustomTestStringConvertible {
    let text: String
    let findings: [String]
    var testDescription: String { text.debugDescription }

    init(_ text: String, _ findings: String...) {
      self.text = text
      self.findings = findings
    }
  }

  static let structure = [
    Case("{a=1}", "1:3: a colon is missing after the key 'a' [missing-colon]"),
    Case("", "1:1: the file holds no value [empty-file]"),
    Case(" // only this\n", "2:1: the file holds no value [empty-file]"),
    Case("{} x", "1:4: the value of the file has ended, but there is more text [text-after-end]"),
    Case("[1 2]", "1:3: a comma is missing here [missing-comma]"),
    Case("{a: 1\n b: 2}", "1:6: a comma is missing here [missing-comma]"),
    Case(
      "{a: 'x' // why\n b: 2 'c': 3}",
      "1:8: a comma is missing here [missing-comma]",
      "2:6: a comma is missing here [missing-comma]"
    ),
    Case(
      "{a: 1; b: 2, c 3}",
      "1:6: expected a comma or the closing bracket, found ';' [unexpected-character]",
      "1:15: a colon is missing after the key 'c' [missing-colon]"
    ),
    Case("[1,, 2]", "1:4: nothing stands before this comma [stray-comma] (remove it)"),
    Case("{,}", "1:2: nothing stands before this comma [stray-comma] (remove it)"),
    Case("{a, b: 1}", "1:3: a colon is missing after the key 'a' [missing-colon]"),
    Case(
      "{a = 1, b '2', c: 3}",
      "1:3: a colon is missing after the key 'a' [missing-colon]",
      "1:10: a colon is missing after the key 'b' [missing-colon]"
    ),
    Case(
      "{'a' 'b': 1, c: ?}",
      "1:5: a colon is missing after the key 'a' [missing-colon]",
      "1:17: '?' is not a value [not-a-value] (put text in quotes: \"?\")"
    ),
    Case(
      "{a: , b: }",
      "1:5: expected a value, found ',' [missing-value]",
      "1:10: expected a value, found '}' [missing-value]"
    ),
    Case(
      "{a:",
      "1:1: the file ends before this '{' is closed [bracket-not-closed]",
      "1:4: expected a value, found the end of the file [missing-value]"
    ),
    Case("{: 1, b: 2}", "1:2: expected a key, found ':' [missing-key]"),
    Case("['a': 1, 2]", "1:5: expected a comma or the closing bracket, found ':' [unexpected-character]"),
    Case("{a: [1, 2}", "1:10: expected ']', found '}' [wrong-bracket] | 1:5: '[' is opened here"),
    Case("{a: 1", "1:1: the file ends before this '{' is closed [bracket-not-closed]"),
    Case("]", "1:1: expected a value, found ']' [missing-value]"),
    Case("[1 /* x", "1:4: the comment is not closed [comment-not-closed] (end it with */)"),
    Case("[1 / 2]", "1:4: expected a comma or the closing bracket, found '/' [unexpected-character]"),
    Case(
      "{a: 1, 'a': 2, b: %}",
      "1:8: the key 'a' is used twice in one object [duplicate-key] | 1:2: it is first used here",
      "1:19: '%' is not a value [not-a-value] (put text in quotes: \"%\")"
    ),
  ]

  static let words = [
    Case("[25%, 2]", "1:2: '25%' is not a value [not-a-value] (put text in quotes: \"25%\")"),
    Case(
      "{a: 2025-04-05T00:01, b: x [y, z], c: 5}",
      "1:5: '2025-04-05T00' is not a value [not-a-value] (put text in quotes: \"2025-04-05T00\")",
      "1:26: 'x' is not a value [not-a-value] (put text in quotes: \"x\")"
    ),
    Case("[True]", "1:2: 'True' is not a value [not-a-value] (did you mean 'true'?)"),
    Case(
      "[Infinity, -NaN]",
      "1:2: 'Infinity' is not accepted: a number must be finite [not-finite]",
      "1:12: '-NaN' is not accepted: a number must be finite [not-finite]"
    ),
    Case("[“x”]", "1:2: '“x”' is not a value [not-a-value] (use straight quotes: \"x\")"),
    Case(
      "{“x”: 1}",
      "1:2: the key '“x”' must stand in quotes [key-needs-quotes] (use straight quotes: \"x\")"
    ),
    Case(
      "{9903.01.24: 1, content-us: 2}",
      "1:2: the key '9903.01.24' must stand in quotes [key-needs-quotes] (write \"9903.01.24\")",
      "1:17: the key 'content-us' must stand in quotes [key-needs-quotes] (write \"content-us\")"
    ),
    Case(
      #"{\u002Dx: 1}"#,
      #"1:2: the key '\u002Dx' must stand in quotes [key-needs-quotes] (write "\u002Dx")"#
    ),
    Case("[07]", "1:2: '07' is not a value [not-a-value] (put text in quotes: \"07\")"),
  ]

  static let badNumbers = [
    "-", "+", ".", "-.", "0x", "0xG", "1e", "1e+", "00", "1.2.3", "1_000", "--1", "1x", "0b1", "e5",
  ]

  static let strings = [
    Case(
      "{a: 'x,\n b: 'y',\n c: %}",
      "1:5: the text is not closed on its line [string-not-closed] (end it with ', or its line with a backslash)",
      "3:5: '%' is not a value [not-a-value] (put text in quotes: \"%\")"
    ),
    Case(
      "{a: \"x],\n b: %}",
      "1:5: the text is not closed on its line [string-not-closed] (end it with \", or its line with a backslash)"
    ),
    Case(
      "'x",
      "1:1: the text is not closed on its line [string-not-closed] (end it with ', or its line with a backslash)"
    ),
    Case(
      "['\\",
      "1:2: the text is not closed on its line [string-not-closed] (end it with ', or its line with a backslash)"
    ),
    Case(
      #"["\1", "\x4g", "\u12"]"#,
      #"1:3: '\1' is not an escape [bad-escape] (write \\ for a backslash, \xHH or \uHHHH for a character by its number)"#,
      #"1:9: '\x4' is not an escape [bad-escape] (write \\ for a backslash, \xHH or \uHHHH for a character by its number)"#,
      #"1:17: '\u12' is not an escape [bad-escape] (write \\ for a backslash, \xHH or \uHHHH for a character by its number)"#
    ),
    Case(
      #"["\uD83Dx", "\uDC4D", "\uD83D\u0041"]"#,
      #"1:3: '\uD83D' is half of a pair, the other half is missing [lone-surrogate]"#,
      #"1:14: '\uDC4D' is half of a pair, the other half is missing [lone-surrogate]"#,
      #"1:24: '\uD83D' is half of a pair, the other half is missing [lone-surrogate]"#
    ),
  ]

  @Test("Each mistake is named where it stands", arguments: structure + words + strings)
  func mistakes(_ example: Case) {
    let reading = Reading(example.text)
    #expect(reading.findings == example.findings)
    #expect(reading.node == nil)
  }

  @Test("What is not quite a number", arguments: badNumbers)
  func badNumber(_ word: String) {
    let help = "put text in quotes: \"\(word)\""
    #expect(Reading("[\(word)]").findings == ["1:2: '\(word)' is not a value [not-a-value] (\(help))"])
  }

  @Test("A key used twice is an error that leaves the first use")
  func duplicateKey() {
    let reading = Reading("{a: 1,\n 'a': 2}")
    #expect(
      reading.findings == [
        "2:2: the key 'a' is used twice in one object [duplicate-key] | 1:2: it is first used here"
      ]
    )
    #expect(reading.value == "{a:1}")
  }

  static let encodings: [(bytes: [UInt8], finding: String)] = [
    ([0xFF, 0xFE, 0x7B, 0], "1:1: the file is in UTF-16, not in UTF-8 [utf-16] (save it as UTF-8)"),
    ([0xFE, 0xFF, 0, 0x7B], "1:1: the file is in UTF-16, not in UTF-8 [utf-16] (save it as UTF-8)"),
    (
      [0x5B, 0, 0x5D],
      "1:2: a NUL byte stands here, so this is not a text in UTF-8 [nul-byte] (save the file as text in UTF-8)"
    ),
    (
      [0x22, 0x0A, 0x5A, 0xF6, 0x22],
      "2:2: the byte 0xF6 is not UTF-8 here [invalid-utf-8] (save the file as UTF-8)"
    ),
    ([0x22, 0xC3], "1:2: the byte 0xC3 is not UTF-8 here [invalid-utf-8] (save the file as UTF-8)"),
  ]

  @Test("What is not UTF-8 is refused by name", arguments: encodings)
  func encoding(_ example: (bytes: [UInt8], finding: String)) {
    let reading = Reading(bytes: example.bytes)
    #expect(reading.findings == [example.finding])
    #expect(reading.node == nil)
  }
}
