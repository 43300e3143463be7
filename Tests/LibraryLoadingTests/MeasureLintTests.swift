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

@Suite struct HeadingLintTests {
  private func found(_ measures: String) -> [String] {
    let loader = LibraryFixture.loader([
      "law/nowhere/duties.json5": """
      { programme: "d", authority: "Act", defaults: { rate: "5%", cite: "Law 1" }, measures: [\(measures)] }
      """
    ])
    LibraryCheck(loader).run()
    return loader.found
  }

  @Test func `Other goods, another claim and a measure out of force are no overlap`() {
    #expect(
      found(
        """
        { measure: "1.01", from: "2025-01-01", codes: ["01"] }, { measure: "1.01-b", from: "2025-01-01", codes: ["02"] },
        { measure: "1.02-a", from: "2025-01-01", claims: [] }, { measure: "1.02-b", from: "2025-01-01", claims: [] },
        { measure: "1.03", from: "2025-01-01" }, { measure: "1.03-b", from: "2025-01-01", status: "suspended" },
        """
      ) == []
    )
  }

  @Test func `The time of the rates counts, not the open window around them`() {
    let rates = #"rates: [{ from: "2025-01-01", until: "2025-06-01", rate: "5%" }]"#
    #expect(found(#"{ measure: "1.01", \#(rates) }, { measure: "1.01-b", from: "2025-06-01" }"#) == [])
    #expect(
      found(#"{ measure: "1.01", \#(rates) }, { measure: "1.01-b", from: "2025-05-31" }"#)
        == ["overlapping-measures"]
    )
    #expect(
      found(#"{ measure: "1.01", \#(rates) }, { measure: "1.01-b", from: "2025-06-02" }"#)
        == ["gap-between-measures"]
    )
  }
}
