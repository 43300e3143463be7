// SPDX-License-Identifier: Apache-2.0

import DelimitedText
import ExactMath
import SourceDiagnostics
import TariffModel

extension LineReader {
  /// A date, with or without a time, in the clock of the territory.
  @inline(__always)
  mutating func date(
    _ step: FieldStep,
    _ field: FieldRange,
    _ bytes: Span<UInt8>,
    _ output: inout BasketLine
  ) -> LineDate? {
    if let day = Self.plainDate(bytes, field) {
      return LineDate(instant: CivilInstant(day), isBareDate: true)
    }
    return plan.unusualDate(step, field, bytes, &output)
  }

  /// A date such as `2025-10-23`; nil for all that is written otherwise.
  @inline(__always)
  private static func plainDate(_ bytes: Span<UInt8>, _ field: FieldRange) -> CivilDate? {
    let start = field.start
    guard field.end &- start == 10, bytes[start &+ 4] == UInt8(ascii: "-"),
      bytes[start &+ 7] == UInt8(ascii: "-")
    else { return nil }
    var isPlain = true
    func digit(_ index: Int) -> Int {
      let digit = bytes[start &+ index] &- UInt8(ascii: "0")
      if digit > 9 { isPlain = false }
      return Int(digit)
    }
    let year = digit(0) &* 1000 &+ digit(1) &* 100 &+ digit(2) &* 10 &+ digit(3)
    let month = digit(5) &* 10 &+ digit(6)
    let day = digit(8) &* 10 &+ digit(9)
    return isPlain ? CivilDate(year: year, month: month, day: day) : nil
  }
}

extension LinePlan {
  /// A date that is written otherwise than `2025-10-23`, or a problem.
  @inline(never)
  func unusualDate(
    _ step: FieldStep,
    _ field: FieldRange,
    _ bytes: Span<UInt8>,
    _ output: inout BasketLine
  ) -> LineDate? {
    let written = HeaderFinder.trimmed(field.text(in: bytes))
    guard !written.isEmpty else { return nil }
    guard let instant = WrittenInstant(written.utf8, slashes: options.dateOrder) else {
      report(.badDate, .warning, step, dateWords(written), &output)
      return nil
    }
    return LineDate(instant: options.clock.civil(instant), isBareDate: instant.minuteOfDay == nil)
  }

  private func dateWords(_ written: String) -> String {
    let shown = Self.shown(written)
    let other: WrittenInstant.Order = options.dateOrder == .monthFirst ? .dayFirst : .monthFirst
    if WrittenInstant(written.utf8, slashes: other) != nil {
      let order = other == .dayFirst ? "the day comes first" : "the month comes first"
      return "\(shown) is no date with \(options.dateOrder.order); if \(order), say --dates \(other.rawValue)"
    }
    if written.utf8.count == 5, written.utf8.allSatisfy({ (48...57).contains($0) }) {
      return "\(shown) is a day as spreadsheets count them; format the column as a date: 2025-10-23"
    }
    return "\(shown) is no date; write it as 2025-10-23 or 10/23/2025, perhaps with a time: 2025-10-23T13:00"
  }
}

extension WrittenInstant.Order {
  /// The order in words.
  fileprivate var order: String {
    switch self {
    case .monthFirst: "the month first"
    case .dayFirst: "the day first"
    }
  }
}
