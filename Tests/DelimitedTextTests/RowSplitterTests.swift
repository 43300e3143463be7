// SPDX-License-Identifier: Apache-2.0

import DelimitedText
import Testing

@Suite struct RowSplitterTests {
  static let texts: [(text: String, rows: [[String]])] = [
    ("", []),
    ("a", [["a"]]),
    ("a,b", [["a", "b"]]),
    ("a,b\n", [["a", "b"]]),
    ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
    ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]),
    ("a,b\r\nc,d\r", [["a", "b"], ["c", "d"]]),
    (",\n", [["", ""]]),
    ("\n", [[""]]),
    ("\n\na\n", [[""], [""], ["a"]]),
    ("a,,b,\n", [["a", "", "b", ""]]),
    ("a,\"b,c\",d\n", [["a", "b,c", "d"]]),
    ("\"a\"\n", [["a"]]),
    ("\"a\"\r\n\"b\"", [["a"], ["b"]]),
    ("\"a\"\r", [["a"]]),
    ("\"\"\n", [[""]]),
    ("\"\",\"\"\n", [["", ""]]),
    ("\"5\"\" pipe\",x\n", [["5\" pipe", "x"]]),
    ("\"\"\"\"\"\",x\n", [["\"\"", "x"]]),
    ("\"two\nlines\",x\r\ny,z\r\n", [["two\nlines", "x"], ["y", "z"]]),
    ("5\" pipe,x\n", [["5\" pipe", "x"]]),
    (" \"a\",b\n", [[" \"a\"", "b"]]),
    ("a\rb,c\n", [["a\rb", "c"]]),
    ("été,中文\n", [["été", "中文"]]),
    (
      "a long field that passes eight bytes,b,\"and another one, with a comma\"\nc\n",
      [["a long field that passes eight bytes", "b", "and another one, with a comma"], ["c"]]
    ),
  ]

  @Test("Rows and fields are divided as RFC 4180 has it", arguments: texts)
  func splits(_ example: (text: String, rows: [[String]])) {
    #expect(SplitText(Array(example.text.utf8)) == SplitText(rows: example.rows))
  }

  @Test("Other delimiters leave the comma alone")
  func delimiters() {
    let semicolons = DelimitedFormat(delimiter: .semicolon)
    #expect(SplitText(Array("1,5;b\n".utf8), semicolons) == SplitText(rows: [["1,5", "b"]]))
    let tabs = DelimitedFormat(delimiter: .tab)
    #expect(SplitText(Array("a,b\t\"c\td\"\n".utf8), tabs) == SplitText(rows: [["a,b", "c\td"]]))
  }

  @Test("A lone carriage return ends rows where the format says so")
  func carriageReturns() {
    let format = DelimitedFormat(endsRowsWithCarriageReturn: true)
    #expect(
      SplitText(Array("a,b\r\"c\rd\",e\r".utf8), format) == SplitText(rows: [["a", "b"], ["c\rd", "e"]])
    )
  }

  static let mistakes: [(text: String, kind: DelimitedTextError.Kind, line: Int, column: Int)] = [
    ("a,b\nc,\"d\ne,f\n", .unclosedQuote, 2, 3),
    ("a,\"b\"c\n", .textAfterQuote, 1, 6),
    ("a\né,\"b\" ,c\n", .textAfterQuote, 2, 6),
    ("\"", .unclosedQuote, 1, 1),
    ("\"a\"\"", .unclosedQuote, 1, 1),
    ("\"two\nlines\",x\n\"a\"b", .textAfterQuote, 3, 4),
    ("\"a\"\rb\n", .textAfterQuote, 1, 4),
  ]

  @Test("A mistake is found at its line and column", arguments: mistakes)
  func mistake(_ example: (text: String, kind: DelimitedTextError.Kind, line: Int, column: Int)) throws {
    let chunk = TextChunk(bytes: Array(example.text.utf8))
    var row = DelimitedRow()
    var offset = 0
    let error = #expect(throws: DelimitedTextError.self) {
      while try RowSplitter(DelimitedFormat()).next(&row, in: chunk.bytes.span, at: &offset) {}
    }
    let located = chunk.locate(try #require(error))
    #expect(located.kind == example.kind)
    #expect(located.line == example.line)
    #expect(located.column == example.column)
    #expect(!located.description.isEmpty && !located.help.isEmpty)
  }

  @Test("A row knows its bytes without the line end")
  func ranges() throws {
    let bytes = Array("a,b\r\n\"c\",d\r\ne".utf8)
    var row = DelimitedRow()
    var offset = 0
    var rows: [String] = []
    while try RowSplitter(DelimitedFormat()).next(&row, in: bytes.span, at: &offset) {
      rows.append(String(decoding: bytes[row.range], as: UTF8.self))
    }
    #expect(rows == ["a,b", "\"c\",d", "e"])
  }

  @Test("A field beyond the last is empty, and a row of nothing but delimiters is blank")
  func blankRows() throws {
    let bytes = Array(",,\"\"\na,b\n".utf8)
    var row = DelimitedRow()
    var offset = 0
    #expect(try RowSplitter(DelimitedFormat()).next(&row, in: bytes.span, at: &offset))
    #expect(row.isBlank && row.count == 3)
    #expect(try RowSplitter(DelimitedFormat()).next(&row, in: bytes.span, at: &offset))
    #expect(!row.isBlank && row.count == 2 && row[2].isEmpty && row[99].isEmpty)
  }

  @Test("After a mistaken row the next can be read")
  func skips() throws {
    let bytes = Array("a,b\n\"c\"d,\"e\nf\"\ng,h\n\"i\"j\nk,\"l\nm".utf8)
    #expect(
      SplitText(bytes)
        == SplitText(
          .fields(["a", "b"]),
          .mistake(.textAfterQuote),
          .fields(["g", "h"]),
          .mistake(.textAfterQuote),
          .mistake(.unclosedQuote)
        )
    )
  }
}
