// SPDX-License-Identifier: Apache-2.0

import TariffModel
import Testing

@Suite struct SpecialCellTests {
  private func entry(_ rate: String, _ symbols: String...) throws -> SpecialCell.Entry {
    SpecialCell.Entry(rate: try RateText.parse(rate), symbols: symbols)
  }

  @Test("Each rate stands before the symbols of its programmes")
  func entries() throws {
    let cell = try SpecialCell.parse("Free (A+,AU, BH) 3.2% (JP) See 9822.05.20 (P+)")
    #expect(
      cell.entries == [
        try entry("Free", "A+", "AU", "BH"), try entry("3.2%", "JP"), try entry("See 9822.05.20", "P+"),
      ]
    )
  }

  @Test("Sums and references are rates like any other")
  func sums() throws {
    let cell = try SpecialCell.parse(
      "Free (BH,CL) 7.3¢/kg + 0.9% (PA) See 9918.04.60, 9918.04.61 (CO) The rate applicable to the natural "
        + "juice in heading 2009 (A*,D)"
    )
    #expect(
      cell.entries == [
        try entry("Free", "BH", "CL"),
        try entry("7.3¢/kg + 0.9%", "PA"),
        try entry("See 9918.04.60, 9918.04.61", "CO"),
        try entry("The rate applicable to the natural juice in heading 2009", "A*", "D"),
      ]
    )
  }

  @Test("Parentheses that hold no symbols belong to the rate")
  func parentheses() throws {
    let duty = "A duty upon the value of the repairs or alterations (see U.S. note 3 of this subchapter)"
    let cell = try SpecialCell.parse("Free (AU,BH) \(duty) (B,C,)")
    #expect(cell.entries == [try entry("Free", "AU", "BH"), try entry(duty, "B", "C")])
    let note = "Free, under the terms of U.S. note 1(b) to this subchapter"
    #expect(
      try SpecialCell.parse(note).entries == [SpecialCell.Entry(rate: .refersElsewhere(note), symbols: [])]
    )
  }

  static let slips: [(text: String, tidy: String)] = [
    ("Free \n(A, AU,  BH)", "Free (A,AU,BH)"),
    ("Free(A+,AU,BH,,CL,IL,)", "Free (A+,AU,BH,CL,IL)"),
    ("Free (D,E IL,JO)", "Free (D,E,IL,JO)"),
    ("Free (MA,.OM,P )", "Free (MA,OM,P)"),
    ("See 9919.04.50, 9919.04.67 (PA (PA)", "See 9919.04.50, 9919.04.67 (PA)"),
    ("Free (A,AU)) 3.2% (JP),", "Free (A,AU) 3.2% (JP)"),
    ("Free (S)9.3¢/pf.liter(JO)", "Free (S) 9.3¢/pf.liter (JO)"),
    ("52.8¢/kg  +4.3% (S+)", "52.8¢/kg + 4.3% (S+)"),
    ("Free (See U.S. note 4 of this subchapter)", "Free (See U.S. note 4 of this subchapter)"),
    ("Free", "Free"),
    (" ", ""),
  ]

  @Test("Stray blanks and slips of the printer do no harm", arguments: slips)
  func forgivesSlip(_ slip: (text: String, tidy: String)) throws {
    #expect(SpecialCell.tidy(slip.text) == slip.tidy)
    #expect(try SpecialCell.parse(slip.text) == SpecialCell.parse(slip.tidy))
  }

  @Test("A programme has the rate of the entry that names it")
  func rates() throws {
    let cell = try SpecialCell.parse("Free (S,P) 3.2% (JP) See 9822.05.20 (P+)")
    #expect(cell.rate(for: "S") == .free)
    #expect(cell.rate(for: "P+") == .refersElsewhere("See 9822.05.20"))
    #expect(cell.rate(for: "S+") == nil)
    #expect(cell.rate(for: "KR") == nil)
  }

  @Test("A rate without symbols is for whoever the line names; a blank cell has none")
  func withoutSymbols() throws {
    #expect(try SpecialCell.parse("Free").rate(for: "D") == .free)
    #expect(try SpecialCell.parse("").rate(for: "D") == nil)
  }

  @Test("A cell with something that is no rate is refused")
  func mistakes() {
    #expect(throws: RateTextError.empty) { try SpecialCell.parse("(A,B)") }
    #expect(throws: RateTextError.expected("a number", offset: 0)) {
      try SpecialCell.parse("Free (A) foo (B)")
    }
  }
}
