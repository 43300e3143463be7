// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

extension CaseMaker {
  /// Ordinary duty, additions that act on what stands before them, fees, and taxes that read all of it.
  mutating func measures() -> [Measure] {
    var measures = [columnMeasure("general", 0)]
    if random.chance(70) {
      var special = columnMeasure("special", 1)
      special.insteadOf = [.id("general")]
      measures.append(special)
    }
    if random.chance(40) {
      var second = columnMeasure("column-2", 2)
      second.insteadOf = [.id("general")]
      second.scope.origins = ["RU"]
      measures.append(second)
    }
    for number in 0..<random.int(2...9) {
      measures.append(measure(number: number, of: measures.map(\.id)))
    }
    for number in 10..<(10 + random.pick([0, 1, 1, 2])) { measures.append(fee(number: number)) }
    for number in 20..<(20 + random.pick([0, 1, 1, 2])) {
      measures.append(tax(number: number, of: measures.map(\.id)))
    }
    for number in 30..<(30 + random.pick([0, 0, 1])) {
      var control = measure(number: number, of: [])
      control.kind = .control
      control.rates = []
      measures.append(control)
    }
    return measures
  }

  private mutating func columnMeasure(_ id: String, _ column: Int) -> Measure {
    var measure = Measure(id: id, programme: id)
    measure.rates = [DatedRate(window: .always, rate: .column(column))]
    if random.chance(30) { measure.base = base() }
    measure.unitsInProportion = random.chance(60)
    if random.chance(25) { measure.scope.exceptClaims = ["donation"] }
    return measure
  }

  /// A measure that may act on those before it.
  mutating func measure(number: Int, of earlier: [String]) -> Measure {
    var measure = Measure(id: "m\(number)", programme: "p\(number / 3)")
    measure.rates = rates()
    if random.chance(45) { measure.base = base() }
    measure.scope = scope()
    measure.window = window(bounded: 25)
    measure.unknownCondition = unknown()
    measure.unknownBase = unknown()
    measure.unitsInProportion = random.chance(20)
    if random.chance(10) { measure.factor = Rate(billionths: 700_000_000) }
    if random.chance(8) { measure.ignoreBelow = 5_000 }
    if random.chance(8) { measure.status = random.pick(MeasureStatus.allCases) }
    if random.chance(8) { measure.voided = Voided(from: instant(), known: instant(), cite: "") }
    if random.chance(20) { measure.highestOf = HighestOf(group: random.pick(["g", "h"]), rank: number) }
    guard !earlier.isEmpty else { return measure }
    if random.chance(25) { measure.insteadOf = [selector(among: earlier)] }
    for _ in 0..<random.pick([0, 0, 1, 1, 2]) { measure.displaces.append(displacement(of: earlier)) }
    return measure
  }

  private mutating func fee(number: Int) -> Measure {
    var fee = measure(number: number, of: [])
    fee.kind = .fee
    fee.highestOf = nil
    if random.chance(30) {
      let entry = RateTerm(2_690_000 * 100, of: .quantity(.entry))
      fee.rates = [DatedRate(window: .always, rate: .terms([entry]))]
    } else if random.chance(60) {
      fee.rates[0].perEntry = PerEntry(
        minimum: random.chance(70) ? Int64(random.int(0...4_000)) : nil,
        maximum: random.chance(70) ? Int64(random.int(4_000...60_000)) : nil
      )
    }
    return fee
  }

  private mutating func tax(number: Int, of earlier: [String]) -> Measure {
    var tax = measure(number: number, of: random.chance(20) ? Array(earlier.suffix(1)) : [])
    tax.kind = .tax
    tax.highestOf = nil
    tax.displaces = []
    let isInclusive = random.chance(30)
    let read: [MeasureSelector] =
      random.chance(60) ? [.duties] : [selector(among: earlier), selector(among: earlier)]
    tax.base = .plus(read, inclusive: isInclusive, beforeFactor: random.chance(40))
    for index in tax.rates.indices { tax.rates[index].base = nil }
    if isInclusive { tax.rates = [DatedRate(window: .always, rate: share())] }
    return tax
  }

  /// A selector of measures: one of these, its programme, or many.
  mutating func selector(among ids: [String]) -> MeasureSelector {
    switch random.int(0...99) {
    case 0..<70: .id(random.pick(ids))
    case 70..<88: .id("p\(random.int(0...2))")
    case 88..<96: .prefix(random.pick(["m", "p0", "gen", "s"]))
    case 96..<98: .duties
    default: .everything
    }
  }

  private mutating func displacement(of earlier: [String]) -> Displacement {
    Displacement(
      what: (0..<random.int(1...2)).map { _ in selector(among: earlier) },
      extent: random.chance(60) ? .covered : .line,
      trigger: random.chance(70) ? .owed : .applies,
      window: window(bounded: 20),
      knownFrom: random.chance(15) ? instant() : .distantPast
    )
  }

  private mutating func unknown() -> UnknownFact {
    random.pick([.full, .none, .range, .share(Rate(billionths: 300_000_000))])
  }

  // MARK: Bases and rates

  mutating func base() -> Base {
    switch random.int(0...9) {
    case 0, 1: .value
    case 2: .goods
    case 3: .cif
    case 4, 5: .fact(random.pick(Self.portions))
    case 6: .fact("fact_repair_value")
    case 7, 8: .valueLess(random.some(of: Self.portions))
    default:
      .cases([
        BaseCase(condition: condition(depth: 1), base: base()),
        BaseCase(condition: .always, base: .value),
      ])
    }
  }

  private mutating func rates() -> [DatedRate] {
    guard random.chance(35) else { return [DatedRate(window: .always, rate: rate())] }
    var rates: [DatedRate] = []
    let starts = (0..<random.int(1...3)).map { _ in instant() }.sorted()
    for (place, start) in starts.enumerated() {
      let next = place + 1 < starts.count ? starts[place + 1] : .distantFuture
      var dated = DatedRate(window: Window(from: start, until: next), rate: rate(), knownFrom: start)
      dated.endIsImplied = place + 1 < starts.count
      if random.chance(20) { dated.knownFrom = instant() }
      if random.chance(15) { dated.base = base() }
      if random.chance(15) { dated.condition = condition(depth: 1) }
      if random.chance(10) { dated.status = .suspended }
      rates.append(dated)
    }
    if random.chance(20) {
      // Made retroactive: another version of the same time, known later.
      rates.append(DatedRate(window: rates[0].window, rate: rate(), knownFrom: instant()))
    }
    return rates
  }

  mutating func rate() -> RateExpression {
    switch random.int(0...99) {
    case 0..<40: share()
    case 40..<58: (try? RateText.parse(rateText())) ?? .free
    case 58..<63:
      .terms([
        RateTerm(200_000_000, of: .fact("weight_steel", .tonne)), .adValorem(Rate(billionths: 10_000_000)),
      ])
    case 63..<68: .terms([RateTerm(50_000_000, of: .portion(random.pick(Self.portions)))])
    case 68..<74:
      .bounded(
        (try? RateText.parse(rateText())) ?? .free,
        cap: random.chance(60) ? Rate(billionths: 60_000_000) : nil,
        floor: random.chance(60) ? Rate(billionths: 20_000_000) : nil
      )
    case 74..<77: .column(random.int(0...2))
    case 77..<82: .listed(list: random.pick(Self.listNames), column: "rate")
    case 82..<91: .topUp(to: Rate(billionths: 150_000_000), counting: random.pick(DutyCounted.allCases))
    case 91..<95: .rateOf(programme: "p0", brackets: random.chance(50) ? [] : brackets())
    default: .elected([share(), share()], standard: random.int(0...1))
    }
  }

  private mutating func share() -> RateExpression {
    .terms(
      [
        .adValorem(
          Rate(
            billionths: random.pick([
              0, 10_000_000, 25_000_000, 100_000_000, 123_456_789, 250_000_000, 500_000_000,
            ])
          )
        )
      ].filter { $0.coefficient != 0 }
    )
  }

  private mutating func brackets() -> [RateBracket] {
    [
      RateBracket(below: Rate(billionths: 100_000_000), rate: share()),
      RateBracket(below: Rate(billionths: 250_000_000), rate: (try? RateText.parse("80¢ each")) ?? .free),
      RateBracket(below: nil, rate: share()),
    ]
  }
}
