// SPDX-License-Identifier: Apache-2.0

import ExactMath
import Testing

@Suite struct DecimalTextTests {
  @Test(arguments: [("1234.5", 123_450), ("-0.05", -5), ("7", 700), ("0.10", 10)] as [(String, Int64)])
  func `A text is so many hundredths, and back`(_ text: String, _ hundredths: Int64) throws {
    #expect(try DecimalText.scaled(text, digits: 2) == hundredths)
    let written = DecimalText.text(hundredths, digits: 2)
    #expect(try DecimalText.scaled(written, digits: 2) == hundredths)
    #expect(written.split(separator: ".").last?.count == 2)
  }

  @Test(arguments: ["", ".", "1.234", "1e5", "12x", "99999999999999999999"])
  func `What is no number of two digits, or too large, is refused`(_ text: String) {
    #expect(throws: DecimalError.self) { try DecimalText.scaled(text, digits: 2) }
  }

  @Test func `The ends of 64 bits are written whole`() {
    #expect(DecimalText.text(.max, digits: 2) == "92233720368547758.07")
    #expect(DecimalText.text(.min, digits: 2) == "-92233720368547758.08")
    #expect(DecimalText.shortText(2_500_000, digits: 6) == "2.5")
  }

  @Test func `A rate in percent is read and printed as it is written`() throws {
    #expect(try Rate(percent: "0.3464%").billionths == 3_464_000)
    #expect(try Rate(percent: "2.5 percent").description == "2.5%")
  }
}
