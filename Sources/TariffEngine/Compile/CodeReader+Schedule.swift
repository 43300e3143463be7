// SPDX-License-Identifier: Apache-2.0

import LibraryLoading
import TariffModel

extension CodeReader {
  /// What a schedule says of a code: its own cells, or those that it inherits, or the spread of those below it.
  func reading(of code: CommodityCode, in schedule: Schedule) -> ScheduleReading {
    let inherited = inherited(by: code, in: schedule)
    guard inherited.cells.contains(where: \.text.isEmpty) else { return inherited }
    let below = schedule.rows(below: code)
    guard !below.isEmpty else { return inherited }
    let spread = spreadCells(of: code, rows: below)
    return reading(zip(inherited.cells, spread).map { $0.text.isEmpty ? $1 : $0 })
  }

  /// The cells on the line of a code and, where they are blank, on the lines above it.
  private func inherited(by code: CommodityCode, in schedule: Schedule) -> ScheduleReading {
    let above = (1..<code.length).last { schedule.mayHaveLines(ofLength: $0) }.map(code.prefix) ?? .noLine
    let rest = schedules.line(above, in: schedule) {
      above == .noLine ? blank : inherited(by: above, in: schedule)
    }
    guard let own = schedule.rates(on: code) else { return rest }
    return reading(
      rest.cells.indices.map { own[$0].isEmpty ? rest.cells[$0] : ScheduleCell(text: own[$0], line: code) }
    )
  }

  private var blank: ScheduleReading {
    reading(law.territory.columns.map { _ in ScheduleCell(text: "", line: .noLine) })
  }

  private func reading(_ cells: [ScheduleCell]) -> ScheduleReading {
    ScheduleReading(
      number: schedules.numberOfReading(),
      cells: cells,
      rates: cells.indices.map { column in
        // A cell by programme is read when a programme is claimed.
        guard !cells[column].text.isEmpty, !law.isKeyedByProgram(column: column) else { return .none }
        return rate(cells[column].text, line: cells[column].line)
      }
    )
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
}

extension CommodityCode {
  /// What stands above the first digit.
  fileprivate static let noLine = CommodityCode(aligned: 0, length: 0)
}
