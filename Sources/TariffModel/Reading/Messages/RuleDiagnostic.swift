// SPDX-License-Identifier: Apache-2.0

/// The kinds of mistake that a rule file can hold, by their stable names.
///
/// What each means and how to mend it stands in `explanation`; the words that name the place, in `RuleMessage`.
package enum RuleDiagnostic: String, Hashable, Sendable, CaseIterable {
  // Values
  case badDate = "bad-date"
  case badCode = "bad-code"
  case badCodeRange = "bad-code-range"
  case badListSelector = "bad-list-selector"
  case badRate = "bad-rate"
  case badListRate = "bad-list-rate"
  case badShare = "bad-share"
  case badMoney = "bad-money"
  case badNumber = "bad-number"
  case badOffset = "bad-offset"
  case badYearlyChange = "bad-yearly-change"
  case badCodeFormat = "bad-code-format"
  case badBounds = "bad-bounds"
  case emptyList = "empty-list"
  case unknownWord = "unknown-word"

  // Names that must be declared elsewhere
  case badFactName = "bad-fact-name"
  case tooManyFacts = "too-many-facts"
  case unknownFact = "unknown-fact"
  case wrongKindOfFact = "wrong-kind-of-fact"
  case unknownOrigin = "unknown-origin"
  case unknownCondition = "unknown-condition"
  case unknownSpecialProgram = "unknown-special-program"
  case unknownMode = "unknown-mode"
  case unknownScheduleColumn = "unknown-schedule-column"
  case unknownList = "unknown-list"
  case unknownListColumn = "unknown-list-column"
  case unknownListValue = "unknown-list-value"
  case unknownMeasure = "unknown-measure"
  case unknownProgramme = "unknown-programme"
  case unknownTerritory = "unknown-territory"
  case unknownRegime = "unknown-regime"

  // Measures
  case missingAuthority = "missing-authority"
  case missingCitation = "missing-citation"
  case openStart = "open-start"
  case unexplainedStatus = "unexplained-status"
  case missingRate = "missing-rate"
  case missingFlag = "missing-flag"
  case rateOfControl = "rate-of-control"
  case rateAndRates = "rate-and-rates"
  case emptyWindow = "empty-window"
  case overlappingRates = "overlapping-rates"
  case overlappingMeasures = "overlapping-measures"
  case gapBetweenMeasures = "gap-between-measures"
  case gapInRates = "gap-in-rates"
  case rateOutsideWindow = "rate-outside-window"
  case badElection = "bad-election"
  case entryRateInside = "entry-rate-inside"
  case bracketsOutOfOrder = "brackets-out-of-order"
  case rankWithoutGroup = "rank-without-group"
  case lonelyGroup = "lonely-group"
  case duplicateMeasure = "duplicate-measure"
  case duplicateProgramme = "duplicate-programme"

  // Libraries and territories
  case missingFile = "missing-file"
  case unsupportedFormat = "unsupported-format"
  case wrongFileName = "wrong-file-name"
  case editionsOutOfOrder = "editions-out-of-order"
  case wrongScheduleHeader = "wrong-schedule-header"
  case scheduleNotSorted = "schedule-not-sorted"
  case badConcordance = "bad-concordance"
  case badCountries = "bad-countries"
  case codesNotInSchedule = "codes-not-in-schedule"

  // Regimes
  case extendsCycle = "extends-cycle"
  case neverLive = "never-live"
  case notAmendable = "not-amendable"
  case nothingSet = "nothing-set"
  case alreadyInForce = "already-in-force"
}
