// SPDX-License-Identifier: Apache-2.0

import LibraryLoading
import SourceDiagnostics
import TariffModel
import Testing

/// The library that this repository ships.
@Suite struct ShippedLibraryTests {
  @Test("It has no errors; codes that the schedule lacks are all there is to warn of")
  func sound() {
    let loader = LibraryLoader(
      files: Repository.files(in: Repository.scenarios),
      displayRoot: "Scenarios",
      log: DiagnosticLog()
    )
    LibraryCheck(loader).run()
    let findings = loader.log.diagnostics.filter { $0.id != RuleDiagnostic.codesNotInSchedule.rawValue }
    #expect(DiagnosticFormatter().format(findings) == "")
  }
}
