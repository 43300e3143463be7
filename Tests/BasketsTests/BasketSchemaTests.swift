// SPDX-License-Identifier: Apache-2.0

import Baskets
import DelimitedText
import Testing

@Suite struct BasketSchemaTests {
  static let headers: [(header: String, roles: [String])] = [
    ("hts,origin,value", ["hts=hts", "origin=origin", "value=value"]),
    ("HTS Number,Country of Origin,Entered Value", ["hts", "origin", "value"]),
    ("HTSUS,COO,Line Goods Value Amount", ["hts", "origin", "value"]),
    ("HS-Code,origin_country,TOTAL", ["hts", "origin", "value"]),
    ("I_COMMODITY,CTY_CODE,CON_VAL_MO,CON_QY1_MO,UNIT_QY1", ["hts", "origin", "value", "quantity", "unit"]),
    ("hts,origin,Unit Price,Qty,UOM", ["hts", "origin", "unit_price", "quantity", "unit"]),
    (
      "hts,origin,value,steel_value,Content Steel US,fact_jewels",
      ["hts", "origin", "value", "content_steel", "", "fact_jewels"]
    ),
    ("hts,origin,value,x_mine,X_Yours,margin", ["hts", "origin", "value", "", "", ""]),
    ("hts,origin,value,origin_section-301", ["hts", "origin", "value", "origin_section-301"]),
    ("hts,origin,value,SPI,claims", ["hts", "origin", "value", "program", "claims"]),
    ("hts,origin,value,ad_rate,x_case", ["hts", "origin", "value", "fact_deposit", ""]),
  ]

  @Test("Columns are known by their published names and by those that real baskets have", arguments: headers)
  func roles(_ example: (header: String, roles: [String])) {
    let reading = SchemaReading(example.header + "\n")
    let names = example.header.split(separator: ",").map(String.init)
    let expected = zip(names, example.roles).map { $1.contains("=") ? $1 : "\($0)=\($1)" }
    #expect(reading.roles == expected)
    let isNamedContentOnly = example.header.contains("Content Steel US")
    #expect(reading.findings.isEmpty || isNamedContentOnly)
  }

  @Test("Every published name is known")
  func published() {
    let names = BasketField.allCases.map(\.rawValue)
    let reading = SchemaReading(names.joined(separator: ",") + "\n")
    #expect(reading.findings.isEmpty)
    #expect(reading.roles == names.map { "\($0)=\($0)" })
    #expect(BasketField.allCases.allSatisfy { !$0.meaning.isEmpty })
  }

  static let mistakes: [(header: String, findings: [String])] = [
    (
      "hts,origin",
      [
        "1:1: no column for the value (or unit_price and quantity) in this header, read with the comma as delimiter "
          + "[missing-column] (name it 'value', or say which it is: --map value=COLUMN)"
      ]
    ),
    (
      "hts,orign,value",
      [
        "1:1: no column for 'origin' in this header, read with the comma as delimiter [missing-column] "
          + "(if it is 'orign', say so: --map origin=\"orign\")"
      ]
    ),
    (
      "hts,origin,amount,cost",
      [
        "1:19: the columns 'amount' and 'cost' both give 'value' [two-columns] "
          + "(say which to take: --map value=\"amount\" or --map value=\"cost\")"
      ]
    ),
    (
      "hts,origin,value,Value",
      [
        "1:18: the columns 'value' and 'Value' both give 'value' [two-columns] "
          + "(say which to take: --map value=\"value\" or --map value=\"Value\")"
      ]
    ),
    (
      "hts,origin,value,content_steal",
      ["1:18: the library has no fact 'content_steal' [unknown-fact] (did you mean 'content_steel'?)"]
    ),
    (
      "hts,origin,value,weight_lb",
      [
        "1:18: the library has no fact 'weight_lb' [unknown-fact] "
          + "(begin the column's name with x_ to pass it through, or declare the fact in library.json5)"
      ]
    ),
    (
      "hts,origin,value,origin_section-310",
      [
        "1:18: the territory has no programme 'section-310' whose origin a column could give [unknown-programme] "
          + "(did you mean 'section-301'?)"
      ]
    ),
    (
      "Entry Summary Number,Tariff Ordinal Number,hts,origin,value",
      [
        "1:22: this report has one row for each tariff number of a line ('Tariff Ordinal Number'), so values repeat "
          + "[row-per-tariff-number] (keep one row a line, the one whose number is not of chapter 98 or 99; add the "
          + "other rows' duties to its duty; then delete the column 'Tariff Ordinal Number')"
      ]
    ),
  ]

  @Test("What a header lacks or says twice is an error with the way out", arguments: mistakes)
  func mistake(_ example: (header: String, findings: [String])) {
    let reading = SchemaReading(example.header + "\n", programmes: ["section-301", "ieepa-fentanyl"])
    #expect(reading.findings == example.findings)
  }

  @Test("A map settles which of two columns is meant, and names what no table knows")
  func map() {
    var options = TestBasket.options
    options.columnMap = ["value": "FOB total", "hts": "Tarif", "content_us": "US part"]
    let reading = SchemaReading("Tarif,origin,amount,FOB total,US part\n", options)
    #expect(reading.findings.isEmpty)
    #expect(
      reading.roles == ["Tarif=hts", "origin=origin", "amount=", "FOB total=value", "US part=content_us"]
    )
    #expect(reading.notes == ["amount: 'value' is taken from 'FOB total'"])
  }

  @Test("A map to a field or a column that is not there is an error")
  func badMap() {
    var options = TestBasket.options
    options.columnMap = ["valu": "value", "origin": "orgin"]
    #expect(
      SchemaReading("hts,origin,value\n", options).findings == [
        "a basket has no field 'valu' [unknown-basket-field] (did you mean 'value'?)",
        "1:1: there is no column 'orgin' to take for 'origin' [unknown-column] (did you mean 'origin'?)",
      ]
    )
  }

  @Test("A published name comes before an alias, and descriptions do not fight")
  func rivals() {
    let reading = SchemaReading("hts,origin,amount,value,item,sku no,sku\n")
    #expect(reading.findings.isEmpty)
    #expect(
      reading.notes == ["amount: 'value' is taken from 'value'", "item: 'sku' is taken from 'sku'"]
    )
  }

  @Test func `Columns of one fact stand side by side, and say so`() {
    let reading = SchemaReading("hts,origin,value,steel_value,content_steel\n")
    #expect(reading.findings.isEmpty)
    #expect(reading.roles.suffix(2) == ["steel_value=content_steel", "content_steel=content_steel"])
    #expect(
      reading.notes == ["content_steel: 'steel_value' gives 'content_steel', too; a row fills one of them"]
    )
  }

  @Test("A near miss gets a hint and is not taken")
  func hints() {
    let reading = SchemaReading("hts,origin,value,frieght,colour\n")
    #expect(reading.notes == ["frieght: did you mean 'freight'? then --map freight=\"frieght\""])
  }

  @Test("Defaults stand in for columns; one that the file has, or that cannot hold, is reported")
  func defaults() {
    var options = TestBasket.options
    options.defaults = ["origin": "CN", "unit": "kg", "hts": "85414200", "colour": "red", "value": "1"]
    #expect(
      SchemaReading("hts,value,unit\n", options).findings == [
        "a basket has no field 'colour' [unknown-basket-field] (`tariff basket --fields` lists all fields)",
        "the default for 'hts' cannot be used: it differs from line to line [bad-default]",
        "1:5: warning: the default for 'value' does nothing: the file has the column 'value' [unused-default] "
          + "(remove the default, or the column)",
        "1:11: warning: the default for 'unit' does nothing: the file has the column 'unit' [unused-default] "
          + "(remove the default, or the column)",
      ]
    )
  }

  @Test("Titles above the header are skipped, and the delimiter is the one that makes a header")
  func titles() throws {
    let text = "Main Report\n\"Smith, Inc\"\n\nhts;origin;value\n85414200;CN;1,5\n"
    let schema = try #require(SchemaReading(text).schema)
    #expect(schema.skippedRows == 3)
    #expect(schema.format.delimiter == .semicolon)
    #expect(String(decoding: schema.header, as: UTF8.self) == "hts;origin;value")
    #expect(schema.headerEnd == text.utf8.count - "85414200;CN;1,5\n".utf8.count)
    #expect(schema.column(of: .value) == 2)
    #expect(schema.name(of: .value) == "value")
    #expect(schema.name(of: .freight) == "freight")
  }

  @Test("An empty basket, a quote that is never closed, and bytes that are no UTF-8 are said to be so")
  func noHeader() {
    #expect(
      SchemaReading("").findings == [
        "1:1: the basket is empty [empty-basket] (begin with a row of column names: hts,origin,value)"
      ]
    )
    #expect(SchemaReading("\n\n").findings.count == 1)
    #expect(
      SchemaReading("\"hts,origin").findings == [
        "1:1: this quote is never closed [unclosed-quote] "
          + "(close it; a quote inside quotes is written twice: \"5\"\" pipe\")"
      ]
    )
  }
}
