// SPDX-License-Identifier: Apache-2.0

import CommandLineTool
import Testing

/// `tariff check` on single files of every kind, told apart by what they hold.
@Suite struct FileCheckTests {
  private func check(_ path: String, _ text: String) -> ToolRun {
    ToolRun("check \(path)", files: SmallLibrary.files.merging([path: text]) { $1 })
  }

  @Test func `A file of a library has no errors where it stands`() {
    for path in SmallLibrary.files.keys.sorted() where path != "Scenarios/countries.csv" {
      let run = ToolRun("check \(path)", files: SmallLibrary.files)
      #expect(run.status == .success && !run.errors.contains("error:"), "\(path): \(run.errors)")
    }
  }

  @Test func `A programme is checked in its library`() {
    let run = check(
      "Scenarios/law/nowhere/more.json5",
      #"{ programme: "more", measures: [{ measure: "m", cite: "c", codes: ["@no-such-list"], rate: "5%" }] }"#
    )
    #expect(run.status == .findings)
    #expect(run.errors.contains("more.json5:1:") && run.errors.contains("[unknown-list]"), "\(run.errors)")
  }

  @Test func `A regime outside the library is read against it`() {
    let sound = check(
      "mine.json5",
      #"{ regime: "mine", title: "Mine", extends: "in-force", clock: "2025-06-15" }"#
    )
    #expect(sound.status == .success, "\(sound.errors)")
    let typo = check("mine.json5", #"{ regime: "mine", title: "Mine", extend: "in-force" }"#)
    #expect(
      typo.errors.contains("mine.json5:1:") && typo.errors.contains("[unknown-field]"),
      "\(typo.errors)"
    )
  }

  @Test func `A rule that no library holds is said to be one`() {
    let run = check("stray.json5", #"{ programme: "stray", measures: [] }"#)
    #expect(run.status == .findings && run.errors.contains("[outside-library]"), "\(run.errors)")
  }

  @Test func `A basket is checked by its columns, a descriptor by its file`() {
    #expect(check("b.csv", "hts,origin,value\n").status == .success)
    #expect(check("b.csv", "hts,orign,value\n").errors.contains("[missing-column]"))
    #expect(check("b.json5", #"{ basket: "b", file: "none.csv" }"#).errors.contains("[goods-not-read]"))
  }
}
