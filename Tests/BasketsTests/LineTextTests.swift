// SPDX-License-Identifier: Apache-2.0

import Baskets
import ExactMath
import TariffModel
import Testing

@Suite struct LineTextTests {
  @Test(
    "Countries are ISO codes, statistical numbers or names",
    arguments: ["CN", "cn", "5700", "China", "CHINA", " CN "]
  )
  func origin(_ text: String) {
    let reading = LinesReading("hts,origin,value", row: "85414200,\(text),1")
    #expect(reading.problems == [])
    #expect(reading.text(reading.lines[0].line.origin) == "CN")
  }

  static let mistakes: [(column: String, text: String, problem: String)] = [
    ("origin", "Chnia", "error unknown-origin: 'Chnia' is no known country; did you mean 'CN'?"),
    (
      "origin", "China (mainland)",
      "error unknown-origin: 'China (mainland)' is no known country; if it is China, write 'CN'"
    ),
    ("origin", "ZZ", "error unknown-origin: 'ZZ' is no known country; write its ISO code of two letters"),
    (
      "export_country", "ZZ",
      "warning unknown-origin: 'ZZ' is no known country; write its ISO code of two letters"
    ),
    ("origin_x", "ZZ", "error unknown-origin: 'ZZ' is no known country; write its ISO code of two letters"),
    (
      "mode", "ocaen",
      "warning unknown-mode: 'ocaen' is no mode of transport; it is one of air, vessel (did you mean 'ocean'?)"
    ),
    ("mode", "99", "warning unknown-mode: '99' is no mode of transport; it is one of air, vessel"),
    (
      "entry_date", "23/10/2025",
      "warning bad-date: '23/10/2025' is no date with the month first; if the day comes first, say --dates dmy"
    ),
    (
      "entry_date", "45953",
      "warning bad-date: '45953' is a day as spreadsheets count them; format the column as a date: 2025-10-23"
    ),
    (
      "entry_date", "23-Oct-25",
      "warning bad-date: '23-Oct-25' is no date; write it as 2025-10-23 or 10/23/2025, perhaps with a time: "
        + "2025-10-23T13:00"
    ),
    (
      "entry_date", "2025-02-30",
      "warning bad-date: '2025-02-30' is no date; write it as 2025-10-23 or 10/23/2025, perhaps with a time: "
        + "2025-10-23T13:00"
    ),
  ]

  @Test("A text that is not known says what may have been meant", arguments: mistakes)
  func mistake(_ example: (column: String, text: String, problem: String)) {
    let isOrigin = example.column == "origin"
    let columns = isOrigin ? "hts,value,origin" : "hts,value,x,origin,\(example.column)"
    let row = isOrigin ? "85414200,1,\(example.text)" : "85414200,1,,CN,\(example.text)"
    // Twice, because the second time the words are remembered.
    let reading = LinesReading("\(columns)\n\(row)\n\(row)\n")
    #expect(
      reading.problems == [
        "1 \(example.column) \(example.problem)", "2 \(example.column) \(example.problem)",
      ]
    )
    #expect(reading.lines[0].row.isAssessable == !example.problem.hasPrefix("error"))
  }

  /// The columns are of one fact; those of others do not come between.
  static let rivals: [(row: String, steel: FactValue?, problem: String?)] = [
    ("85414200,CN,10,3.00,,", .money(300), nil), ("85414200,CN,10,,3.00,", .money(300), nil),
    ("85414200,CN,10,3.00,3,1", .money(300), nil), ("85414200,CN,10,,,2", nil, nil),
    (
      "85414200,CN,10,3.00,3.01,", .money(300),
      "1 content_steel error two-values: 'content_steel' and 'Steel Value' give content_steel and differ; leave all "
        + "but one blank, or say which to take: --map content_steel=\"content_steel\""
    ),
  ]

  @Test("Two columns of one fact may be filled alike, or one of them", arguments: rivals)
  func rival(_ example: (row: String, steel: FactValue?, problem: String?)) {
    let reading = LinesReading("hts,origin,value,Steel Value,content_steel,content_us", row: example.row)
    #expect(reading.lines[0].line.facts.first { $0.fact == 0 }?.value == example.steel)
    #expect(reading.problems == (example.problem.map { [$0] } ?? []))
    #expect(reading.lines[0].row.isAssessable == (example.problem == nil))
  }

  @Test func `A map settles which column of a fact is taken`() {
    var options = TestBasket.options
    options.columnMap = ["content_steel": "Steel Value"]
    let reading = LinesReading(
      "hts,origin,value,Steel Value,content_steel",
      row: "85414200,CN,10,3.00,3.01",
      options
    )
    #expect(reading.problems == [] && reading.lines[0].line.facts.map(\.value) == [.money(300)])
  }

  static let dates: [(text: String, instant: String, isBare: Bool)] = [
    ("2025-10-23", "2025-10-23", true), ("10/23/2025", "2025-10-23", true), ("1/2/2025", "2025-01-02", true),
    ("20251023", "2025-10-23", true), ("2025-10-23T00:01", "2025-10-23T00:01", false),
    ("2025-10-23 13:00", "2025-10-23T13:00", false), ("10/23/2025 13:00:59", "2025-10-23T13:00", false),
    ("2025-10-23T03:00Z", "2025-10-22T22:00", false), ("2025-10-23T12:00+08:00", "2025-10-22T23:00", false),
    (" 2025-10-23 ", "2025-10-23", true),
  ]

  @Test(
    "Dates are ISO or with slashes, with or without a time, in the clock of the territory",
    arguments: dates
  )
  func date(_ example: (text: String, instant: String, isBare: Bool)) {
    let reading = LinesReading("hts,origin,value,entry_date", row: "85414200,CN,1,\(example.text)")
    #expect(reading.problems == [])
    #expect(reading.lines[0].line.entered?.instant.description == example.instant)
    #expect(reading.lines[0].line.entered?.isBareDate == example.isBare)
  }

  @Test("With the day first, slashes are read so")
  func dayFirst() {
    var options = TestBasket.options
    options.dateOrder = .dayFirst
    let reading = LinesReading("hts,origin,value,entry_date", row: "85414200,CN,1,2/1/2025", options)
    #expect(reading.lines[0].line.entered?.instant.description == "2025-01-02")
    let mistaken = LinesReading("hts,origin,value,entry_date", row: "85414200,CN,1,1/23/2025", options)
    #expect(
      mistaken.problems == [
        "1 entry_date warning bad-date: '1/23/2025' is no date with the day first; if the month comes first, "
          + "say --dates mdy"
      ]
    )
  }

  @Test("Claims are a list, whatever separates them; their order does not matter")
  func claims() {
    let reading = LinesReading(
      """
      hts,origin,value,claims
      85414200,CN,1,a;b
      85414200,CN,1,B|A
      85414200,CN,1,"b, a"
      85414200,CN,1,a b a
      85414200,CN,1,
      85414200,CN,1,informational-material|donation|a-rather-long-claim
      85414200,CN,1,informational-material|donation|a-rather-long-claim
      """
    )
    #expect(reading.problems == [])
    let lists = reading.lines.map(\.line.claims)
    #expect(Set(lists[0...3]).count == 1)
    #expect(lists[4] == 0)
    #expect(lists[5] == lists[6] && lists[5] != lists[0])
    #expect(reading.symbols.claims(lists[5]).count == 3)
  }

  @Test("A tariff number among the claims may be written with or without dots and statistical digits")
  func claimedHeadings() {
    let reading = LinesReading(
      """
      hts,origin,value,claims
      85414200,CN,1,9802.00.80;donation
      85414200,CN,1,9802008068 donation
      85414200,CN,1,donation;98020080
      85414200,CN,1,9802.00.8068|Donation
      85414200,CN,1,980200;donation
      """
    )
    #expect(reading.problems == [])
    let lists = reading.lines.map(\.line.claims)
    #expect(Set(lists[0...3]).count == 1)
    #expect(lists[4] != lists[0])
  }

  @Test("Lines with the same number are one entry; without a number each is its own")
  func entries() {
    let text =
      "hts,origin,value,entry\n85414200,CN,1,E1\n85414200,CN,1, E1\n85414200,CN,1,E2\n85414200,CN,1,\n"
    func hashes(_ reading: LinesReading) -> [UInt64?] {
      reading.lines.map { if case .declared(let key) = $0.row.entry { key.hash } else { nil } }
    }
    let reading = LinesReading(text)
    let declared = hashes(reading)
    #expect(declared[0] == declared[1] && declared[0] != declared[2] && declared[3] == nil)
    #expect(reading.lines[3].row.entry == .own)
    var options = TestBasket.options
    options.entryPer = .line
    #expect(LinesReading(text, options).lines.allSatisfy { $0.row.entry == .own })
    options.entryPer = .basket
    #expect(LinesReading(text, options).lines.allSatisfy { $0.row.entry == .basket })
  }

  @Test("Defaults hold for every row, and are read as fields are")
  func defaults() {
    var options = TestBasket.options
    options.defaults = [
      "origin": "China", "mode": "sea", "unit": "doz.", "claims": "a b", "entry_date": "10/23/2025",
      "steel_value": "1.50", "import_date": "2025-01-01",
    ]
    let reading = LinesReading("hts,value,quantity\n85414200,1,2\n85414300,2,\n", options)
    #expect(reading.problems == [])
    #expect(
      reading.defaultProblems.map { "\($0.row) \($0.column) \($0.id)" } == ["0 mode unknown-mode"]
    )
    for read in reading.lines {
      #expect(reading.text(read.line.origin) == "CN")
      #expect(reading.symbols.claims(read.line.claims).count == 2)
      #expect(read.line.entered?.instant.description == "2025-10-23")
      #expect(read.line.facts.map(\.fact) == [0, 6])
      #expect(read.row.isAssessable)
    }
    #expect(reading.lines[0].line.quantity == Quantity(millionths: 24_000_000, dimension: .number))
    #expect(reading.lines[1].line.quantity == nil)
  }

  @Test("The basket's currency holds for lines that name none")
  func defaultCurrency() {
    var options = TestBasket.options
    options.currency = "JPY"
    let reading = LinesReading("hts,origin,value,currency\n85414200,CN,5,\n85414200,CN,5,USD\n", options)
    #expect(reading.lines.map(\.row.isAssessable) == [false, true])
    #expect(reading.lines[1].line.value == 500)
    #expect(reading.problems.count == 1)
  }
}
