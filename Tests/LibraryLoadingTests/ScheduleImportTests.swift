// SPDX-License-Identifier: Apache-2.0

import LibraryLoading
import TariffModel
import Testing

@Suite struct ScheduleImportTests {
  private static let header =
    "\u{FEFF}HTS Number,Indent,Description,Unit of Quantity,General Rate of Duty,Special Rate of Duty,"
    + "Column 2 Rate of Duty,Quota Quantity,Additional Duties\n"

  private func imported(_ records: String...) throws -> ScheduleImport {
    let text = Self.header + records.joined(separator: "\n") + "\n"
    return ScheduleImport(rows: try ScheduleImport.rows(csv: Array(text.utf8)), omitting: ["99"])
  }

  @Test("Lines of eight and ten digits are kept, sorted, with the rates that stand on them")
  func lines() throws {
    let made = try imported(
      #""0102","0","Live bovine animals:","","","","","","""#,
      #""","1","Cattle:","","","","","","""#,
      #""0102.29.40","2","Other","","1¢/kg","Free (A+, AU)","5.5¢/kg","","""#,
      #""0102.29.40.24","3","Bulls, ""dairy""","[""No."",""kg""]","","","","","""#,
      #""0101.30.00.00","1","Asses","[""No.""]","6.8%","Free (A+,AU)","15%","","""#
    )
    #expect(
      made.text == """
        code,units,general,special,column2
        0101300000,No.,6.8%,"Free (A+,AU)",15%
        01022940,,1¢/kg,"Free (A+,AU)",5.5¢/kg
        0102294024,No.;kg,,,

        """
    )
    #expect(made.report.lines == [8: 1, 10: 2])
    #expect(made.report.linesWithRates == 2)
    #expect(made.report.headings == 2)
    #expect(made.report.withoutRates.isEmpty)
  }

  static let units: [(printed: String, units: String)] = [
    (#"["m<sup>2<\/sup>","<u>kg<\/u>"]"#, "m2;kg"),
    (#"["m<sup style=\"font-size: 9.75px;\">3<\/sup>"]"#, "m3"),
    (#"["m²"," <u>kg</u>"]"#, "m2;kg"),
    (#"["<il>doz. prs<\/il>.","kg"]"#, "doz. pr.;kg"),
    (#"["No. and kg"]"#, "No.;kg"),
    (#"["Dz Pcs"]"#, "doz."),
    (#"["pf.liters","liters"]"#, "pf. liter;liter"),
    (#"["thousand m<sup>3<\/sup>"]"#, "thousand m3"),
    (#"["kg","V<sub>2<\/sub>O<sub>5<\/sub> kg"]"#, "kg;V2O5 kg"),
    (#"["kg","kg"]"#, "kg"),
    (#"["","\n"]"#, ""),
    (#"[""]"#, ""),
    ("", ""),
  ]

  @Test("Unit lists are spelt alike", arguments: units)
  func spellsUnits(_ row: (printed: String, units: String)) throws {
    let cell = row.printed.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
    let made = try imported("\"0101.30.00.00\",\"1\",\"Asses\",\"\(cell)\",\"Free\",\"\",\"15%\",\"\",\"\"")
    #expect(made.text.hasSuffix("\n0101300000,\(row.units),Free,,15%\n"))
  }

  @Test("Rates lose mark-up, stray blanks and line ends")
  func rates() throws {
    let made = try imported(
      "\"8523.29.40\",\"1\",\"x\",\"\",\"15.4¢/kg +40%\",\"Free \n(A, AU)3.2%(JP)\",\"86.1¢/m<sup>2</sup>\",\"\",\"\""
    )
    #expect(made.text.hasSuffix("\n85232940,,15.4¢/kg + 40%,\"Free (A,AU) 3.2% (JP)\",86.1¢/m2\n"))
  }

  @Test("A rate on a heading goes to the lines below that have none")
  func headings() throws {
    let made = try imported(
      #""8541.40","0","Devices","","5%","Free (A)","35%","","""#,
      #""8541.40.10.00","1","One","","","","","","""#,
      #""","1","Others:","","7%","","","","""#,
      #""8541.40.20","2","Two","","","","","","""#,
      #""8541.40.20.10","3","Two and a bit","","","","","","""#,
      #""8541.40.30.00","2","Three","","1%","","","","""#,
      #""8541.40.40.00","1","Four","","","","","","""#,
      #""8542.10.00.00","0","None","","","","","","""#
    )
    let lines = made.text.split(separator: "\n").dropFirst().map(String.init)
    #expect(
      lines == [
        "8541401000,,5%,Free (A),35%",
        "85414020,,7%,,",
        "8541402010,,,,",
        "8541403000,,1%,,",
        "8541404000,,5%,Free (A),35%",
        "8542100000,,,,",
      ]
    )
    #expect(made.report.ratesFromHeadings == 3)
    #expect(made.report.withoutRates.map(\.description) == ["8542100000"])
  }

  @Test("A line may print one rate of its own and inherit the others")
  func ownRate() throws {
    let made = try imported(
      #""9006.59.15","2","Other","","Free","","25%","","""#,
      #""9006.59.15.20","3","One","","","","20%","","""#,
      #""9006.59.15.40","3","Two","","","","","","""#
    )
    #expect(made.text.hasSuffix("90065915,,Free,,25%\n9006591520,,,,20%\n9006591540,,,,\n"))
    #expect(made.report.withoutRates.isEmpty)
  }

  @Test("The report names what was left out, refers elsewhere, failed or came twice")
  func report() throws {
    let made = try imported(
      #""9903.01.24","0","x","","The duty provided in the applicable subheading + 20%","","","","""#,
      #""0101.30.00.00","1","x","","See note 1","Free (A) See 9822.05.20 (P+)","See note 1","","""#,
      #""0101.30.00.00","1","x","","5 dollars","","Free","","""#,
      #""0101-40","1","x","","","","","","""#
    )
    #expect(made.report.omitted == 1)
    #expect(made.report.references.map(\.text) == ["See 9822.05.20", "See note 1"])
    #expect(made.report.references.map(\.count) == [1, 2])
    #expect(made.report.failures.map(\.text) == ["5 dollars"])
    #expect(made.report.failures.map(\.error) == [.expected("% or a currency", offset: 2)])
    #expect(made.report.duplicates.map(\.description) == ["0101300000"])
    #expect(made.report.badNumbers.map(\.number) == ["0101-40"])
    #expect(made.report.badNumbers.map(\.row) == [4])
  }

  @Test("Rows can come from another reader")
  func rows() {
    let row = ScheduleImport.Row(number: "0101.30.00.00", indent: 1, units: ["No."], general: "6.8%")
    let made = ScheduleImport(rows: [row], omitting: [])
    #expect(made.text == "code,units,general,special,column2\n0101300000,No.,6.8%,,\n")
  }

  @Test("An export without a column, or with a short record, is refused")
  func refusals() {
    #expect(throws: ScheduleExportError.missingColumn("HTS Number")) {
      try ScheduleImport.rows(csv: Array("code,rate\n".utf8))
    }
    #expect(throws: ScheduleExportError.shortRecord(2)) {
      try ScheduleImport.rows(csv: Array((Self.header + "0101,0\n").utf8))
    }
  }
}
