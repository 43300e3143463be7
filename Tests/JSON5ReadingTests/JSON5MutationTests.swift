// SPDX-License-Identifier: Apache-2.0

import JSON5Reading
import SourceDiagnostics
import Testing

@Suite struct JSON5MutationTests {
  static let original = Array(
    #"""
    // A programme, with everything the language has.
    {
      programme: 'section-301', "title": "Zölle é 税率 \u00e9 \x41 \
    continued", /* a comment */
      measures: [
        { measure: "9903.01.24", rate: "20%", rank: -0x1F, cap: +.5e3, open: null, },
        { measure: "9903.01.25", origins: ["CN", "HK"], drawback: true, $x_1: 5., },
      ],
    }
    """#.utf8
  )

  /// Bytes that are likelier to matter than a random one.
  static let punctuation = Array("{}[],:'\"\\/*\n\r +-.0x\u{FEFF}\u{2028}".utf8)

  @Test("The text as it stands is fine")
  func untouched() {
    #expect(Reading(bytes: Self.original).findings.isEmpty)
  }

  @Test("However bytes are changed, reading ends, and says no or yes, within the file", arguments: 0..<8)
  func mutations(block: UInt64) {
    var random = SeededGenerator(state: block)
    for _ in 0..<500 {
      var bytes = Self.original
      for _ in 0..<Int.random(in: 1...6, using: &random) { Self.mutate(&bytes, using: &random) }
      let reading = Reading(bytes: bytes)
      let diagnostics = reading.log.diagnostics
      if reading.node == nil { #expect(!diagnostics.isEmpty) }
      let places = diagnostics.compactMap(\.location) + diagnostics.flatMap(\.labels).map(\.location)
      #expect(places.count >= diagnostics.count)
      for place in places {
        #expect((0...bytes.count).contains(place.range.lowerBound))
        #expect(place.range.upperBound <= bytes.count)
      }
      #expect(!DiagnosticFormatter(excerptWidth: 20).format(diagnostics).contains("\0"))
    }
  }

  @Test("Every beginning of a text is refused")
  func beginnings() {
    for count in 0..<Self.original.count {
      let reading = Reading(bytes: Array(Self.original.prefix(count)))
      #expect(reading.node == nil)
      #expect(reading.log.hasErrors)
    }
  }

  private static func mutate(_ bytes: inout [UInt8], using random: inout SeededGenerator) {
    let byte =
      Bool.random(using: &random)
      ? punctuation[Int.random(in: 0..<punctuation.count, using: &random)]
      : UInt8.random(in: 0...255, using: &random)
    let index = Int.random(in: 0...bytes.count, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: bytes.insert(byte, at: index)
    case 1 where index < bytes.count: bytes.remove(at: index)
    case 2 where index < bytes.count: bytes.removeSubrange(index..<min(index + 40, bytes.count))
    default: if index < bytes.count { bytes[index] = byte }
    }
  }
}
