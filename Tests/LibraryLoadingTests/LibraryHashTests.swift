// SPDX-License-Identifier: Apache-2.0

import LibraryLoading
import SourceDiagnostics
import Testing

@Suite struct LibraryHashTests {
  @Test(
    "It is FNV-1a with 64 bits",
    arguments: [("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8")]
  )
  func knownValues(text: String, expected: String) {
    var hash = LibraryHash()
    hash.add(text.utf8)
    #expect(hash.description == expected)
  }

  @Test("It changes with every byte, path and border between files, and with nothing else")
  func library() {
    func hash(_ added: [String: String]) -> LibraryHash { LibraryFixture.loader(added).hash() }
    let whole = hash([:])
    #expect(hash([:]) == whole)
    #expect(hash(["baskets/goods.csv": "hts\n"]) == whole)
    #expect(hash(["law/nowhere/lists/a.csv": "hts\n"]) != whole)
    #expect(hash(["law/nowhere/lists/a.csv": "hts\n"]) != hash(["law/nowhere/lists/b.csv": "hts\n"]))
    #expect(hash(["regimes/in-force.json5": #"{ regime: "in-force", clock: "line"  }"#]) != whole)
  }
}
