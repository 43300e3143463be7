// SPDX-License-Identifier: Apache-2.0

import LibraryLoading
import SourceDiagnostics
import TariffModel
import Testing

@Suite struct ConcordanceTests {
  private func code(_ digits: String) -> CommodityCode {
    CommodityCode(digits) ?? CommodityCode(aligned: 0, length: 1)
  }

  private func read(_ rows: String...) -> (Concordance, DiagnosticLog) {
    let text = "from,to,date\n" + rows.map { $0 + "\n" }.joined()
    let log = DiagnosticLog()
    return (Concordance(file: SourceFile(path: "c.csv", bytes: Array(text.utf8)), log: log), log)
  }

  /// Where a code leads when only these are in force.
  private func codes(_ start: String, _ concordance: Concordance, inForce: String...) -> [String] {
    let inForce = Set(inForce.map(code))
    return concordance.codes(for: code(start)) { inForce.contains($0) }.map(\.description)
  }

  @Test func `A code leads to its successors, over as many steps as it takes`() {
    let (table, log) = read(
      "01010101,01010110,2025-01-01",
      "01010101,01010120,2025-01-01",
      "01010120,01010130,2026-01-01"
    )
    #expect(!log.hasErrors)
    #expect(codes("01010101", table, inForce: "01010110", "01010120") == ["01010110", "01010120"])
    #expect(codes("01010101", table, inForce: "01010110", "01010130") == ["01010110", "01010130"])
  }

  @Test func `A code that is not yet there leads back to those before it`() {
    let (table, _) = read("01010101,01010120,2025-01-01", "01010102,01010120,2025-01-01")
    #expect(codes("01010120", table, inForce: "01010101", "01010102") == ["01010101", "01010102"])
    #expect(codes("01010199", table, inForce: "01010101").isEmpty)
  }

  @Test func `Codes that follow each other in a circle end the search`() {
    let (table, _) = read("01010101,01010102,2025-01-01", "01010102,01010101,2026-01-01")
    #expect(codes("01010101", table, inForce: "09090909").isEmpty)
  }

  @Test func `Bad rows and another order are reported, the rest is read`() {
    let (table, log) = read(
      "01010103,01010104,2025-01-01",
      "01010101,01010102,2025-01-01",
      "x,01010101,2025-01-01"
    )
    #expect(log.diagnostics.map(\.id) == ["bad-concordance", "bad-concordance"])
    #expect(codes("01010101", table, inForce: "01010102") == ["01010102"])
  }
}
