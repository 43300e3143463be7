// SPDX-License-Identifier: Apache-2.0

import Baskets
import ExactMath
import SourceDiagnostics
import TariffModel
import Testing

@Suite struct LineAmountTests {
  static let mistakes: [(column: String, text: String, problem: String)] = [
    (
      "value", "\"1.234,50\"", "error bad-number: '1.234,50' has a comma for the decimal point; write 1234.50"
    ),
    ("value", "-5", "error negative-amount: '-5' is negative; amounts and quantities of goods are not"),
    (
      "value", "(12.00)",
      "error negative-amount: '(12.00)' is negative; amounts and quantities of goods are not"
    ),
    (
      "value", "1.005",
      "error too-precise: '1.005' has too many digits: USD has at most 2 digits after the point"
    ),
    ("value", "€5", "error wrong-currency-sign: '€' is not the sign of USD, the line's currency"),
    (
      "value", "1.2E+06",
      "error bad-number: '1.2E+06' was shortened by a spreadsheet; format the column as a number and write all digits"
    ),
    ("freight", "n/a", "error bad-number: 'n/a' is no number; leave the field blank when there is none"),
    ("content_steel", "30%", "error bad-number: '30%' is a percentage; write the amount itself"),
    (
      "weight_kg", "12 lb",
      "warning wrong-currency-sign: 'lb' does not belong in a quantity; write the number alone, "
        + "and its unit in the unit's column"
    ),
    (
      "weight_kg", "0.1234567",
      "warning too-precise: '0.1234567' has too many digits: this column has at most 6 digits after the point"
    ),
    ("quantity", "99999999999999999999", "warning too-large: '99999999999999999999' is too large"),
    ("paid_duty", "x", "warning bad-number: 'x' is no number; write it as 1234.50"),
    ("ad_rate", "high", "error bad-rate: 'high' is no percentage; write it as 12.5%"),
    ("fact_end_use", "maybe", "warning bad-flag: 'maybe' is neither yes nor no"),
  ]

  @Test("An amount that is none says what to write instead", arguments: mistakes)
  func mistake(_ example: (column: String, text: String, problem: String)) {
    let columns = example.column == "value" ? "hts,origin,value" : "hts,origin,x_y,value,\(example.column)"
    let row = example.column == "value" ? "85414200,CN,\(example.text)" : "85414200,CN,,1,\(example.text)"
    let reading = LinesReading(columns, row: row)
    #expect(reading.problems == ["1 \(example.column) \(example.problem)"])
    #expect(reading.lines[0].row.isAssessable == !example.problem.hasPrefix("error"))
  }

  @Test("A unit price times a quantity is the value, rounded half up to the cent")
  func unitPrice() {
    let reading = LinesReading(
      """
      hts,origin,value,unit_price,quantity,unit
      85414200,CN,,0.125,3,No.
      85414200,CN,,1.5,1.25,kg
      85414200,CN,7,100,100,No.
      85414200,CN,,"1,000.000001",1000,No.
      85414200,CN,,9999999999,9999999999,No.
      85414200,CN,,-1,3,No.
      """
    )
    #expect(reading.lines.map(\.line.value) == [38, 188, 700, 100_000_000, 0, 0])
    #expect(
      reading.problems == [
        "5 - error too-large: unit price times quantity is too large",
        "6 unit_price error negative-amount: '-1' is negative; amounts and quantities of goods are not",
      ]
    )
  }

  @Test("Quantities take the dimension of their unit; without a unit they are numbers, and that is noted")
  func quantities() {
    let reading = LinesReading(
      """
      hts,origin,value,quantity,unit
      85414200,CN,1,2,lb
      85414200,CN,1,2.5,prs.
      85414200,CN,1,2,
      85414200,CN,1,2,X
      85414200,CN,1,,kg
      85414200,CN,1,2,furlong
      85414200,CN,1,3,Cu kg
      85414200,CN,1,999999999999,thousand m3
      """
    )
    #expect(
      reading.lines.map(\.line.quantity) == [
        Quantity(millionths: 907_185, dimension: .mass), Quantity(millionths: 2_500_000, dimension: .pair),
        Quantity(millionths: 2_000_000, dimension: .number), nil, nil, nil, nil, nil,
      ]
    )
    #expect(reading.lines[6].line.facts == [LineFact(fact: 2, value: .mass(3_000_000))])
    #expect(
      reading.problems == [
        "6 unit warning unknown-unit: 'furlong' is no known unit; write one such as kg, No., doz., pr., liters or m2",
        "8 quantity warning too-large: the quantity is too large in its base unit",
      ]
    )
    #expect(reading.lines.allSatisfy { $0.row.isAssessable })
  }

  @Test("Facts are declared in the order of the library, by column or by a unit of contents")
  func facts() {
    let reading = LinesReading(
      """
      hts,fact_import,origin,value,fact_end_use,quantity,unit,fact_smelt,steel_value,fact_jewels,content_us
      85414200,2025-01-02,CN,9,yes,3,Cu kg,RU,1.50,7,2
      85414200,,CN,9,0,,,,,,
      """
    )
    #expect(reading.problems == [])
    let facts = reading.lines[0].line.facts
    #expect(facts.map(\.fact) == [0, 1, 2, 3, 4, 5, 6])
    #expect(facts[0].value == .money(150) && facts[1].value == .money(200))
    #expect(facts[2].value == .mass(3_000_000) && facts[3].value == .number(7_000_000))
    #expect(facts[5].value == .flag(true))
    guard case .text(let smelt) = facts[4].value, case .date(let imported) = facts[6].value else {
      Issue.record("the smelter's country is a text and the importation a date")
      return
    }
    #expect(reading.text(smelt) == "ru")
    #expect(imported.instant.description == "2025-01-02")
    #expect(reading.lines[1].line.facts == [LineFact(fact: 5, value: .flag(false))])
  }

  static let ratesText = """
    currency,from,rate
    EUR,2025-01-01,1.10
    EUR,2025-07-01,1.2
    JPY,,0.0067
    """

  private func rates(_ text: String = ratesText) -> (ExchangeRates, [String]) {
    let log = DiagnosticLog()
    let rates = ExchangeRates(SourceFile(path: "fx.csv", text: text), log: log)
    return (rates, log.diagnostics.map { "\($0.location.map { "\($0.start)" } ?? "-") \($0.text)" })
  }

  @Test("Amounts in another currency are converted by the rate of the day of export, or else of entry")
  func conversion() {
    let reading = LinesReading(
      """
      hts,origin,value,currency,freight,content_steel,export_date,entry_date,paid_duty
      85414200,DE,100.00,EUR,10,50,2025-06-30,2025-07-20,5
      85414200,DE,100.00,eur,,,,2025-07-01,
      85414200,DE,1000,JPY,,,,,
      85414200,DE,10.5,JPY,,,,,
      85414200,DE,100.00,USD,,,,,
      85414200,DE,100.00,,,,,,
      85414200,DE,1,EUR,,,,,
      85414200,DE,1,EUR,,,2024-12-31,,
      85414200,DE,1,GBP,,,2025-01-01,,
      85414200,DE,1,Euro,,,2025-01-01,,
      """,
      rates: rates().0
    )
    #expect(reading.lines.prefix(6).map(\.line.value) == [11_000, 12_000, 670, 0, 10_000, 10_000])
    #expect(reading.lines[0].line.freight == 1_100)
    #expect(reading.lines[0].line.facts == [LineFact(fact: 0, value: .money(5_500))])
    #expect(reading.lines[0].row.paidDuty == 500)
    #expect(reading.lines[0].row.exchange?.text == "1.1")
    #expect(reading.lines[4].row.exchange == nil)
    #expect(
      reading.problems == [
        "4 value error too-precise: '10.5' has too many digits: JPY has no digits after the point",
        "7 currency error no-exchange-rate: there is no rate of exchange from EUR, and the line has no export_date or "
          + "entry_date to choose one by; give a table of rates, or the amounts in USD",
        "8 currency error no-exchange-rate: there is no rate of exchange from EUR for 2024-12-31; give a table of "
          + "rates, or the amounts in USD",
        "9 currency error no-exchange-rate: there is no rate of exchange from GBP for 2025-01-01; give a table of "
          + "rates, or the amounts in USD",
        "10 currency error bad-currency: 'Euro' is no currency; write an ISO code such as USD",
      ]
    )
  }

  @Test("A table of rates says where it is mistaken")
  func badRates() {
    #expect(
      rates("currency,rate\nEUR,abc\neuro,1\nGBP,1.3\nGBP,0\n").1 == [
        "2:5 'abc' is no rate of exchange", "3:1 'EURO' is no currency code",
        "5:5 '0' is no rate of exchange",
      ]
    )
    #expect(rates("currency,from,rate\nEUR,1/2/25,1\n").1 == ["2:5 '1/2/25' is no day"])
    #expect(
      rates("from,to\n").1 == ["1:1 this is no table of exchange rates: its header lacks currency or rate"]
    )
    #expect(rates().1 == [])
  }
}
