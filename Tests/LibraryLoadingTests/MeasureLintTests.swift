// SPDX-License-Identifier: Apache-2.0

import LibraryLoading
import SourceDiagnostics
import Testing

@Suite struct MeasureLintTests {
  private func found(_ programme: String) -> [String] {
    let loader = LibraryFixture.loader(["law/nowhere/duties.json5": programme])
    LibraryCheck(loader).run()
    return loader.found
  }

  @Test func `A measure with authority, citation, first day and status in order is left alone`() {
    #expect(
      found(
        """
        { programme: "d", authority: "Act", measures: [
          { measure: "a", from: "2025-01-01", rate: "5%", cite: "Law 1" },
          { measure: "b", rates: [{ from: "2025-01-01", rate: "5%", cite: "Law 1" }] },
          { measure: "c", standing: "older", rate: "5%", cite: "Law 1" },
          { measure: "v", from: "2025-01-01", rate: "5%", cite: "Law 1", status: "void",
            voided: { from: "2025-01-01", known: "2025-02-01" } },
          { measure: "t", from: "2025-01-01", rate: "5%", cite: "Law 1", status: "threatened", announcedFor: "2025-01-01" },
        ] }
        """
      ) == []
    )
  }

  @Test func `Each gap is a warning of its own`() {
    let gaps = found(#"{ programme: "d", measures: [{ measure: "a", rate: "5%", status: "void" }] }"#)
    #expect(gaps.sorted() == ["missing-authority", "missing-citation", "open-start", "unexplained-status"])
  }

  @Test func `A control needs a first day, too`() {
    let control =
      #"{ programme: "d", authority: "Act", measures: [{ measure: "a", kind: "control", flag: "x", cite: "L" }] }"#
    #expect(found(control) == ["open-start"])
  }
}
