// SPDX-License-Identifier: Apache-2.0

import DelimitedText
import Testing

@Suite struct DelimitedTextPropertyTests {
  static let pieces = [
    "a", "42", "\"", "\"\"", ",", ";", "\t", "\n", "\r", "\r\n", " ", "é", "税", "a longer piece",
  ]

  @Test("What was written is read again, whatever the fields hold", arguments: 0..<8)
  func roundTrip(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let delimiter = Delimiter.allCases.randomElement(using: &random) ?? .comma
      let rows = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        (0..<Int.random(in: 1...6, using: &random)).map { _ in
          (0..<Int.random(in: 0...4, using: &random)).map { _ in
            Self.pieces.randomElement(using: &random) ?? ""
          }.joined()
        }
      }
      var writer = DelimitedWriter(delimiter: delimiter)
      var bytes: [UInt8] = []
      for row in rows {
        for field in row { writer.append(field, to: &bytes) }
        writer.endRow(&bytes)
      }
      let format = DelimitedFormat(delimiter: delimiter)
      #expect(SplitText(bytes, format) == SplitText(rows: rows))
      let size = Int.random(in: 1...40, using: &random)
      #expect(try SplitText(bytes, chunkSize: size, format) == SplitText(rows: rows))
    }
  }

  @Test("Any bytes are split to the end, the same in chunks as at once", arguments: 0..<8)
  func anyBytes(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed &+ 1000)
    let likely = Array("\",\n\r;a\" ".utf8)
    for _ in 0..<500 {
      let bytes = (0..<Int.random(in: 0...80, using: &random)).map { _ in
        Bool.random(using: &random)
          ? likely[Int.random(in: 0..<likely.count, using: &random)]
          : UInt8.random(in: 0...255, using: &random)
      }
      let format = DelimitedFormat(endsRowsWithCarriageReturn: Bool.random(using: &random))
      let whole = SplitText(bytes, format)
      let size = Int.random(in: 1...40, using: &random)
      #expect(try SplitText(bytes, chunkSize: size, format) == whole)
      _ = DelimitedFormat.sniff(bytes.span)
      try? ContentCheck.checkText(bytes.span)
    }
  }
}
