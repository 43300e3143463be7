// SPDX-License-Identifier: Apache-2.0

import ExactMath

/// Makes baskets: the same bytes for the same plan, number of lines and seed.
struct GoodsMaker {
  /// How lines belong to entries.
  enum Entries: Sendable {
    /// Each line is its own.
    case none
    /// One to eight lines that stand together.
    case together
    /// The same, their lines anywhere in the basket.
    case scattered
  }

  private let plan: GoodsPlan
  private let entries: Entries
  private let lineCount: Int
  private var dice: Dice
  private var made = 0
  private var entry = 0
  private var leftOfEntry = 0
  private let dayTexts: [[UInt8]]
  /// The sum of the values, each rounded to whole units, halves upwards, in minor units.
  private(set) var customsValue: Int64 = 0

  init(_ plan: GoodsPlan, lines: Int, seed: UInt64, entries: Entries = .none) {
    self.plan = plan
    self.entries = entries
    lineCount = lines
    dice = Dice(seed: seed)
    dayTexts = (0..<max(1, plan.days)).map {
      Array(CivilDate(day: plan.firstDay.day + Int32($0)).description.utf8)
    }
  }

  /// The header.
  var header: [UInt8] {
    let columns = "sku,hts,origin,value,currency,quantity,unit,weight_kg,freight,insurance,mode,entry_date"
    return Array((columns + (hasEntries ? ",entry" : "") + "\n").utf8)
  }

  private var hasEntries: Bool {
    if case .none = entries { false } else { true }
  }

  /// Appends the next line; false when all are made.
  mutating func line(into out: inout [UInt8]) -> Bool {
    guard made < lineCount else { return false }
    let (code, unit) = dice.below(100) < 85 ? dice.pick(plan.fullCodes) : dice.pick(plan.shortCodes)
    let value = dice.spread(7, 28)
    customsValue += (value + 50) / 100 * 100
    let grams = value * 10 / Int64(1 + dice.below(40)) + 1
    let pieces = unit == "kg" ? grams / 1000 + 1 : value / 100 / Int64(1 + dice.below(30)) + 1
    out += "SKU-".utf8
    Self.append(Int64(made), digits: 8, to: &out)
    Self.append(code, to: &out)
    Self.append(plan.origins[dice.weighted(plan.originWeights)], to: &out)
    Self.append(value, fraction: 2, to: &out)
    Self.append(plan.currency, to: &out)
    out.append(UInt8(ascii: ","))
    out += String(pieces).utf8
    Self.append(unit, to: &out)
    Self.append(grams, fraction: 3, to: &out)
    Self.append(value * Int64(1 + dice.below(12)) / 100, fraction: 2, to: &out)
    Self.append(value * Int64(1 + dice.below(5)) / 1000, fraction: 2, to: &out)
    Self.append(plan.modes[dice.weighted(plan.modeWeights)], to: &out)
    out.append(UInt8(ascii: ","))
    out += dice.pick(dayTexts)
    if hasEntries { Self.append("E" + String(nextEntry()), to: &out) }
    out.append(UInt8(ascii: "\n"))
    made += 1
    return true
  }

  /// All of it.
  mutating func basket() -> [UInt8] {
    var bytes = header
    bytes.reserveCapacity(lineCount * 104)
    while line(into: &bytes) {}
    return bytes
  }

  private mutating func nextEntry() -> Int {
    if case .scattered = entries { return dice.below(max(1, lineCount / 4)) }
    if leftOfEntry == 0 {
      entry += 1
      leftOfEntry = 1 + dice.below(8)
    }
    leftOfEntry -= 1
    return entry
  }

  private static func append(_ text: String, to out: inout [UInt8]) {
    out.append(UInt8(ascii: ","))
    out += text.utf8
  }

  private static func append(_ number: Int64, fraction: Int, to out: inout [UInt8]) {
    out.append(UInt8(ascii: ","))
    out += DecimalText.text(number, digits: fraction).utf8
  }

  private static func append(_ number: Int64, digits: Int, to out: inout [UInt8]) {
    let text = String(number)
    for _ in text.utf8.count..<max(digits, text.utf8.count) { out.append(UInt8(ascii: "0")) }
    out += text.utf8
  }
}
