// SPDX-License-Identifier: Apache-2.0

import SourceDiagnostics

/// What is wrong with a library, a territory or a regime as a whole.
extension RuleMessage {
  package static func missingFile(_ path: String, reason: String) -> Self {
    Self(.missingFile, "cannot read \(path): \(reason)")
  }

  static func unsupportedFormat(_ format: Int) -> Self {
    Self(
      .unsupportedFormat,
      "this library is written in format \(format); this version reads format 1",
      help: "use a version of tariff that knows the format, or write format: 1"
    )
  }

  package static func wrongFileName(ofRegime id: String, expected: String) -> Self {
    Self(
      .wrongFileName,
      "the regime '\(id)' stands in the file \(expected).json5",
      help: "give both the same name; it is by that of the file that it is found"
    )
  }

  static func wrongFolderName(ofTerritory id: String, expected: String) -> Self {
    Self(
      .wrongFileName,
      "the territory '\(id)' stands in the folder '\(expected)'",
      help: "give both the same name; it is by that of the folder that it is found"
    )
  }

  static func editionsOutOfOrder(_ id: String) -> Self {
    Self(
      .editionsOutOfOrder,
      "the edition '\(id)' is not older than the one above it",
      help: "list the newest first"
    )
  }

  package static func wrongScheduleHeader(expected columns: [String]) -> Self {
    Self(
      .wrongScheduleHeader,
      "the first line does not name the columns of this territory's schedule in their order",
      help: "write code,units,\(columns.joined(separator: ","))"
    )
  }

  package static func scheduleNotSorted(_ code: CommodityCode, after previous: CommodityCode) -> Self {
    Self(
      .scheduleNotSorted,
      "the lines are not sorted: \(code) comes after \(previous)",
      help: "sort the file by its first column; look-ups depend on it"
    )
  }

  package static func badConcordance(_ reason: String) -> Self {
    Self(
      .badConcordance,
      "this is no row of a concordance: \(reason)",
      help: "write from,to,date, such as 0805100040,0805100060,2025-01-01, sorted by code"
    )
  }

  package static func badCountryRow() -> Self {
    Self(
      .badCountries,
      "a country needs an ISO code of two capital letters and a name",
      help: "the columns are iso,number,name"
    )
  }

  package static func brokenCountryRow(_ reason: String, help: String) -> Self {
    Self(.badCountries, reason, help: help)
  }

  package static func badCountryHeader() -> Self {
    Self(.badCountries, "the table of countries lacks a column", help: "its header is iso,number,name")
  }

  package static func duplicateCountry(_ iso: String) -> Self {
    Self(.badCountries, "the country '\(iso)' stands in the table twice")
  }

  package static func codesNotInSchedule(_ list: String, count: Int, first: [CommodityCode]) -> Self {
    let codes = first.map(\.description).joined(separator: ", ")
    return Self(
      .codesNotInSchedule,
      count == 1
        ? "the list '\(list)' has a code that no edition of the schedule knows: \(codes)"
        : "the list '\(list)' has \(count) codes that no edition of the schedule knows: \(codes)"
          + (count > first.count ? " …" : ""),
      severity: .warning
    )
  }

  package static func extendsCycle(_ chain: [String]) -> Self {
    Self(
      .extendsCycle,
      "regimes extend each other in a circle: \(chain.joined(separator: ", "))",
      help: "one of them must stand on its own"
    )
  }

  package static func neverLive(_ measure: String, clock: String) -> Self {
    Self(
      .neverLive,
      "the regime adds '\(measure)', but under its clock of \(clock) the measure never applies",
      help: "check the window of the measure and when it became known against 'clock' and 'knownBy'"
    )
  }

  static func notAmendable(_ field: String, known: [String]) -> Self {
    Self(
      .notAmendable,
      "an amendment cannot set '\(field)'",
      help: Suggestion.help(for: field, among: known)
        ?? "suspend the measure and add one that is written out in full"
    )
  }

  static func perEntryWithoutRate() -> Self {
    Self(
      .notAmendable,
      "an amendment cannot set 'perEntry' alone",
      help: "write the rate beside it, which it bounds"
    )
  }

  static func nothingSet() -> Self {
    Self(.nothingSet, "this amendment changes nothing", help: "give 'set' the fields that change")
  }

  package static func alreadyInForce(_ measure: String) -> Self {
    Self(
      .alreadyInForce,
      "the regime adds '\(measure)', which is in force anyway",
      help: "to write a measure in full, give it a 'rate'; to change it, use 'amend'",
      severity: .warning
    )
  }
}
