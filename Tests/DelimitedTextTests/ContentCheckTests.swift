// SPDX-License-Identifier: Apache-2.0

import DelimitedText
import Testing

@Suite struct ContentCheckTests {
  static let beginnings: [(bytes: [UInt8], kind: DelimitedTextError.Kind)] = [
    ([0xFF, 0xFE, 0x68, 0x00], .utf16),
    ([0xFE, 0xFF, 0x00, 0x68], .utf16),
    ([0x68, 0x00, 0x74, 0x00, 0x73, 0x00], .utf16),
    ([0x00, 0x68, 0x00, 0x74], .utf16),
    (Array("PK\u{3}\u{4}rest".utf8), .spreadsheet),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], .oldSpreadsheet),
    ([0x1F, 0x8B, 0x08], .compressed),
  ]

  @Test(
    "What is no text is known by its first bytes, and each kind has its own way out",
    arguments: beginnings
  )
  func beginning(_ example: (bytes: [UInt8], kind: DelimitedTextError.Kind)) {
    var source = ChunkSource(bytes: example.bytes)
    #expect(throws: DelimitedTextError(example.kind, at: 0)) { try source.head() }
  }

  @Test("Text begins with anything else", arguments: ["", "h", "hts", "PK", "été", "\u{FEFF}hts"])
  func text(_ text: String) throws {
    try ContentCheck.checkBeginning(Array(text.utf8).span)
    try ContentCheck.checkText(Array(text.utf8).span)
  }

  static let contents: [(bytes: [UInt8], kind: DelimitedTextError.Kind, offset: Int)] = [
    (Array("abc\0def".utf8), .nulByte, 3),
    (Array("a,b\nc,caf".utf8) + [0xE9, 0x2C], .invalidUTF8, 9),
    ([0x61, 0xC3], .invalidUTF8, 1),
    ([0x61, 0xE9, 0x00], .invalidUTF8, 1),
    ([0x61, 0x00, 0xE9], .nulByte, 1),
  ]

  @Test("NUL and bytes that are not UTF-8 are found where they are", arguments: contents)
  func content(_ example: (bytes: [UInt8], kind: DelimitedTextError.Kind, offset: Int)) {
    let chunk = TextChunk(bytes: example.bytes)
    #expect(throws: DelimitedTextError(example.kind, at: example.offset)) { try chunk.check() }
  }
}
