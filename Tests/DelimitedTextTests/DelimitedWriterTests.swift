// SPDX-License-Identifier: Apache-2.0

import DelimitedText
import Testing

@Suite struct DelimitedWriterTests {
  private func written(_ rows: [[String]], _ delimiter: Delimiter = .comma) -> String {
    var writer = DelimitedWriter(delimiter: delimiter)
    var bytes: [UInt8] = []
    for row in rows {
      for field in row { writer.append(field, to: &bytes) }
      writer.endRow(&bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("Fields get quotes only where they need them")
  func quotes() {
    #expect(written([["a", "", "b c"], ["x"]]) == "a,,b c\nx\n")
    #expect(
      written([["a,b", "5\" pipe", "two\nlines", "r\r"]]) == "\"a,b\",\"5\"\" pipe\",\"two\nlines\",\"r\r\"\n"
    )
    #expect(written([["a,b", "c;d"]], .semicolon) == "a,b;\"c;d\"\n")
  }

  @Test("A row that is written already is taken over as it stands")
  func raw() {
    var writer = DelimitedWriter()
    var bytes: [UInt8] = []
    let row = Array("a,\"b,c\"".utf8)
    writer.appendRaw(row.span, to: &bytes)
    writer.append("1.50", to: &bytes)
    writer.endRow(&bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "a,\"b,c\",1.50\n")
  }
}
