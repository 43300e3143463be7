// SPDX-License-Identifier: Apache-2.0

/// What the days of this century mean in one column, as the full reader found: by day, a number from 1.
///
/// A flat table, in which the days of a month stand together.
struct DayMemo: Sendable {
  /// By day; 0 where nothing is known.
  private var meanings: [UInt16] = Array(repeating: 0, count: ShortDay.count)

  /// What the day means; nil when that is not known.
  @inline(__always)
  func meaning(of day: ShortDay) -> UInt16? {
    let meaning = meanings[day.place]
    return meaning == 0 ? nil : meaning
  }

  mutating func remember(_ meaning: UInt16, of day: ShortDay) { meanings[day.place] = meaning }
}

/// A day of this century as a place in a table; among the places are some of days that no calendar has.
struct ShortDay {
  static let count = 100 << 9

  /// Year, month and day, one behind the other.
  let place: Int

  /// The day written in ten bytes such as `2025-10-23`: the first two, and the last eight, the first lowest; nil
  /// for others.
  @inline(__always)
  init?(_ century: UInt16, _ rest: UInt64) {
    // What remains of digits and hyphens when zeros and hyphens are taken away is at most 9, and nothing.
    let digits = rest ^ 0x3030_2D30_302D_3030
    guard century == 0x3032, ((digits &+ 0x7676_7F76_767F_7676) | digits) & 0x8080_8080_8080_8080 == 0 else {
      return nil
    }
    // Each byte and ten times the one before it.
    let pairs = digits &* (10 << 8 | 1)
    let (year, month, day) = (pairs &>> 8 & 0x7F, pairs &>> 32 & 0x7F, pairs &>> 56)
    guard month < 16, day < 32 else { return nil }
    place = Int(truncatingIfNeeded: year &<< 9 | month &<< 5 | day)
  }
}
