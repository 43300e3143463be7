// SPDX-License-Identifier: Apache-2.0

import JSON5Reading
import SourceDiagnostics
import Testing

@Suite struct JSON5ValueTests {
  static let values: [(text: String, value: String)] = [
    ("null", "null"),
    ("true", "true"),
    (" false ", "false"),
    ("[]", "[]"),
    ("{}", "{}"),
    ("[1, 2,]", "[1 2]"),
    ("{a: 1, 'b': 2, \"c\": 3,}", "{a:1 b:2 c:3}"),
    ("{a:{b:[{}]}}", "{a:{b:[{}]}}"),
    ("{null: 1, true: 2, Infinity: 3}", "{null:1 true:2 Infinity:3}"),
    ("{$a_1: 1, _: 2, Zölle: 3, 税率: 4, ᾳ\u{200D}x: 5}", "{$a_1:1 _:2 Zölle:3 税率:4 ᾳ\u{200D}x:5}"),
    (#"{\u0061b: 1, c\u0064: 2}"#, "{ab:1 cd:2}"),
    ("// a\n/* b **/ [1 /* c */, // d\r 2]//", "[1 2]"),
    ("// a \u{2028} 1", "1"),
    ("\u{FEFF}\t\u{0B}\u{0C}\u{A0}\u{1680}\u{2003}\u{2028}\u{2029}\u{202F}\u{205F}\u{3000}1\u{A0}", "1"),
    ("{a\u{A0}:\u{3000}1}", "{a:1}"),
    ("{\"e\u{301}\": 1, \"é\": 2}", "{e\u{301}:1 é:2}"),
    ("{\"\": 1}", "{:1}"),
  ]

  static let numbers = [
    "0", "1", "-1", "+1", "-0", ".5", "5.", "-.5", "0.0", "0.", "12.34", "1e3", "1E+3", "1.e-3", ".5e5",
    "0x1F", "0XdeadBEEF", "-0x0", "12345678901234567890.123456789",
  ]

  static let strings: [(text: String, value: String)] = [
    (#""""#, ""),
    ("''", ""),
    (#""a'b""#, "a'b"),
    (#"'a"b'"#, "a\"b"),
    (#""\b\f\n\r\t\v\0\\\"\'\/\a""#, "\u{08}\u{0C}\n\r\t\u{0B}\0\\\"'/a"),
    (#""\x41\u00e9\uD83D\uDC4Dz""#, "Aé👍z"),
    ("\"a\\\nb\\\r\nc\\\rd\\\u{2028}e\\\u{2029}f\"", "abcdef"),
    ("\"a\u{2028}b\tc\u{01}\"", "a\u{2028}b\tc\u{01}"),
    (#""\é\👍""#, "é👍"),
    ("'税率 // no comment /* */'", "税率 // no comment /* */"),
  ]

  @Test("Texts that are JSON5", arguments: values)
  func value(_ example: (text: String, value: String)) {
    let reading = Reading(example.text)
    #expect(reading.value == example.value)
    #expect(reading.findings.isEmpty)
  }

  @Test("A number keeps its digits", arguments: numbers)
  func number(_ lexeme: String) {
    #expect(Reading("[\(lexeme),\(lexeme)/**/]").value == "[\(lexeme) \(lexeme)]")
  }

  @Test("Text in quotes", arguments: strings)
  func string(_ example: (text: String, value: String)) {
    let reading = Reading(example.text)
    guard case .string(let text)? = reading.node?.value else {
      Issue.record("not a text: \(reading.findings)")
      return
    }
    #expect(Array(text.utf8) == Array(example.value.utf8))
  }

  @Test("Nodes, keys and heads know where they stand")
  func locations() throws {
    let node = try #require(Reading("\n{ 'ab' : [1,\n 'x'] } // end").node)
    guard case .object(let members) = node.value, case .array(let elements) = members[0].value.value else {
      Issue.record("another shape")
      return
    }
    #expect(node.location.text == "{ 'ab' : [1,\n 'x'] }")
    #expect(node.head.text == "{")
    #expect(members[0].keyLocation.text == "'ab'")
    #expect(members[0].value.head.text == "[")
    #expect(elements.map(\.location.text) == ["1", "'x'"])
    #expect(elements[1].location.description == "t.json5:3:2")
  }

  @Test("Brackets may nest as deep as the limit")
  func nesting() {
    func text(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(Reading(text(200)).findings.isEmpty)
    #expect(Reading(text(201)).findings == ["1:201: more than 200 brackets are open here [nested-too-deep]"])
    #expect(Reading(text(100_000)).node == nil)
  }

  @Test("A large object finds its duplicates too")
  func largeObject() {
    let members = (0..<1000).map { "k\($0): \($0)," }.joined(separator: "\n")
    #expect(Reading("{\(members)}").findings.isEmpty)
    for key in ["k0", "k14", "k15", "k16", "k999"] {
      #expect(Reading("{\(members)\n\(key): 1}").findings.count == 1)
    }
  }
}
