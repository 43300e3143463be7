// SPDX-License-Identifier: Apache-2.0

import DelimitedText
import Testing

@Suite struct ChunkSourceTests {
  static let text = Array(
    "sku,text\nA,\"one\ntwo\"\n\nB,5\" pipe\r\nC,\"say \"\"yes\"\"\"\nD,\"\"\nE,last".utf8
  )

  @Test("Chunks of any size hold the same rows", arguments: 1...60)
  func sizes(_ size: Int) throws {
    #expect(try SplitText(Self.text, chunkSize: size) == SplitText(Self.text))
  }

  @Test("A chunk knows its first line, and that of each byte")
  func lines() throws {
    var source = ChunkSource(bytes: Self.text, chunkSize: 12)
    #expect(try source.head() == Array(Self.text.prefix(12)))
    source.start(DelimitedFormat(), at: 9)
    var firsts: [Int] = []
    while let chunk = try source.next() {
      firsts.append(chunk.firstLine)
      #expect(chunk.position(of: 0) == (chunk.firstLine, 1))
    }
    #expect(firsts == [2, 4, 6, 8])
  }

  @Test("The head is without its byte order mark, and nothing of it is lost")
  func mark() throws {
    var source = ChunkSource(bytes: [0xEF, 0xBB, 0xBF] + Self.text, chunkSize: 16)
    #expect(try source.head() == Array(Self.text.prefix(13)))
    source.start(DelimitedFormat(), at: 9)
    let chunk = try #require(try source.next())
    #expect(chunk.bytes.starts(with: "A,".utf8))
    #expect(chunk.firstRow == 0)
    #expect(chunk.firstLine == 2)
  }

  @Test("An error of the reading is passed on")
  func readError() {
    struct Broken: Error {}
    var source = ChunkSource { _, _ in throw Broken() }
    #expect(throws: Broken.self) { try source.next() }
  }

  @Test("Input that comes byte by byte gives the same rows")
  func trickle() throws {
    var offset = 0
    var source = ChunkSource(chunkSize: 16) { buffer, _ in
      buffer.append(Self.text[offset])
      offset += 1
      return offset < Self.text.count
    }
    var rows: [SplitText.Row] = []
    while let chunk = try source.next() { rows += SplitText(chunk.bytes).rows }
    #expect(rows == SplitText(Self.text).rows)
  }

  @Test("No input has no chunks")
  func nothing() throws {
    var source = ChunkSource(bytes: [])
    #expect(try source.head().isEmpty)
    source.start(DelimitedFormat(), at: 0)
    let isAtEnd = try source.next() == nil
    #expect(isAtEnd)
  }
}
