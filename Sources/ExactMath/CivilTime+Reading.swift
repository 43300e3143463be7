// SPDX-License-Identifier: Apache-2.0

/// A date as it was written: a day, perhaps with a time, perhaps with the offset of a clock.
package struct WrittenInstant: Hashable, Sendable {
  package let date: CivilDate
  /// Minutes since midnight, if a time was written.
  package let minuteOfDay: Int?
  /// Minutes east of UTC, if an offset was written.
  package let utcOffset: Int?

  /// Which way round numbers with slashes are.
  package enum Order: String, Sendable {
    case monthFirst = "mdy"
    case dayFirst = "dmy"
  }

  package init(date: CivilDate, minuteOfDay: Int?, utcOffset: Int?) {
    self.date = date
    self.minuteOfDay = minuteOfDay
    self.utcOffset = utcOffset
  }

  /// Reads `2025-04-05`, `2025-04-05T00:01`, `2025-04-05 00:01`, `2025-04-05T00:01-04:00`, `20250405`,
  /// `04/05/2025` or `4/5/2025 13:01`; nil when it is none of these or there is no such day.
  package init?(_ bytes: some Collection<UInt8>, slashes: Order = .monthFirst) {
    self.init(Array(bytes)[...], slashes: slashes)
  }

  /// The same for bytes of a file, which are read where they stand.
  package init?(_ bytes: ArraySlice<UInt8>, slashes: Order = .monthFirst) {
    var scanner = DigitScanner(bytes)
    guard let first = scanner.number() else { return nil }
    let date: CivilDate?
    if scanner.lastWidth == 8 {
      date = CivilDate(year: first / 10_000, month: first / 100 % 100, day: first % 100)
    } else if scanner.lastWidth == 4, scanner.skip("-") {
      guard let month = scanner.number(), scanner.skip("-"), let day = scanner.number() else { return nil }
      date = CivilDate(year: first, month: month, day: day)
    } else if scanner.skip("/") {
      guard let second = scanner.number(), scanner.skip("/"), let year = scanner.number(),
        scanner.lastWidth == 4
      else { return nil }
      date =
        slashes == .monthFirst
        ? CivilDate(year: year, month: first, day: second)
        : CivilDate(year: year, month: second, day: first)
    } else {
      return nil
    }
    guard let date else { return nil }
    self.date = date
    guard !scanner.atEnd else {
      minuteOfDay = nil
      utcOffset = nil
      return
    }
    guard scanner.skip("T") || scanner.skip(" "), let hour = scanner.number(), scanner.skip(":"),
      let minute = scanner.number(), hour < 24, minute < 60
    else { return nil }
    if scanner.skip(":") {
      guard let second = scanner.number(), second < 60 else { return nil }
    }
    minuteOfDay = hour * 60 + minute
    if scanner.skip("Z") {
      utcOffset = 0
    } else if !scanner.atEnd {
      guard let offset = scanner.offset() else { return nil }
      utcOffset = offset
    } else {
      utcOffset = nil
    }
    guard scanner.atEnd else { return nil }
  }

  /// The minute itself, midnight when no time was written.
  ///
  /// The offset is not applied here.
  package var instant: CivilInstant {
    CivilInstant(minute: Int64(date.day) * 1440 + Int64(minuteOfDay ?? 0))
  }
}

/// Reads numbers and separators from ASCII.
private struct DigitScanner {
  private let bytes: ArraySlice<UInt8>
  private var index: Int
  /// How many digits the last number had.
  var lastWidth = 0

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  var atEnd: Bool { index == bytes.endIndex }

  mutating func number() -> Int? {
    var value = 0
    let start = index
    while index < bytes.endIndex, (48...57).contains(bytes[index]), index - start < 9 {
      value = value * 10 + Int(bytes[index] - 48)
      index += 1
    }
    lastWidth = index - start
    return lastWidth > 0 ? value : nil
  }

  mutating func skip(_ separator: Unicode.Scalar) -> Bool {
    guard index < bytes.endIndex, bytes[index] == UInt8(ascii: separator) else { return false }
    index += 1
    return true
  }

  /// `-04:00` or `+0800` as minutes.
  mutating func offset() -> Int? {
    let negative = skip("-")
    guard negative || skip("+"), let first = number() else { return nil }
    let minutes: Int
    if lastWidth == 4 {
      minutes = first / 100 * 60 + first % 100
    } else if skip(":"), let rest = number() {
      minutes = first * 60 + rest
    } else {
      minutes = first * 60
    }
    return negative ? -minutes : minutes
  }
}
