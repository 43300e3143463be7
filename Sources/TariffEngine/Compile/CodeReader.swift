// SPDX-License-Identifier: Apache-2.0

package import ExactMath
import LibraryLoading
package import TariffModel

/// Looks codes up in the editions of a segment.
struct CodeReader: Sendable {
  let segment: SegmentLaw
  let law: EffectiveLaw

  /// What the segment says of `code`; its measures may know the goods by another number as well.
  func read(
    _ code: CommodityCode,
    or other: CommodityCode?,
    rates: inout RateMemory
  ) -> CodeEntry.Reading {
    let (standing, cells) = schedule(code)
    var coverage = CodeCoverage(sets: segment.codeScopes.count)
    for set in segment.codeScopes.indices {
      let part = segment.codeScopes[set].coverage(of: code, or: other)
      if part != .none { coverage[set] = part }
    }
    return CodeEntry.Reading(
      rates: segment.codeRates.map { rate($0, for: code, or: other, cells: cells, &rates) },
      cells: cells,
      coverage: coverage,
      standing: standing
    )
  }

  // MARK: Rates

  private func rate(
    _ source: CodeRateSource,
    for code: CommodityCode,
    or other: CommodityCode?,
    cells: [ScheduleCell],
    _ memory: inout RateMemory
  ) -> CodeRate {
    switch source {
    case .column(let column):
      // A cell by programme is read when a programme is claimed.
      guard column < cells.count, !cells[column].text.isEmpty, !law.isKeyedByProgram(column: column) else {
        return CodeRate(rate: nil, expression: .free, line: nil)
      }
      return codeRate(cells[column].text, line: cells[column].line, &memory)
    case .list(let name, let columnName):
      guard let list = law.law.lists[name], let column = list.columns.firstIndex(of: columnName) else {
        return CodeRate(rate: nil, expression: .free, line: nil)
      }
      let cell = [code, other].compactMap(\.self).lazy
        .compactMap { list.cell(for: $0, column: column, at: segment.instant) }
        .first
      if let cell {
        guard !cell.isEmpty else { return CodeRate(rate: nil, expression: .free, line: nil) }
        return codeRate(Self.percent(cell), line: nil, &memory)
      }
      let below = list.cells(below: code, column: column, at: segment.instant).map(Self.percent)
      return Self.spread(below.compactMap { try? RateText.parse($0, currency: law.territory.currency) })
        .map { CodeRate(rate: StepRate($0, facts: law.facts), expression: $0, line: nil) }
        ?? CodeRate(rate: nil, expression: .free, line: nil)
    }
  }

  private func codeRate(_ text: String, line: CommodityCode?, _ memory: inout RateMemory) -> CodeRate {
    if let known = memory.rates[text] {
      return CodeRate(rate: known.rate, expression: known.expression, line: line)
    }
    let expression = (try? RateText.parse(text, currency: law.territory.currency)) ?? .refersElsewhere(text)
    let rate = CodeRate(rate: StepRate(expression, facts: law.facts), expression: expression, line: line)
    memory.rates[text] = rate
    return rate
  }

  /// A number in a list's rate column is a percentage.
  private static func percent(_ cell: String) -> String {
    guard let last = cell.utf8.last, last >= UInt8(ascii: "0"), last <= UInt8(ascii: "9") else { return cell }
    return cell + "%"
  }

  /// The one rate of several, or the range of ad valorem rates; nil for none.
  private static func spread(_ rates: [RateExpression]) -> RateExpression? {
    guard let first = rates.first else { return nil }
    if rates.allSatisfy({ $0 == first }) { return first }
    let simple = rates.compactMap(\.simpleRate)
    guard simple.count == rates.count, let low = simple.min(), let high = simple.max() else {
      return .refersElsewhere("rates differ below this code: give more digits")
    }
    return .between(.terms([.adValorem(low)]), .terms([.adValorem(high)]))
  }

  // MARK: Schedule

  /// How the code stands, and its cells.
  private func schedule(_ code: CommodityCode) -> (CodeStanding, [ScheduleCell]) {
    for (index, schedule) in segment.schedules.enumerated() where schedule.contains(code) {
      let isInForce = segment.schedules[..<index].allSatisfy(\.edition.isPartial)
      if !isInForce, let moved = moved(code) { return (moved, []) }
      if !isInForce, let line = lineInForce(above: code) { return line }
      return (isInForce ? .listed : .onlyIn(edition: schedule.edition.id), cells(of: code, in: schedule))
    }
    for schedule in segment.schedules {
      let below = schedule.rows(below: code)
      guard !below.isEmpty else { continue }
      // A code of a length that lines may have, though the edition prints only the longer ones.
      guard law.territory.codeDigits.contains(code.length) else {
        return (.tooShort(examples: Array(below.prefix(3).map(\.code))), [])
      }
      return (.listed, cells(of: code, in: schedule))
    }
    if let moved = moved(code) { return (moved, []) }
    let lengths = law.territory.codeDigits.sorted(by: >)
    for length in lengths where length < code.length {
      let line = code.prefix(length)
      for schedule in segment.schedules where schedule.contains(line) {
        let found = cells(of: line, in: schedule)
        guard found.contains(where: { !$0.text.isEmpty }) else { continue }
        return (.unknownSuffix(line: line), found)
      }
    }
    return (.unknown(near: near(code)), [])
  }

  /// The edition in force, after the partial ones that go before it.
  private var schedulesInForce: ArraySlice<Schedule> {
    segment.schedules.prefix(segment.schedules.prefix { $0.edition.isPartial }.count + 1)
  }

  /// The line above a code of another edition that carries rates in the edition in force, with its cells.
  private func lineInForce(above code: CommodityCode) -> (CodeStanding, [ScheduleCell])? {
    for length in law.territory.codeDigits.sorted(by: >) where length < code.length {
      let line = code.prefix(length)
      for schedule in schedulesInForce {
        guard let row = schedule.row(line), row.rates.contains(where: { !$0.isEmpty }) else { continue }
        return (.unknownSuffix(line: line), cells(of: line, in: schedule))
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

  /// The cells of a code: its own, or those that it inherits, or the spread of those below it.
  private func cells(of code: CommodityCode, in schedule: Schedule) -> [ScheduleCell] {
    var cells = law.territory.columns.map { _ in ScheduleCell(text: "", line: code) }
    for length in (1...code.length).reversed() {
      guard cells.contains(where: \.text.isEmpty) else { return cells }
      let line = code.prefix(length)
      guard let row = schedule.row(line) else { continue }
      for column in cells.indices where cells[column].text.isEmpty && !row.rates[column].isEmpty {
        cells[column] = ScheduleCell(text: row.rates[column], line: line)
      }
    }
    let below = schedule.rows(below: code)
    guard !below.isEmpty, cells.contains(where: \.text.isEmpty) else { return cells }
    let spread = spreadCells(of: code, rows: below)
    for column in cells.indices where cells[column].text.isEmpty { cells[column] = spread[column] }
    return cells
  }

  /// The cells of a code whose rates stand only on longer codes: the one text of all, or a range.
  private func spreadCells(of code: CommodityCode, rows: [Schedule.Row]) -> [ScheduleCell] {
    law.territory.columns.indices.map { column in
      let texts = Set(rows.map { $0.rates[column] }.filter { !$0.isEmpty })
      if texts.count == 1, let text = texts.first { return ScheduleCell(text: text, line: code) }
      guard !texts.isEmpty else { return ScheduleCell(text: "", line: code) }
      let rates = texts.sorted().map {
        (try? RateText.parse($0, currency: law.territory.currency)) ?? .refersElsewhere($0)
      }
      guard case .between(let low, let high)? = Self.spread(rates), let lowest = low.simpleRate,
        let highest = high.simpleRate
      else { return ScheduleCell(text: "rates differ below this code: give more digits", line: code) }
      return ScheduleCell(text: "\(lowest) to \(highest)", line: code)
    }
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

/// Rates that were read before, by their text; most texts stand on many codes.
struct RateMemory: Sendable {
  var rates: [String: CodeRate] = [:]
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
