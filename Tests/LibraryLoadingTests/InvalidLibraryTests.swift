// SPDX-License-Identifier: Apache-2.0

import LibraryLoading
import SourceDiagnostics
import Testing

/// Each folder of `Scenarios/invalid` is a small library with one kind of mistake, and says what must be said.
@Suite struct InvalidLibraryTests {
  @Test("The mistake is reported word for word", arguments: Repository.names(in: Repository.invalid))
  func report(id: String) throws {
    let folder = "\(Repository.invalid)/\(id)"
    let loader = LibraryLoader(files: Repository.files(in: folder), displayRoot: "", log: DiagnosticLog())
    LibraryCheck(loader).run()
    let report = DiagnosticFormatter().format(loader.log.diagnostics)
    let expected = try #require(Repository.text("\(folder)/expected.txt"))
    #expect(report == expected)
    #expect(loader.found.contains(id))
  }

  @Test("Every diagnostic of a library has a folder, and every folder a diagnostic")
  func folders() {
    let known = DiagnosticCatalogue.library.entries.map(\.id)
    #expect(Repository.names(in: Repository.invalid) == known)
  }
}
