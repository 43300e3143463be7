// SPDX-License-Identifier: Apache-2.0

import ExactMath
import JSON5Reading
import SourceDiagnostics

/// Reads the clock of a territory: its offset from UTC and when daylight time begins and ends.
struct ClockReader {
  let log: DiagnosticLog

  /// The clock of `utcOffset` and `daylight`; UTC when neither is stated.
  func read(_ territory: ObjectReader) -> TerritoryClock {
    let standard = offset(territory, "utcOffset")
    return TerritoryClock(utcOffset: standard ?? 0, daylight: daylight(territory))
  }

  private func daylight(_ territory: ObjectReader) -> TerritoryClock.Daylight? {
    guard let reader = territory.object("daylight") else { return nil }
    let offset = reader.required("offset").flatMap { _ in self.offset(reader, "offset") }
    let from = reader.requiredString("from").flatMap(change)
    let until = reader.requiredString("until").flatMap(change)
    reader.finish()
    guard let offset, let from, let until else { return nil }
    return TerritoryClock.Daylight(utcOffset: offset, from: from, until: until)
  }

  /// `-05:00` as minutes east of UTC.
  private func offset(_ reader: ObjectReader, _ key: String) -> Int? {
    guard let text = reader.string(key) else { return nil }
    let bytes = Array(text.value.utf8)
    if bytes.count == 6, bytes[0] == UInt8(ascii: "-") || bytes[0] == UInt8(ascii: "+"),
      let minutes = Self.minutes(text.value.dropFirst()), minutes <= 14 * 60
    {
      return bytes[0] == UInt8(ascii: "-") ? -minutes : minutes
    }
    log.report(.badOffset(text.value), at: text.location)
    return nil
  }

  private static let ordinals = ["first", "second", "third", "fourth", "last"]
  private static let weekdays = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]

  /// `second Sunday of March 02:00`.
  private func change(_ text: Located<String>) -> TerritoryClock.YearlyChange? {
    let words = text.value.split(separator: " ").map(String.init)
    if words.count == 5, words[2] == "of",
      let ordinal = Self.ordinals.firstIndex(of: words[0]),
      let weekday = Self.weekdays.firstIndex(of: words[1]),
      let month = Self.months.firstIndex(of: words[3]),
      let minute = Self.minutes(words[4])
    {
      return TerritoryClock.YearlyChange(
        ordinal: ordinal + 1,
        weekday: weekday,
        month: month + 1,
        minuteOfDay: minute
      )
    }
    log.report(.badYearlyChange(text.value), at: text.location)
    return nil
  }

  /// `02:00` as minutes.
  private static func minutes(_ text: some StringProtocol) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hours = Int(parts[0]),
      let minutes = Int(parts[1]), (0..<24).contains(hours), (0..<60).contains(minutes)
    else { return nil }
    return hours * 60 + minutes
  }
}
