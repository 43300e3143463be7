// SPDX-License-Identifier: Apache-2.0

import Baskets
import TariffModel
import Testing

@Suite struct LineCodeTests {
  static let codes: [(text: String, code: String)] = [
    ("85414200", "85414200"), ("8541420010", "8541420010"), ("8541.42.00", "85414200"),
    ("8541.42.00.10", "8541420010"), ("8541 42 00 10", "8541420010"), (" 85414200 ", "85414200"),
    ("\"85414200\"", "85414200"), ("=\"0101210000\"", "0101210000"), ("'0101210000", "0101210000"),
    ("0101210000", "0101210000"),
  ]

  @Test("Codes are text, with or without dots", arguments: codes)
  func code(_ example: (text: String, code: String)) {
    let reading = LinesReading("x_first,hts,origin,value", row: "padding,\(example.text),CN,1")
    #expect(reading.problems == [])
    #expect(reading.lines[0].line.code == CommodityCode(example.code))
    #expect(!reading.lines[0].row.needsLeadingZero)
  }

  @Test(
    "A code that lost its zero gets it back if the schedule has it then",
    arguments: ["101210000", "101.21.0000"]
  )
  func leadingZero(_ text: String) {
    let reading = LinesReading("hts,origin,value\n\(text),CN,1\n", codes: ["0101210000"])
    #expect(reading.problems == [])
    #expect(reading.lines[0].line.code == CommodityCode("0101210000"))
    #expect(reading.lines[0].row.needsLeadingZero)
    #expect(reading.lines[0].row.isAssessable)
  }

  static let mistakes: [(text: String, message: String)] = [
    (
      "101210000",
      "'101210000' has 9 digits, and the schedule has no such code with a zero before it; write 8 or 10 digits, "
        + "with or without dots"
    ),
    ("854142", "'854142' has 6 digits; write 8 or 10 digits, with or without dots"),
    ("1", "'1' has 1 digit; write 8 or 10 digits, with or without dots"),
    ("854142001000", "'854142001000' has 12 digits; write 8 or 10 digits, with or without dots"),
    (
      "8.54142E+09",
      "'8.54142E+09' was shortened by a spreadsheet; format the column as text and write all digits"
    ),
    ("85.41-42", "'85.41-42' is no commodity code; write 8 or 10 digits, with or without dots"),
    ("tbd", "'tbd' is no commodity code; write 8 or 10 digits, with or without dots"),
    ("...", "'...' has 0 digits; write 8 or 10 digits, with or without dots"),
  ]

  @Test("A code that is none says what to write", arguments: mistakes)
  func mistake(_ example: (text: String, message: String)) {
    let reading = LinesReading("hts,origin,value", row: "\(example.text),CN,1")
    #expect(reading.problems == ["1 hts error bad-code: \(example.message)"])
    #expect(!reading.lines[0].row.isAssessable)
  }
}
