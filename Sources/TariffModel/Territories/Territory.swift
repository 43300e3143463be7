// SPDX-License-Identifier: Apache-2.0

package import ExactMath
package import SourceDiagnostics

/// A customs territory of import.
package struct Territory: Sendable {
  /// What the customs value consists of.
  package enum Valuation: String, Sendable, CaseIterable {
    /// The goods, without freight and insurance.
    case fob = "FOB"
    /// The goods with freight and insurance.
    case cif = "CIF"
  }

  package var id: String
  package var title: String
  /// ISO code of the country.
  package var country: String
  package var currency: Currency
  package var valuation: Valuation
  package var clock: TerritoryClock
  package var valueRounding: RoundingRule
  package var chargeRounding: RoundingRule
  /// How codes are printed, such as `0000.00.00.00`.
  package var codeFormat: String
  /// The lengths that a line's code may have.
  package var codeDigits: [Int]
  /// Names of the rate columns, in the order of the edition files.
  package var columns: [String]
  /// Newest first.
  package var editions: [ScheduleEdition]
  /// Path of the table of codes that were renumbered, relative to the library.
  package var concordance: Located<String>?
  /// Symbols of the special column, sorted by symbol.
  package var specialPrograms: [SpecialProgram]
  /// Groups of origins by name.
  package var groups: [String: [String]]
  /// What is not modelled of the whole territory, a few words each.
  package var notModelled: [String]
  /// Which additional duties stand first on a declaration, one selector after the other.
  package var filingOrder: [MeasureSelector]

  package init(
    id: String,
    title: String,
    country: String,
    currency: Currency,
    valuation: Valuation,
    clock: TerritoryClock = TerritoryClock(utcOffset: 0, daylight: nil),
    valueRounding: RoundingRule = .unit,
    chargeRounding: RoundingRule = .unit,
    codeFormat: String = "0000000000",
    codeDigits: [Int] = [6, 8, 10],
    columns: [String] = ["general"],
    editions: [ScheduleEdition] = [],
    concordance: Located<String>? = nil,
    specialPrograms: [SpecialProgram] = [],
    groups: [String: [String]] = [:],
    notModelled: [String] = [],
    filingOrder: [MeasureSelector] = []
  ) {
    self.id = id
    self.title = title
    self.country = country
    self.currency = currency
    self.valuation = valuation
    self.clock = clock
    self.valueRounding = valueRounding
    self.chargeRounding = chargeRounding
    self.codeFormat = codeFormat
    self.codeDigits = codeDigits
    self.columns = columns
    self.editions = editions
    self.concordance = concordance
    self.specialPrograms = specialPrograms
    self.groups = groups
    self.notModelled = notModelled
    self.filingOrder = filingOrder
  }
}

/// A dated edition of a territory's schedule.
package struct ScheduleEdition: Sendable {
  package let id: String
  /// Path of the CSV, relative to the library.
  package let file: String
  /// The first day it is used.
  package let from: CivilDate
  package let cite: String
  /// It lists only some codes: one that it lacks is not unknown, but stands in an older edition.
  package let isPartial: Bool
  /// Where the file is named, for messages.
  package let location: SourceLocation?

  package init(
    id: String,
    file: String,
    from: CivilDate,
    cite: String,
    isPartial: Bool = false,
    location: SourceLocation? = nil
  ) {
    self.id = id
    self.file = file
    self.from = from
    self.cite = cite
    self.isPartial = isPartial
    self.location = location
  }
}

/// A symbol of the special column and the origins entitled to claim it.
package struct SpecialProgram: Hashable, Sendable {
  package let symbol: String
  package let title: String
  /// ISO codes; empty means any origin.
  package let origins: [String]

  package init(symbol: String, title: String, origins: [String]) {
    self.symbol = symbol
    self.title = title
    self.origins = origins
  }
}

/// The clock of a territory, used only for times that carry an offset of their own.
package struct TerritoryClock: Sendable {
  /// The n-th weekday of a month at a time of day, in the clock's standard time before the change.
  package struct YearlyChange: Hashable, Sendable {
    /// 1 through 4, or 5 for the last.
    package let ordinal: Int
    /// 0 is Sunday.
    package let weekday: Int
    package let month: Int
    package let minuteOfDay: Int

    package init(ordinal: Int, weekday: Int, month: Int, minuteOfDay: Int) {
      self.ordinal = ordinal
      self.weekday = weekday
      self.month = month
      self.minuteOfDay = minuteOfDay
    }
  }

  package struct Daylight: Hashable, Sendable {
    package let utcOffset: Int
    package let from: YearlyChange
    package let until: YearlyChange

    package init(utcOffset: Int, from: YearlyChange, until: YearlyChange) {
      self.utcOffset = utcOffset
      self.from = from
      self.until = until
    }
  }

  /// Minutes east of UTC in standard time.
  package let utcOffset: Int
  package let daylight: Daylight?

  package init(utcOffset: Int, daylight: Daylight?) {
    self.utcOffset = utcOffset
    self.daylight = daylight
  }

  /// The minute of this clock for a minute written with an offset.
  package func civil(_ written: WrittenInstant) -> CivilInstant {
    guard let offset = written.utcOffset else { return written.instant }
    let standard = CivilInstant(minute: written.instant.minute - Int64(offset) + Int64(utcOffset))
    guard let daylight else { return standard }
    let year = standard.date.components.year
    guard let from = daylight.from.instant(in: year), let until = daylight.until.instant(in: year) else {
      return standard
    }
    let shift = Int64(daylight.utcOffset - utcOffset)
    // `until` is written in daylight time, so it stands `shift` later than in standard time.
    let untilStandard = CivilInstant(minute: until.minute - shift)
    let isDaylight =
      from < untilStandard
      ? standard >= from && standard < untilStandard : standard >= from || standard < untilStandard
    return isDaylight ? CivilInstant(minute: standard.minute + shift) : standard
  }
}

extension TerritoryClock.YearlyChange {
  /// The minute of the change in that year.
  package func instant(in year: Int) -> CivilInstant? {
    guard let first = CivilDate(year: year, month: month, day: 1) else { return nil }
    // 1970-01-01 was a Thursday.
    let firstWeekday = Int((first.day % 7 + 7 + 4) % 7)
    var day = 1 + (weekday - firstWeekday + 7) % 7 + (ordinal - 1) * 7
    while CivilDate(year: year, month: month, day: day) == nil { day -= 7 }
    return CivilDate(year: year, month: month, day: day).map {
      CivilInstant($0, hour: minuteOfDay / 60, minute: minuteOfDay % 60)
    }
  }
}
