// SPDX-License-Identifier: Apache-2.0

package import ExactMath
import SourceDiagnostics

/// What is wrong with a measure or with several of them together.
extension RuleMessage {
  package static func missingAuthority(_ measure: String) -> Self {
    Self(
      .missingAuthority,
      "nothing says on whose authority '\(measure)' rests",
      help: "give the measure or its programme an 'authority'",
      severity: .warning
    )
  }

  package static func overlappingMeasures(_ measure: String, with other: String) -> Self {
    Self(
      .overlappingMeasures,
      "'\(measure)' covers the same goods as '\(other)' at the same time",
      help: "let one end where the other begins, or one take the other's place with 'insteadOf'",
      severity: .warning
    )
  }

  package static func gapBetweenMeasures(
    _ measure: String,
    after other: String,
    from: CivilInstant,
    until: CivilInstant
  ) -> Self {
    Self(
      .gapBetweenMeasures,
      "between '\(other)' and '\(measure)' nothing holds from \(from) until \(until)",
      help: "let them meet, or say in 'standing' of the later one why they do not",
      severity: .warning
    )
  }

  package static func openStart(_ measure: String) -> Self {
    Self(
      .openStart,
      "'\(measure)' has no first day",
      help: "give it 'from', or say in 'standing' why it has none",
      severity: .warning
    )
  }

  package static func unexplainedStatus(
    _ measure: String,
    _ status: MeasureStatus,
    lacks field: String
  ) -> Self {
    Self(
      .unexplainedStatus,
      "'\(measure)' is \(status.rawValue), but has no '\(field)'",
      help: "add '\(field)', or correct the status",
      severity: .warning
    )
  }

  static func missingCitation(_ measure: String) -> Self {
    Self(
      .missingCitation,
      "nothing says where '\(measure)' is printed",
      help: "give the measure, or each of its rates, a 'cite'",
      severity: .warning
    )
  }

  static func missingRate(_ measure: String) -> Self {
    Self(
      .missingRate,
      "the measure '\(measure)' has no rate",
      help: "give it 'rate' or 'rates'; a measure that charges nothing has kind: \"control\""
    )
  }

  static func missingFlag(_ measure: String) -> Self {
    Self(
      .missingFlag,
      "the control '\(measure)' does not say what it requires",
      help: "add flag: \"licence required\" or the like",
      severity: .warning
    )
  }

  static func rateOfControl(_ measure: String) -> Self {
    Self(
      .rateOfControl,
      "the control '\(measure)' has a rate, but a control charges nothing",
      help: "remove the rate, or make the measure a duty, a fee or a tax"
    )
  }

  static func noRates() -> Self {
    Self(
      .missingRate,
      "the list 'rates' is empty",
      help: "give it a rate; one that is always free is \"Free\""
    )
  }

  static func noPerEntry() -> Self {
    Self(.badBounds, "'perEntry' sets no bound", help: "give it min, max or both")
  }

  static func rateAndRates() -> Self {
    Self(
      .rateAndRates,
      "'rate' and 'rates' stand side by side",
      help: "keep 'rate' where there is only one, 'rates' where they follow each other"
    )
  }

  static func emptyWindow(_ window: Window) -> Self {
    Self(
      .emptyWindow,
      "the window from \(window.from) until \(window.until) is empty",
      help: "'until' is the first instant after the end and must be later than 'from'"
    )
  }

  static func overlappingRates(from: CivilInstant, until: CivilInstant) -> Self {
    let stretch = until == .distantFuture ? "from \(from) on" : "from \(from) until \(until)"
    return Self(
      .overlappingRates,
      "two rates of one measure hold \(stretch)",
      help: "end the earlier one with 'until', or say with 'knownFrom' when the later version became known"
    )
  }

  static func gapInRates(_ measure: String, from: CivilInstant, until: CivilInstant) -> Self {
    Self(
      .gapInRates,
      "no rate of '\(measure)' holds from \(from) until \(until)",
      help: "if nothing was due then, say so with a rate \"Free\"",
      severity: .warning
    )
  }

  static func rateOutsideWindow(_ measure: String, _ window: Window) -> Self {
    let stretch =
      switch (window.from, window.until) {
      case (.distantPast, let until): "until \(until)"
      case (let from, .distantFuture): "from \(from) on"
      case (let from, let until): "from \(from) until \(until)"
      }
    return Self(
      .rateOutsideWindow,
      "this rate never applies, for '\(measure)' holds only \(stretch)",
      severity: .warning
    )
  }

  static func tooFewElected() -> Self {
    Self(.badElection, "'elect' needs at least two rates to choose from")
  }

  static func badElectionDefault(_ index: Int, count: Int) -> Self {
    Self(
      .badElection,
      "there is no rate number \(index) to be the default",
      help: "the \(count) rates of 'elect' are numbered 0 to \(count - 1)"
    )
  }

  static func entryRateInside() -> Self {
    Self(
      .entryRateInside,
      "an amount for each entry cannot stand inside another rate",
      help: "make it the rate of a measure of its own"
    )
  }

  static func bracketsOutOfOrder() -> Self {
    Self(
      .bracketsOutOfOrder,
      "the brackets do not ascend",
      help: "order them by 'below'; only the last has none"
    )
  }

  static func rankWithoutGroup() -> Self {
    Self(
      .rankWithoutGroup,
      "'rank' means nothing without a group",
      help: "name the group of which only the highest amount is owed with 'highestOf'"
    )
  }

  package static func lonelyGroup(_ group: String, _ measure: String) -> Self {
    Self(
      .lonelyGroup,
      "'\(measure)' is alone in the group '\(group)' of which only the highest is owed",
      help: "check the spelling of the group, or leave 'highestOf' out",
      severity: .warning
    )
  }

  package static func duplicateMeasure(_ id: String) -> Self {
    Self(
      .duplicateMeasure,
      "the territory has two measures '\(id)'",
      help: "a measure's successive rates belong in its 'rates'; another measure needs an id of its own"
    )
  }

  package static func duplicateProgramme(_ id: String) -> Self {
    Self(.duplicateProgramme, "the territory has two programmes '\(id)'", help: "join them in one file")
  }
}
