// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

extension CaseMaker {
  mutating func scope() -> MeasureScope {
    var scope = MeasureScope()
    if random.chance(45) { scope.codes = codes() }
    if random.chance(35) { scope.origins = random.some(of: Self.origins) }
    if random.chance(30) { scope.condition = condition(depth: 2) }
    if random.chance(15) { scope.exceptCodes = codes() }
    if random.chance(10) { scope.exceptOrigins = [random.pick(Self.origins)] }
    if random.chance(12) { scope.exceptClaims = ["donation"] }
    if random.chance(15) { scope.exceptCondition = condition(depth: 1) }
    if random.chance(12) { scope.claims = random.chance(50) ? [] : ["repair", "donation"] }
    return scope
  }

  private mutating func codes() -> [CodeSelector] {
    (0..<random.int(1...3)).map { _ in codeSelector() }
  }

  private mutating func codeSelector() -> CodeSelector {
    switch random.int(0...9) {
    case 0..<5:
      return .prefix(prefix(of: code() + "10", random.pick([2, 4, 4, 6, 8, 10])))
    case 5, 6:
      let length = random.pick([2, 4])
      return .range(prefix(of: "0101", length), prefix(of: random.pick(["0102", "7206"]), length))
    default:
      let filter = random.chance(40) ? ListFilter(column: "kind", value: "x") : nil
      return .list(random.pick(Self.listNames), filter: filter)
    }
  }

  private func prefix(of code: String, _ length: Int) -> CommodityCode {
    CommodityCode(code.prefix(length)) ?? CommodityCode(aligned: 0, length: 1)
  }

  mutating func condition(depth: Int) -> Condition {
    guard depth > 0, random.chance(35) else { return leaf() }
    switch random.int(0...2) {
    case 0: return .all([condition(depth: depth - 1), condition(depth: depth - 1)])
    case 1: return .any([condition(depth: depth - 1), condition(depth: depth - 1)])
    default: return .not(condition(depth: depth - 1))
    }
  }

  private mutating func leaf() -> Condition {
    switch random.int(0...17) {
    case 0: .claims(random.some(of: ["donation", "repair"]))
    case 1: .program(random.some(of: Self.symbols))
    case 2: .mode(["vessel"])
    case 3: .entryType(["informal"])
    case 4: .origin(random.some(of: Self.origins))
    case 5: .exportCountry(random.some(of: Self.origins))
    case 6: .codes(codes())
    case 7, 8: dated(.entered)
    case 9: dated(.loaded)
    case 10: dated(.exported)
    case 11: dated(.fact("fact_contract"))
    case 12: random.pick([.value(bounds(100_000)), .entryValue(bounds(300_000)), .entryLines(bounds(5))])
    case 13:
      random.chance(50)
        ? .amount(fact: "content_steel", bounds(5_000)) : .amount(fact: "fact_degrees", bounds(60_000_000))
    case 14: .share(fact: random.pick(Self.portions), bounds(Rate(billionths: 150_000_000)))
    case 15:
      .weightShare(
        facts: random.some(of: ["weight_steel", "weight_copper"]),
        bounds(Rate(billionths: 200_000_000))
      )
    case 16: .text(fact: "fact_smelt", ["ru"])
    default: .flag(fact: "fact_end_use", random.chance(70))
    }
  }

  private mutating func dated(_ fact: DatedFact) -> Condition {
    let window = window(bounded: 100)
    return .dated(
      fact,
      from: window.from == .distantPast ? nil : window.from,
      before: window.until == .distantFuture ? nil : window.until
    )
  }

  private mutating func bounds<Value>(_ mark: Value) -> Bounds<Value> {
    random.pick([Bounds(atLeast: mark), Bounds(over: mark), Bounds(below: mark), Bounds(atMost: mark)])
  }
}
