// SPDX-License-Identifier: Apache-2.0

import LibraryLoading
import Streaming
import TariffModel

/// What was read of a territory's schedules, for all regimes and assessors: each code, each line that carries rates,
/// and each text of a rate, once.
///
/// Thread-safe. Unchecked, because a lock guards what changes.
package final class CompiledSchedules: @unchecked Sendable {
  private let lock = ConditionLock()
  private var editions: [String: ScheduledCodes] = [:]
  private var lines: [LineKey: ScheduleReading] = [:]
  private var rates: [String: CodeRate] = [:]
  private var numbers: [RateExpression: Int32] = [:]
  private var readings: Int32 = 0

  private struct LineKey: Hashable {
    let edition: String
    let line: CommodityCode
  }

  package init() {}

  /// How codes stand while that edition is the newest.
  func codes(underEdition edition: String) -> ScheduledCodes {
    lock.withLock {
      let codes = editions[edition] ?? ScheduledCodes()
      editions[edition] = codes
      return codes
    }
  }

  /// What a line says and inherits; `read` is asked for it when nobody has yet.
  func line(
    _ line: CommodityCode,
    in schedule: Schedule,
    read: () -> ScheduleReading
  ) -> ScheduleReading {
    let key = LineKey(edition: schedule.edition.id, line: line)
    if let known = lock.withLock({ lines[key] }) { return known }
    let reading = read()
    return lock.withLock {
      // Whoever was first is kept, so that all share one.
      if let known = lines[key] { return known }
      lines[key] = reading
      return reading
    }
  }

  /// The rate of that text; `read` is asked for it when nobody has yet.
  func rate(_ text: String, read: () -> CodeRate) -> CodeRate {
    if let known = lock.withLock({ rates[text] }) { return known }
    let rate = read()
    lock.withLock { rates[text] = rate }
    return rate
  }

  /// A number that no other reading has.
  func numberOfReading() -> Int32 {
    lock.withLock {
      readings += 1
      return readings
    }
  }

  /// The number of a rate, given out now if it is new.
  func number(of rate: RateExpression) -> Int32 {
    lock.withLock {
      let number = numbers[rate] ?? Int32(numbers.count)
      numbers[rate] = number
      return number
    }
  }
}

/// The cells that a code has in a schedule, its own and those that it inherits, with the rates that they state.
///
/// Codes that inherit all of them from one line have one reading. It never changes.
final class ScheduleReading: Sendable {
  let number: Int32
  /// One for each rate column.
  let cells: [ScheduleCell]
  /// The rate of each cell; without one where it is blank, or says which programmes have which.
  let rates: [CodeRate]

  init(number: Int32, cells: [ScheduleCell], rates: [CodeRate]) {
    self.number = number
    self.cells = cells
    self.rates = rates
  }

  /// Of a code that is in no schedule.
  static let none = ScheduleReading(number: 0, cells: [], rates: [])
}
