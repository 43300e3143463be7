// SPDX-License-Identifier: Apache-2.0

import Reporting
import TariffModel
import Testing

@Suite struct DeltaTests {
  @Test("The parts of a change add up to it, whichever programmes are on which side", arguments: 0..<200)
  func parts(_ seed: UInt64) {
    var generator = SeededNumbers(state: seed)
    let old = generator.totals()
    let new = generator.totals()
    let delta = Delta(from: old, to: new)
    let duties = delta.byProgramme.filter { $0.kind == .duty }
    #expect(duties.reduce(0) { $0 + $1.amount } == new.duty - old.duty)
    #expect(delta.duty + delta.fees + delta.taxes == delta.landedCost)
    #expect(Set(delta.byProgramme.map(\.id)).count == delta.byProgramme.count)
    if let before = old.effectiveRate, let after = new.effectiveRate {
      #expect(delta.points == after - before)
    }
    let back = Delta(from: new, to: old)
    #expect(back.duty == -delta.duty)
  }

  @Test("A programme with charges of several kinds leaves a part under another name")
  func remainder() {
    var old = TotalsReport()
    var new = TotalsReport()
    old.byProgramme = [TotalsReport.Programme(id: "mixed", kind: .duty, amount: 10)]
    new.byProgramme = [TotalsReport.Programme(id: "mixed", kind: .duty, amount: 25)]
    old.duty = 10
    new.duty = 20
    new.taxes = 5
    let parts = Delta(from: old, to: new).byProgramme
    #expect(parts.map(\.id) == ["mixed", "other"])
    #expect(parts.map(\.amount) == [15, -5])
  }
}

/// Numbers that depend on nothing but their seed (SplitMix64).
private struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Totals whose sums are those of their programmes.
  mutating func totals() -> TotalsReport {
    var totals = TotalsReport()
    totals.customsValue = Int64.random(in: 0...1_000_000, using: &self)
    totals.fees = 0
    for (id, kind) in [("a", MeasureKind.duty), ("b", .duty), ("c", .duty), ("mpf", .fee), ("vat", .tax)]
    where Bool.random(using: &self) {
      let amount = Int64.random(in: 0...500_000, using: &self)
      totals.byProgramme.append(TotalsReport.Programme(id: id, kind: kind, amount: amount))
      switch kind {
      case .duty: totals.duty += amount
      case .fee: totals.fees = (totals.fees ?? 0) + amount
      case .tax, .control: totals.taxes += amount
      }
    }
    totals.landedCost = 7_777 + totals.duty + (totals.fees ?? 0) + totals.taxes
    return totals
  }
}
