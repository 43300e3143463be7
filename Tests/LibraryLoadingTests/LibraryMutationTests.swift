// SPDX-License-Identifier: Apache-2.0

import LibraryLoading
import SourceDiagnostics
import Testing

/// Rule files with a slip in them: whatever stands there, it is read or reported, and nothing stops.
@Suite struct LibraryMutationTests {
  /// Files of the shipped library that between them use most of the language.
  static let paths = [
    "library.json5", "law/us/territory.json5", "law/us/mpf.json5", "law/us/section-232-copper.json5",
    "law/us/ieepa-fentanyl.json5", "law/cn/vat.json5", "law/cn/retaliation-2025.json5",
    "regimes/april-peak.json5", "regimes/threatened-100.json5",
  ]

  /// What takes the place of a stretch of text.
  static let words = [
    "", "\"", "{", "}", "[", "]", ",", ":", "null", "true", "-1", "99999999999999999999", "\"@\"", "\"..\"",
    "\"*\"",
    "\"@a[b=c]\"", "\"2025-02-29\"", "\"9999-12-31T23:59-14:00\"", "\"0000-00-00\"", "\"-5%\"",
    "\"100000000000%\"",
    "{}", "[]", "[{}]", "\"\"", "\"\\u0000\"", "{ elect: [] }", "{ list: \"a\", column: \"b\" }", "é",
    "\u{0}",
  ]

  @Test("A file with a slip is read or reported", arguments: paths)
  func slips(path: String) throws {
    let original = try #require(Repository.bytes("\(Repository.scenarios)/\(path)"))
    let disk = Repository.files(in: Repository.scenarios)
    var generator = SeededGenerator(state: UInt64(path.utf8.count))
    for _ in 0..<12 {
      var mutated = original
      let start = Int.random(in: 0..<mutated.count, using: &generator)
      let end = min(mutated.count, start + Int.random(in: 0...12, using: &generator))
      mutated.replaceSubrange(start..<end, with: (Self.words.randomElement(using: &generator) ?? "").utf8)
      let bytes = mutated
      // Only the file itself and what it stands on are there, so that each turn is short.
      let files = FileSource(
        read: { wanted throws(FileSourceError) in wanted == path ? bytes : try disk.read(wanted) },
        list: { folder in
          disk.list(folder).filter { name in
            "\(folder)/\(name)" == path || ["us", "cn", "territory.json5", "in-force.json5"].contains(name)
          }
        }
      )
      let loader = LibraryLoader(files: files, displayRoot: "", log: DiagnosticLog())
      if path.hasPrefix("regimes/") {
        _ = loader.loadRegime(file: SourceFile(path: path, bytes: bytes))
      } else if path.hasSuffix("territory.json5") || path == "library.json5" {
        _ = loader.loadTerritory("us")
      } else {
        let territory = path.hasPrefix("law/cn") ? "cn" : "us"
        _ = loader.loadProgramme(file: SourceFile(path: path, bytes: bytes), territory: territory)
      }
      // Laying them out looks up every place.
      _ = DiagnosticFormatter().format(loader.log.diagnostics.prefix(5))
    }
  }
}

/// A generator whose numbers depend on nothing but its seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
