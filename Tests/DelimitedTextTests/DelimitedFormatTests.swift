// SPDX-License-Identifier: Apache-2.0

import DelimitedText
import Testing

@Suite struct DelimitedFormatTests {
  static let heads: [(text: String, delimiter: Delimiter)] = [
    ("hts,origin,value\n1;2;3;4;5\n", .comma),
    ("hts;origin;value\n8541,42;CN;1,5\n", .semicolon),
    ("hts\torigin, of goods\tvalue\n", .tab),
    ("\"a;b;c;d\",e,f\n", .comma),
    ("hts\n8541\n", .comma),
    ("\n\nhts;value\n", .semicolon),
    ("", .comma),
  ]

  @Test("The delimiter is the commonest of the first row that has any", arguments: heads)
  func sniff(_ example: (text: String, delimiter: Delimiter)) {
    #expect(DelimitedFormat.sniff(Array(example.text.utf8).span).delimiter == example.delimiter)
  }

  @Test("Rows end in a carriage return only where no line feed follows the first")
  func rowEnds() {
    func endsWithReturn(_ text: String) -> Bool {
      DelimitedFormat.sniff(Array(text.utf8).span).endsRowsWithCarriageReturn
    }
    #expect(endsWithReturn("a,b\rc,d\r"))
    #expect(!endsWithReturn("a,b\r\nc,d\r\n"))
    #expect(!endsWithReturn("a,b\nc,d\r"))
    #expect(!endsWithReturn("a,b"))
    #expect(endsWithReturn("\"a\nb\",c\rd"))
  }
}
