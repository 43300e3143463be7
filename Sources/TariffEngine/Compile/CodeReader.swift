// SPDX-License-Identifier: Apache-2.0

package import ExactMath
import LibraryLoading
package import TariffModel

/// Looks codes up in the editions of a segment.
struct CodeReader: Sendable {
  let shared: SharedSegment
  let schedules: CompiledSchedules

  var segment: SegmentLaw { shared.law }
  var law: EffectiveLaw { shared.effective }

  /// What the segment says of `code`; its measures may know the goods by another number as well.
  func read(_ code: CommodityCode, or other: CommodityCode?) -> CodeEntry.Reading {
    let found = shared.codes.code(code) {
      let (standing, reading) = schedule(code)
      return .init(standing: standing, reading: reading)
    }
    return CodeEntry.Reading(
      rates: rates(of: code, or: other, found.reading),
      schedule: found.reading,
      standing: found.standing
    )
  }

  // MARK: Rates

  /// The rates of all sources, of which the columns come first.
  private func rates(
    of code: CommodityCode,
    or other: CommodityCode?,
    _ reading: ScheduleReading
  ) -> [CodeRate] {
    guard segment.codeRates.count != reading.rates.count else { return reading.rates }
    return segment.codeRates.map { rate($0, for: code, or: other, reading) }
  }

  private func rate(
    _ source: CodeRateSource,
    for code: CommodityCode,
    or other: CommodityCode?,
    _ reading: ScheduleReading
  ) -> CodeRate {
    switch source {
    case .column(let column):
      return column < reading.rates.count ? reading.rates[column] : .none
    case .list(let name, let columnName):
      guard let list = law.law.lists[name], let column = list.columns.firstIndex(of: columnName) else {
        return .none
      }
      let cell = [code, other].compactMap(\.self).lazy
        .compactMap { list.cell(for: $0, column: column, at: segment.instant) }
        .first
      if let cell {
        return cell.isEmpty ? .none : rate(Self.percent(cell), line: nil)
      }
      let below = list.cells(below: code, column: column, at: segment.instant).map(Self.percent)
      return Self.spread(below.compactMap { try? RateText.parse($0, currency: law.territory.currency) })
        .map(numbered) ?? .none
    }
  }

  /// The rate that a text states.
  func rate(_ text: String, line: CommodityCode?) -> CodeRate {
    var rate = schedules.rate(text) {
      numbered((try? RateText.parse(text, currency: law.territory.currency)) ?? .refersElsewhere(text))
    }
    rate.line = line
    return rate
  }

  private func numbered(_ rate: RateExpression) -> CodeRate {
    CodeRate(rate, facts: law.facts, number: schedules.number(of: rate))
  }

  /// A number in a list's rate column is a percentage.
  private static func percent(_ cell: String) -> String {
    guard let last = cell.utf8.last, last >= UInt8(ascii: "0"), last <= UInt8(ascii: "9") else { return cell }
    return cell + "%"
  }

  /// The one rate of several, or the range of ad valorem rates; nil for none.
  static func spread(_ rates: [RateExpression]) -> RateExpression? {
    guard let first = rates.first else { return nil }
    if rates.allSatisfy({ $0 == first }) { return first }
    let simple = rates.compactMap(\.simpleRate)
    guard simple.count == rates.count, let low = simple.min(), let high = simple.max() else {
      return .refersElsewhere("rates differ below this code: give more digits")
    }
    return .between(.terms([.adValorem(low)]), .terms([.adValorem(high)]))
  }

  // MARK: Schedule

  /// How the code stands, and what is read of it.
  private func schedule(_ code: CommodityCode) -> (CodeStanding, ScheduleReading) {
    for (index, schedule) in segment.schedules.enumerated() where schedule.contains(code) {
      let isInForce = segment.schedules[..<index].allSatisfy(\.edition.isPartial)
      if !isInForce, let moved = moved(code) { return (moved, .none) }
      if !isInForce, let line = lineInForce(above: code) { return line }
      return (isInForce ? .listed : .onlyIn(edition: schedule.edition.id), reading(of: code, in: schedule))
    }
    for schedule in segment.schedules {
      let below = schedule.rows(below: code)
      guard !below.isEmpty else { continue }
      // A code of a length that lines may have, though the edition prints only the longer ones.
      guard law.territory.codeDigits.contains(code.length) else {
        return (.tooShort(examples: Array(below.prefix(3).map(\.code))), .none)
      }
      return (.listed, reading(of: code, in: schedule))
    }
    if let moved = moved(code) { return (moved, .none) }
    let lengths = law.territory.codeDigits.sorted(by: >)
    for length in lengths where length < code.length {
      let line = code.prefix(length)
      for schedule in segment.schedules where schedule.contains(line) {
        let found = reading(of: line, in: schedule)
        guard found.cells.contains(where: { !$0.text.isEmpty }) else { continue }
        return (.unknownSuffix(line: line), found)
      }
    }
    return (.unknown(near: near(code)), .none)
  }

  /// The edition in force, after the partial ones that go before it.
  private var schedulesInForce: ArraySlice<Schedule> {
    segment.schedules.prefix(segment.schedules.prefix { $0.edition.isPartial }.count + 1)
  }

  /// The line above a code of another edition that carries rates in the edition in force, and what is read of it.
  private func lineInForce(above code: CommodityCode) -> (CodeStanding, ScheduleReading)? {
    for length in law.territory.codeDigits.sorted(by: >) where length < code.length {
      let line = code.prefix(length)
      for schedule in schedulesInForce {
        guard let rates = schedule.rates(on: line), rates.contains(where: { !$0.isEmpty }) else { continue }
        return (.unknownSuffix(line: line), reading(of: line, in: schedule))
      }
    }
    return nil
  }

  /// Where a code that is not in the edition in force has gone; nil when that is not known.
  private func moved(_ code: CommodityCode) -> CodeStanding? {
    guard !law.law.concordance.isEmpty else { return nil }
    let codes = law.law.concordance.codes(for: code) { other in
      schedulesInForce.contains { $0.contains(other) }
    }
    return codes.isEmpty ? nil : .movedTo(codes)
  }

  /// Up to three lines that share the most leading digits with a code that is not in the schedule.
  private func near(_ code: CommodityCode) -> [CommodityCode] {
    guard let schedule = segment.schedules.first(where: { !$0.edition.isPartial }) else { return [] }
    var length = min(code.length, 8)
    while length >= 4 {
      let below = schedule.rows(below: code.prefix(length))
      if !below.isEmpty { return Array(below.prefix(3).map(\.code)) }
      length -= 2
    }
    return []
  }
}

extension RateExpression {
  /// The rate when it is nothing but a percentage of the base, or free.
  package var simpleRate: Rate? {
    guard case .terms(let terms) = self else { return nil }
    switch terms.count {
    case 0: return .zero
    case 1 where terms[0].of == .base: return Rate(billionths: terms[0].coefficient)
    default: return nil
    }
  }
}
