// SPDX-License-Identifier: Apache-2.0

import LibraryLoading
import TariffModel
import Testing

@Suite struct DiagnosticCatalogueTests {
  /// The modules whose diagnostics the catalogue of a library explains.
  static let modules = ["SourceDiagnostics", "JSON5Reading", "TariffModel", "LibraryLoading"]

  /// The text of every source of those modules, the catalogue's own apart.
  static let sources: [String] = modules.flatMap { sources(in: "\(Repository.root)/Sources/\($0)") }

  private static func sources(in folder: String) -> [String] {
    Repository.names(in: folder).flatMap { name -> [String] in
      if !name.hasSuffix(".swift") { return sources(in: "\(folder)/\(name)") }
      if name.contains("DiagnosticCatalogue") || name.contains("RuleDiagnostic") { return [] }
      return [Repository.text("\(folder)/\(name)") ?? ""]
    }
  }

  @Test("Ids are unique, and every explanation is a paragraph of sentences")
  func shape() {
    let entries = DiagnosticCatalogue.library.entries
    #expect(Set(entries.map(\.id)).count == entries.count)
    for entry in entries {
      #expect(entry.id.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 })
      #expect(entry.explanation.hasSuffix(".") && !entry.explanation.contains("\n"), "\(entry.id)")
      #expect(DiagnosticCatalogue.library.entry(entry.id) == entry)
    }
  }

  @Test("Every kind of mistake in a rule file has words, and so a use", arguments: RuleDiagnostic.allCases)
  func rules(kind: RuleDiagnostic) {
    #expect(Self.sources.contains { $0.contains(".\(kind),") || $0.contains(".\(kind) ") })
  }

  @Test("Every id that is written in the sources has an entry, and every entry a use")
  func texts() {
    let used = Set(Self.sources.flatMap(Self.ids))
    let explained = Set(DiagnosticCatalogue.library.entries.map(\.id))
      .subtracting(RuleDiagnostic.allCases.map(\.rawValue))
    #expect(used.subtracting(explained).sorted() == [])
    #expect(explained.subtracting(used).sorted() == [])
  }

  /// The texts that follow `Self(id: "` or the like.
  private static func ids(in source: String) -> [String] {
    source.split(separator: "id: \"").dropFirst().compactMap { rest in
      let id = rest.prefix { $0 != "\"" }
      return id.contains("-")
        && id.utf8.allSatisfy { $0 == 45 || (48...57).contains($0) || (97...122).contains($0) }
        ? String(id) : nil
    }
  }
}
