// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

extension CaseMaker {
  /// A line with some facts and without others.
  mutating func line(claimable ids: [String]) -> LineDraft {
    var line = LineDraft(code: lineCode(), origin: random.pick(Self.origins), value: amount())
    if random.chance(40) { line.exportCountry = random.pick(Self.origins) }
    if random.chance(40) { line.freight = Int64(random.int(0...20_000)) }
    if random.chance(30) { line.insurance = Int64(random.int(0...900)) }
    if random.chance(60) { line.mode = random.pick(["vessel", "air"]) }
    if random.chance(30) { line.entryType = random.pick(["informal", "formal"]) }
    if random.chance(40) { line.program = random.pick(Self.symbols + ["ZZ"]) }
    if random.chance(50) { line.claims = random.some(of: ["donation", "repair", "elect-1"] + ids.suffix(6)) }
    if random.chance(95) { line.entered = lineDate() }
    if random.chance(40) { line.loaded = lineDate() }
    if random.chance(40) { line.exported = lineDate() }
    if random.chance(50) { line.weight = Int64(random.int(0...500)) * 250_000 }
    if random.chance(40) { line.quantity = quantity() }
    if random.chance(20) { line.quantity2 = quantity() }
    if random.chance(20) { line.originOverrides["p\(random.int(0...3))"] = random.pick(Self.origins) }
    if random.chance(20) { line.entryLines = random.int(1...6) }
    if random.chance(20) { line.entryValue = line.value + Int64(random.int(0...500_000)) }
    declareFacts(&line)
    return line
  }

  private mutating func lineCode() -> String {
    switch random.int(0...99) {
    case 0..<55: code()
    case 55..<80: code() + random.pick(["10", "90"])
    case 80..<88: code() + "55"
    case 88..<94: String(code().prefix(6))
    case 94..<97: random.pick(Self.headings) + "3000"
    default: "99990000"
    }
  }

  private mutating func amount() -> Int64 {
    switch random.int(0...9) {
    case 0: 0
    case 1: Int64(random.int(1...99))
    case 2: Int64(random.int(1...100)) * 100_000_000
    default: Int64(random.int(100...5_000_000))
    }
  }

  private mutating func quantity() -> Quantity {
    Quantity(
      millionths: Int64(random.int(0...9_000)) * 500_000,
      dimension: random.pick([.mass, .number, .volume])
    )
  }

  private mutating func declareFacts(_ line: inout LineDraft) {
    // Portions that together are no more than the value.
    for portion in Self.portions where random.chance(45) {
      line.facts[portion] = .amount(random.chance(10) ? 0 : line.value * Int64(random.int(0...33)) / 100)
    }
    if random.chance(6) { line.facts = [Self.portions[0]: .amount(line.value)] }
    if random.chance(40) { line.facts["fact_repair_value"] = .amount(line.value / 3) }
    if random.chance(50) { line.facts["weight_steel"] = .amount(Int64(random.int(0...100)) * 250_000) }
    if random.chance(50) { line.facts["weight_copper"] = .amount(Int64(random.int(0...100)) * 250_000) }
    if random.chance(50) { line.facts["fact_smelt"] = .text(random.pick(["ru", "cn"])) }
    if random.chance(50) { line.facts["fact_end_use"] = .flag(random.chance(50)) }
    if random.chance(50) { line.facts["fact_contract"] = .date(lineDate()) }
    if random.chance(50) { line.facts["fact_degrees"] = .amount(Int64(random.int(0...240)) * 500_000) }
  }
}
