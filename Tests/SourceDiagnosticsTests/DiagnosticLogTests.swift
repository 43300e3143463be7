// SPDX-License-Identifier: Apache-2.0

import SourceDiagnostics
import Testing

@Suite struct DiagnosticLogTests {
  let first = SourceFile(path: "a.json5", text: "0123456789")
  let second = SourceFile(path: "b.json5", text: "0123456789")

  func place(_ file: SourceFile, _ offset: Int) -> SourceLocation {
    SourceLocation(file: file, range: offset..<offset + 1)
  }

  @Test("Findings come by file and offset, those about no place first")
  func order() {
    let log = DiagnosticLog()
    log.error("four", "", at: place(second, 1))
    log.warning("three", "", at: place(first, 5))
    log.note("one", "", at: nil)
    log.error("two", "", at: place(first, 2))
    log.error("four-again", "", at: place(second, 1))
    #expect(log.diagnostics.map(\.id) == ["one", "two", "three", "four", "four-again"])
  }

  @Test("The same finding counts once; another label makes it another")
  func duplicates() {
    let log = DiagnosticLog()
    let label = Diagnostic.Label("the rival", at: place(second, 3))
    log.error("tie", "both win", at: place(first, 2))
    log.error("tie", "both win", at: place(first, 2), labels: [label])
    log.error(Diagnostic.Message(id: "tie", text: "both win"), at: place(first, 2))
    log.error("tie", "both win", at: place(first, 3))
    #expect(log.diagnostics.map(\.labels.count) == [0, 1, 0])
  }

  @Test("Only errors are errors")
  func hasErrors() {
    let log = DiagnosticLog()
    #expect(log.isEmpty)
    log.note("n", "", at: nil)
    log.warning("w", "", at: nil, help: "look")
    #expect(!log.hasErrors)
    #expect(log.diagnostics.map(\.help) == [nil, "look"])
    let other = DiagnosticLog()
    other.error("e", "", at: nil)
    log.append(contentsOf: other.diagnostics)
    #expect(log.hasErrors)
    #expect(!log.isEmpty)
  }
}
