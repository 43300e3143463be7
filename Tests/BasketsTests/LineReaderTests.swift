// SPDX-License-Identifier: Apache-2.0

import Baskets
import DelimitedText
import ExactMath
import TariffModel
import Testing

@Suite struct LineReaderTests {
  @Test("A full row fills the line")
  func fullRow() throws {
    let reading = LinesReading(
      """
      sku,hts,origin,export_country,value,currency,quantity,unit,quantity_2,unit_2,weight_kg,freight,insurance,mode,\
      entry_date,export_date,loaded_date,entry,entry_type,program,claims,ad_rate,paid_duty
      A-1,8541.42.0010,CN,HK,"$1,234.50",USD,12,doz.,3.5,t,3500.125,100.10,2,Ocean,\
      2025-10-23,10/20/2025,2025-10-21T13:05,E-7,Formal,s+,"Donation; 9903.01.21",12.5%,30
      """
    )
    #expect(reading.problems == [])
    let read = try #require(reading.lines.first)
    let line = read.line
    #expect(line.row == 1)
    #expect(line.code == CommodityCode("8541420010"))
    #expect(reading.text(line.origin) == "CN")
    #expect(reading.text(line.exportCountry) == "HK")
    #expect(line.value == 123_450)
    #expect(line.quantity == Quantity(millionths: 144_000_000, dimension: .number))
    #expect(line.quantity2 == Quantity(millionths: 3_500_000_000, dimension: .mass))
    #expect(line.weight == 3_500_125_000)
    #expect(line.freight == 10_010 && line.insurance == 200 && line.declaresCarriage)
    #expect(reading.text(line.mode) == "vessel")
    #expect(line.entered?.instant.description == "2025-10-23" && line.entered?.isBareDate == true)
    #expect(line.exported?.instant.description == "2025-10-20")
    #expect(line.loaded?.instant.description == "2025-10-21T13:05" && line.loaded?.isBareDate == false)
    #expect(reading.text(line.entryType) == "formal")
    #expect(reading.text(line.program) == "S+")
    #expect(Set(reading.symbols.claims(line.claims).map { reading.text($0) }) == ["donation", "9903.01.21"])
    #expect(read.row.sku.text(in: reading.bytes.span) == "A-1")
    #expect(read.row.hts.text(in: reading.bytes.span) == "8541.42.0010")
    #expect(line.facts == [LineFact(fact: 7, value: .rate(125_000_000))])
    #expect(read.row.paidDuty == 3_000)
    #expect(read.row.isAssessable && !read.row.needsLeadingZero)
  }

  @Test("A blank row leaves nothing behind of the row before")
  func leavesNothingBehind() {
    let reading = LinesReading(
      """
      hts,origin,value,quantity,unit,weight_kg,freight,mode,entry_date,entry,program,claims,content_steel,origin_x,sku
      85414200,CN,1,2,kg,3,4,air,2025-01-01,E,S,c,1,VN,A
      85414300,VN,2,,,,,,,,,,,,
      """
    )
    #expect(reading.problems == [])
    let line = reading.lines[1].line
    #expect(line.code == CommodityCode("85414300") && reading.text(line.origin) == "VN" && line.value == 200)
    #expect(line.quantity == nil && line.weight == nil && line.freight == 0 && !line.declaresCarriage)
    #expect(line.mode == .none && line.entered == nil && line.program == .none && line.claims == 0)
    #expect(line.facts.isEmpty && line.originOverrides.isEmpty)
    #expect(reading.lines[1].row.entry == .own && reading.lines[1].row.sku.isEmpty)
    #expect(reading.lines[0].line.originOverrides.count == 1)
  }

  @Test("Rows are numbered as a spreadsheet numbers them, blank ones too")
  func rowNumbers() {
    let reading = LinesReading("hts,origin,value\n85414200,CN,1\n\n,,\n85414200,CN,2\n")
    #expect(reading.lines.map(\.row.row) == [1, 4])
    #expect(reading.lines.map(\.line.row) == [1, 4])
  }

  static let missing: [(row: String, problems: [String])] = [
    (",CN,1,", ["1 hts error missing-value: there is no commodity code; write one"]),
    (
      "85414200,,1,",
      ["1 From error missing-value: there is no country of origin; write one, such as its ISO code"]
    ),
    (
      "85414200,CN,,",
      ["1 value error missing-value: there is no value; write one, or a unit price and a quantity"]
    ),
    ("85414200,CN,x,", ["1 value error bad-number: 'x' is no number; write it as 1234.50"]),
    (
      "85414200,CN,1,2,3",
      [
        "1 - error surplus-fields: the row has 5 fields and the header 4 columns; put a field that holds a comma "
          + "between quotes"
      ]
    ),
    ("85414200,CN,1,2,", []),
    (
      " , , ,x",
      [
        "1 hts error missing-value: there is no commodity code; write one",
        "1 From error missing-value: there is no country of origin; write one, such as its ISO code",
        "1 value error missing-value: there is no value; write one, or a unit price and a quantity",
      ]
    ),
  ]

  @Test("A line that lacks what none can lack is not assessed, and says what", arguments: missing)
  func lacks(_ example: (row: String, problems: [String])) {
    var options = TestBasket.options
    options.columnMap = ["origin": "From"]
    let reading = LinesReading("hts,From,value,x_own", row: example.row, options)
    #expect(reading.problems == example.problems)
    #expect(reading.lines[0].row.isAssessable == example.problems.isEmpty)
  }

  @Test("A short row is a row whose last fields are blank")
  func shortRow() {
    let reading = LinesReading("hts,origin,value,freight", row: "85414200,CN,1")
    #expect(reading.problems == [])
    #expect(reading.lines[0].row.isAssessable)
  }

  @Test("Any bytes are read without a crash", arguments: 0..<4)
  func anyBytes(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let names = BasketField.allCases.map(\.rawValue) + TestBasket.facts.facts.map(\.name) + ["origin_x"]
    let pieces = [
      "1", "9999999999", ".", ",", "-", "\"", "$", "CN", "2025-10-23", "T", "kg", " ", "é", "%", "E+", "/",
      "x",
    ]
    for _ in 0..<300 {
      var text = names.joined(separator: ";") + "\n"
      for _ in 0..<names.count {
        for _ in 0..<Int.random(in: 0...3, using: &random) {
          text += pieces.randomElement(using: &random) ?? ""
        }
        text += ";"
      }
      let reading = LinesReading(text + "\n")
      for problem in reading.lines.flatMap(\.problems) {
        #expect(
          !problem.message.isEmpty && !problem.column.isEmpty || problem.kind == .surplusFields
            || problem.kind == .tooLarge
        )
      }
    }
  }
}
