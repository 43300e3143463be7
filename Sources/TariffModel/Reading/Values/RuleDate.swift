// SPDX-License-Identifier: Apache-2.0

import ExactMath
import JSON5Reading
import SourceDiagnostics

/// Dates as rule files write them: ISO, with dashes and two digits, and nothing else.
enum RuleDate {
  /// Reads `2025-04-05`, `2025-04-05T00:01` or `2025-04-05T00:01-04:00`; nil for anything else.
  static func read(_ text: String) -> WrittenInstant? {
    let bytes = Array(text.utf8)
    let dash = UInt8(ascii: "-")
    guard bytes.count >= 10, bytes[4] == dash, bytes[7] == dash else { return nil }
    guard bytes.count == 10 || (bytes.count >= 16 && bytes[10] == UInt8(ascii: "T")) else { return nil }
    return WrittenInstant(bytes[...])
  }
}

extension ObjectReader {
  /// An instant in the clock of the territory; a bare day is its beginning.
  func instant(_ key: String, clock: TerritoryClock) -> Located<CivilInstant>? {
    written(key)?.map { clock.civil($0) }
  }

  /// An instant of a regime: a bare day stays one.
  func lineDate(_ key: String) -> Located<LineDate>? {
    guard let written = written(key) else { return nil }
    if written.value.utcOffset != nil {
      log.report(.offsetInClock(string(key)?.value ?? ""), at: written.location)
    }
    return written.map { LineDate(instant: $0.instant, isBareDate: $0.minuteOfDay == nil) }
  }

  /// A day without a time.
  func day(_ key: String) -> Located<CivilDate>? {
    guard let text = string(key) else { return nil }
    guard let written = RuleDate.read(text.value), written.minuteOfDay == nil else {
      log.report(.badDay(text.value), at: text.location)
      return nil
    }
    return Located(written.date, at: text.location)
  }

  private func written(_ key: String) -> Located<WrittenInstant>? {
    guard let text = string(key) else { return nil }
    guard let written = RuleDate.read(text.value) else {
      log.report(.badDate(text.value), at: text.location)
      return nil
    }
    return Located(written, at: text.location)
  }
}
