// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffEngine
import TariffModel

/// Invents worlds with every feature of the rule language, the same one for the same seed.
struct CaseMaker {
  var random: SeededGenerator

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  static let origins = ["CN", "KR", "CA", "RU"]
  static let headings = ["0101", "0102", "7206", "8541"]
  static let portions = ["content_steel", "content_us", "content_case"]
  static let symbols = ["A", "KR", "S"]
  static let listNames = ["alpha", "beta"]
  /// Days on which the law of these worlds changes: the first of each month of 2025.
  static let days = (0..<8).map { Int32(20_089 + 30 * $0) }

  mutating func makeCase() -> FuzzCase {
    var result = FuzzCase(territory: territory(), regime: Regime(id: "invented", title: "Invented"))
    for edition in result.territory.editions { result.editions[edition.id] = schedule() }
    for name in Self.listNames { result.lists[name] = list() }
    result.measures = measures()
    result.regime = regime(measures: result.measures)
    result.options = options()
    let ids = result.measures.map(\.id)
    result.lines = (0..<6).map { _ in line(claimable: ids) }
    if random.chance(60) { result.concordance = concordance() }
    let renumbered = result.concordance.flatMap { $0.split(separator: ",").prefix(2).map(String.init) }
    for index in result.lines.indices where !renumbered.isEmpty && random.chance(40) {
      result.lines[index].code = random.pick(renumbered)
    }
    return result
  }

  private mutating func territory() -> Territory {
    var editions = [ScheduleEdition(id: "old", file: "", from: CivilDate(day: 19_000), cite: "")]
    if random.chance(60) { editions.insert(edition("new"), at: 0) }
    return Territory(
      id: "nowhere",
      title: "Nowhere",
      country: "XX",
      currency: Currency(code: "USD", minorDigits: 2),
      valuation: random.chance(60) ? .fob : .cif,
      valueRounding: RoundingRule(step: random.pick([1, 1, 100]), mode: random.pick(RoundingMode.allCases)),
      chargeRounding: RoundingRule(
        step: random.pick([1, 1, 1, 10, 100]),
        mode: random.pick(RoundingMode.allCases)
      ),
      codeDigits: random.pick([[8, 10], [6, 8, 10]]),
      columns: ["general", "special", "column-2"],
      editions: editions,
      specialPrograms: [
        SpecialProgram(symbol: "A", title: "any", origins: []),
        SpecialProgram(symbol: "KR", title: "Korea", origins: ["KR"]),
        SpecialProgram(symbol: "S", title: "North", origins: ["CA", "KR"]),
      ]
    )
  }

  private mutating func edition(_ id: String) -> ScheduleEdition {
    ScheduleEdition(
      id: id,
      file: "",
      from: CivilDate(day: random.pick(Self.days)),
      cite: "",
      isPartial: random.chance(30)
    )
  }

  // MARK: Codes and tables

  /// A code of eight digits that some schedule may have.
  mutating func code() -> String { random.pick(Self.headings) + random.pick(["1000", "1090", "2000"]) }

  private mutating func schedule() -> [String] {
    var rows: [String] = []
    for heading in Self.headings {
      if random.chance(25) { rows.append(row(heading, blank: 60)) }
      for six in ["10", "20"] where random.chance(30) { rows.append(row(heading + six, blank: 60)) }
      for rest in ["1000", "1090", "2000"] where random.chance(85) {
        rows.append(row(heading + rest, blank: 15))
        for suffix in ["10", "90"] where random.chance(35) {
          rows.append(row(heading + rest + suffix, blank: 85))
        }
      }
    }
    return sorted(rows)
  }

  /// Rows in which codes follow each other, on the way divided, joined, and now and then in a circle.
  private mutating func concordance() -> [String] {
    var rows: [String] = []
    var from = number()
    for _ in 0..<random.int(1...10) {
      if random.chance(40) { from = number() }
      let to = number()
      let row = "\(from),\(to),2025-01-01"
      if from != to, !rows.contains(row) { rows.append(row) }
    }
    return rows.sorted()
  }

  /// A code of any schedule, or of none.
  private mutating func number() -> String {
    switch random.int(0...9) {
    case 0..<6: code() + random.pick(["", "", "10", "90", "55"])
    default: random.pick(Self.headings) + "3000"
    }
  }

  private mutating func row(_ code: String, blank: Int) -> String {
    let general = random.chance(blank) ? "" : rateText()
    let special = random.chance(max(blank, 45)) ? "" : specialText()
    let second = random.chance(max(blank, 20)) ? "" : rateText()
    return [code, "", general, special, second].map { $0.contains(",") ? "\"\($0)\"" : $0 }
      .joined(separator: ",")
  }

  mutating func rateText() -> String {
    random.pick([
      "Free", "Free", "5%", "2.5%", "12.3456%", "0.37%", "25%", "2.5¢/kg", "1.5¢/kg + 3%", "10¢ each",
      "3.7¢/liter", "$1.61 each + 4.4% on the case", "See 9822.05.20", "4% to 6%", "7¢/kg on lead content",
      "1.4606¢/kg less 0.0206¢/kg for each degree under 100 degrees (and fractions of a degree in proportion) but not less than 0.943854¢/kg",
    ])
  }

  private mutating func specialText() -> String {
    random.pick([
      "Free (A,KR)", "Free (S)", "Free", "3.2% (KR)", "Free (A) 2.4% (KR,S)", "1¢/kg (S)",
      "See 9822.05.20 (KR)",
    ])
  }

  private mutating func list() -> [String] {
    var rows: [String] = []
    for _ in 0..<random.int(1...6) {
      let full = code() + random.pick(["", "10"])
      let prefix = String(full.prefix(random.pick([2, 4, 6, 8, 8, 10])))
      guard !rows.contains(where: { $0.hasPrefix(prefix + ",") }) else { continue }
      let window = random.chance(75) ? (",") : random.chance(50) ? "\(date())," : ",\(date())"
      rows.append(
        "\(prefix),\(window),\(random.pick(["x", "y"])),\(random.pick(["5", "13", "7.5", "0", ""]))"
      )
    }
    return sorted(rows)
  }

  private func sorted(_ rows: [String]) -> [String] {
    func code(_ row: String) -> CommodityCode {
      CommodityCode(row.prefix { $0 != "," }) ?? CommodityCode(aligned: 0, length: 1)
    }
    return rows.sorted { code($0) < code($1) }
  }

  private mutating func date() -> String { CivilDate(day: random.pick(Self.days)).description }

  // MARK: Times

  /// An instant at which the law may change: the day's beginning, its first minute, or noon.
  mutating func instant() -> CivilInstant {
    CivilInstant(
      CivilDate(day: random.pick(Self.days)),
      hour: random.pick([0, 0, 0, 12]),
      minute: random.pick([0, 1])
    )
  }

  mutating func window(bounded percent: Int) -> Window {
    guard random.chance(percent) else { return .always }
    let (first, second) = (instant(), instant())
    switch random.int(0...3) {
    case 0: return Window(from: first, until: .distantFuture)
    case 1: return Window(from: .distantPast, until: first)
    default: return Window(from: min(first, second), until: max(first, second))
    }
  }

  mutating func lineDate() -> LineDate {
    let day = CivilDate(day: random.pick(Self.days) + Int32(random.pick([-1, 0, 0, 5])))
    if random.chance(50) { return LineDate(instant: CivilInstant(day), isBareDate: true) }
    return LineDate(
      instant: CivilInstant(day, hour: random.pick([0, 11, 12]), minute: random.pick([0, 1, 59])),
      isBareDate: false
    )
  }

  // MARK: Regime and options

  private mutating func regime(measures: [Measure]) -> Regime {
    var regime = Regime(id: "invented", title: "Invented")
    if random.chance(40) { regime.clock = .at(lineDate()) }
    if random.chance(30) { regime.knownBy = instant() }
    if random.chance(30) { regime.unlawful = .dropped }
    if random.chance(40) { regime.transition = random.pick(Regime.Transition.allCases) }
    for _ in 0..<random.pick([0, 0, 1, 2]) {
      regime.amendments.append(Amendment(territory: "nowhere", change: change(of: measures), location: nil))
    }
    return regime
  }

  private mutating func change(of measures: [Measure]) -> Amendment.Change {
    let id = random.pick(measures).id
    switch random.int(0...3) {
    case 0:
      return .add(measure(number: 90, of: measures.map(\.id)))
    case 1:
      return .activate(measures.first { $0.status != .inForce }?.id ?? id)
    case 2:
      var edit = MeasureEdit()
      if random.chance(50) { edit.rates = [DatedRate(window: .always, rate: rate())] }
      if random.chance(30) { edit.until = instant() }
      if random.chance(30) { edit.origins = random.some(of: Self.origins) }
      if random.chance(30) { edit.condition = condition(depth: 1) }
      if random.chance(20) { edit.displaces = [] }
      return .amend(selector(among: [id]), edit)
    default:
      return .suspend(selector(among: [id]))
    }
  }

  private mutating func options() -> AssessmentOptions {
    var options = AssessmentOptions()
    options.roundsValues = random.chance(80)
    options.assessesFees = random.chance(80)
    if random.chance(5) { options.currency = Currency(code: "EUR") }
    if random.chance(12) {
      options.assumptions.values[random.int(0...3)] = .share(
        Rate(billionths: Int64(random.int(0...10)) * 100_000_000)
      )
    }
    if random.chance(5) { options.assumptions.values[random.int(4...5)] = .amount(2_000_000) }
    if random.chance(5) { options.assumptions.values[7] = .flag(random.chance(50)) }
    return options
  }
}
