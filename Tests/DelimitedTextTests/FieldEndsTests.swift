// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import DelimitedText

@Suite struct FieldEndsTests {
  private static let comma = UInt8(ascii: ",")
  private static let newline = UInt8(ascii: "\n")
  private static let quote = UInt8(ascii: "\"")

  @Test("Every delimiter and row end is found, at every length around that of a block")
  func everyEnd() {
    var random = SeededGenerator(seed: 7)
    let ends = FieldEnds()
    for length in 0..<300 {
      let bytes = (0..<length).map { _ in
        (length % 2 == 0 ? "a1.,,\n;\r" : "a1.,,\n;\"").utf8.randomElement(using: &random) ?? 0
      }
      find(ends, in: bytes)
      let wanted = bytes.indices.filter { bytes[$0] == Self.comma || bytes[$0] == Self.newline }
      #expect((0..<ends.count).map { Int(ends.ends[$0]) } == wanted)
      #expect(ends.ends[-1] == .max)
      #expect(ends.rows == wanted.count { bytes[$0] == Self.newline })
      #expect(ends.hasQuotes == bytes.contains(Self.quote))
    }
  }

  @Test("Between quotes nothing ends, as the splitter has it")
  func quotes() throws {
    var random = SeededGenerator(seed: 11)
    let ends = FieldEnds()
    for count in 1...200 {
      var text = ""
      for _ in 0..<count {
        let plain = ["", "a", "bcd, x\ny", "5,\n", "say \"\"so\"\"", "\"\"", ",,,,,,,,,,,,,,,,,,,,,"]
        let content = plain.randomElement(using: &random) ?? ""
        let needsQuotes = content.contains { ",\n\"".contains($0) } || Bool.random(using: &random)
        text +=
          (needsQuotes ? "\"\(content)\"" : content)
          + (Int.random(in: 0..<3, using: &random) == 0 ? "\n" : ",")
      }
      let bytes = Array(text.utf8) + [Self.newline]
      bytes.withUnsafeBufferPointer {
        ends.find(in: $0, delimiter: Self.comma, rowEnd: Self.newline, heedsQuotes: true)
      }
      var (wanted, rows, offset, row) = ([Int](), 0, 0, DelimitedRow())
      while try RowSplitter(DelimitedFormat()).next(&row, in: bytes.span, at: &offset) {
        rows += 1
        wanted += (0..<row.count).map { row[$0].end + (row[$0].isQuoted ? 1 : 0) }
      }
      #expect((0..<ends.count).map { Int(ends.ends[$0]) } == wanted)
      #expect(ends.rows == rows)
      #expect(ends.quotes.map(Int.init) == bytes.indices.filter { bytes[$0] == Self.quote })
    }
  }

  @Test("What was found before is forgotten, even for nothing")
  func nothing() {
    let ends = FieldEnds()
    find(ends, in: Array("a,b\n".utf8))
    #expect(ends.count == 2)
    #expect(ends.rows == 1)
    find(ends, in: [])
    #expect(ends.count == 0)
    #expect(ends.rows == 0)
  }

  @Test("More bytes are counted than one lane can")
  func many() {
    let bytes = [UInt8](repeating: Self.newline, count: 10_007) + [1, Self.newline]
    let counts = [bytes.count, 4_097].map { ByteLanes.count(of: Self.newline, in: bytes.span, upTo: $0) }
    #expect(counts == [10_008, 4_097])
    let found = [1, 2].map {
      ByteLanes.count(of: Self.newline, in: bytes.span, upTo: 4_097, lookingFor: $0).isFound
    }
    #expect(found == [true, false])
  }

  private func find(_ ends: FieldEnds, in bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { ends.find(in: $0, delimiter: Self.comma, rowEnd: Self.newline) }
  }
}
