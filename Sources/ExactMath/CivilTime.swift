// SPDX-License-Identifier: Apache-2.0

/// A day of the Gregorian calendar, counted from 1970-01-01.
package struct CivilDate: Hashable, Sendable, Comparable {
  /// Days since 1970-01-01; negative before.
  package let day: Int32

  package init(day: Int32) {
    self.day = day
  }

  /// The date with these numbers, or nil when there is no such day (or it is not in years 1 to 9999).
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    // Days are counted from 1 March of year 0, so that the leap day is the last of its year.
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear % 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.day = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  package static func < (left: CivilDate, right: CivilDate) -> Bool { left.day < right.day }

  /// The numbers of the date.
  package var components: (year: Int, month: Int, day: Int) {
    let shifted = Int(day) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CivilDate: CustomStringConvertible {
  /// The date as `2025-04-05`.
  package var description: String {
    let (year, month, day) = components
    return "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
  }

  fileprivate static func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }
}

/// A minute in a territory's own clock.
///
/// Two instants compare only within one territory.
package struct CivilInstant: Hashable, Sendable, Comparable {
  /// Minutes since 1970-01-01T00:00 of that clock.
  package let minute: Int64

  package init(minute: Int64) {
    self.minute = minute
  }

  /// The minute at `hour`:`minute` of `date`.
  package init(_ date: CivilDate, hour: Int = 0, minute: Int = 0) {
    self.minute = Int64(date.day) * 1440 + Int64(hour * 60 + minute)
  }

  package static let distantPast = CivilInstant(minute: .min)
  package static let distantFuture = CivilInstant(minute: .max)

  /// The day that the minute belongs to.
  package var date: CivilDate {
    CivilDate(day: Int32(minute >= 0 ? minute / 1440 : (minute - 1439) / 1440))
  }

  /// Minutes since the day began.
  package var minuteOfDay: Int { Int(minute - Int64(date.day) * 1440) }

  /// The last minute of the same day.
  package var endOfDay: CivilInstant { CivilInstant(date, hour: 23, minute: 59) }

  package static func < (left: CivilInstant, right: CivilInstant) -> Bool { left.minute < right.minute }
}

extension CivilInstant: CustomStringConvertible {
  /// The instant as `2025-04-05T00:01`, or as a bare date at midnight.
  package var description: String {
    guard self != .distantPast, self != .distantFuture else {
      return self == .distantPast ? "the beginning" : "further notice"
    }
    let minutes = minuteOfDay
    guard minutes != 0 else { return date.description }
    return "\(date)T\(CivilDate.padded(minutes / 60, 2)):\(CivilDate.padded(minutes % 60, 2))"
  }
}
