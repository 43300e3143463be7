// SPDX-License-Identifier: Apache-2.0

import ExactMath
import SourceDiagnostics

/// What is wrong with a single value.
extension RuleMessage {
  package static func badDate(_ text: String) -> Self {
    Self(
      .badDate,
      "'\(text)' is not a date",
      help: "write a day as 2025-04-05, or a minute of it as 2025-04-05T00:01"
    )
  }

  static func offsetInClock(_ text: String) -> Self {
    Self(
      .badDate,
      "the instant '\(text)' has an offset, but a regime is read in the clock of each territory",
      help: "leave out the offset"
    )
  }

  static func badDay(_ text: String) -> Self {
    Self(.badDate, "'\(text)' is not a day", help: "write a day as 2025-04-05, without a time")
  }

  package static func badCode(_ text: String) -> Self {
    Self(
      .badCode,
      "'\(text)' is not a commodity code",
      help: "write up to ten digits, with or without dots, such as 8541.42"
    )
  }

  static func unequalCodeRange(_ text: String) -> Self {
    Self(
      .badCodeRange,
      "the two ends of the range '\(text)' differ in length",
      help: "write both with the same number of digits, such as 7206..7229"
    )
  }

  static func reversedCodeRange(_ text: String) -> Self {
    Self(
      .badCodeRange,
      "the range '\(text)' ends before it begins",
      help: "write the lower code first, such as 7206..7229"
    )
  }

  static func badListSelector(_ text: String) -> Self {
    Self(
      .badListSelector,
      "'\(text)' does not name a list",
      help: "write @name for the rows of lists/name.csv, or @name[column=value] for some of them"
    )
  }

  static func badRate(_ text: String, reason: String, help: String? = nil) -> Self {
    Self(.badRate, "the rate '\(text)' cannot be read: \(reason)", help: help)
  }

  static func rateIsNoText(_ kind: String) -> Self {
    Self(
      .badRate,
      "a rate is a text or an object, not \(kind)",
      help: "write \"25%\", \"2.5¢/kg + 5%\" or one of the objects of 'Rates' in Docs/RuleFiles.md"
    )
  }

  static func rateObjectWithoutForm() -> Self {
    Self(
      .badRate,
      "this object is no form of rate",
      help: "give it one of text, column, list, topUpTo, rateOf or elect"
    )
  }

  static func rateRefersElsewhere(_ text: String) -> Self {
    Self(
      .badRate,
      "the rate '\(text)' refers to another provision and charges nothing by itself",
      help: "write the rate itself, or { column: … } for that of the line's own code"
    )
  }

  package static func badListRate(_ text: String, column: String) -> Self {
    Self(
      .badListRate,
      text.isEmpty ? "the column '\(column)' has no rate here" : "'\(text)' is not a percentage",
      help: "write 10, 7.5 or 12%"
    )
  }

  static func badShare(_ text: String) -> Self {
    Self(.badShare, "'\(text)' is not a percentage", help: "write \"15%\", with at most seven decimals")
  }

  static func badUnknown(_ text: String) -> Self {
    Self(
      .unknownWord,
      "unknown value '\(text)' of 'ifUnknown'",
      help: "write \"full\", \"none\", \"range\" or a share of the value such as \"30%\""
    )
  }

  static func badMoney(_ text: String, _ currency: Currency) -> Self {
    let example =
      currency.minorDigits == 0 ? "2500" : "2500." + String(repeating: "0", count: currency.minorDigits)
    return Self(
      .badMoney,
      "'\(text)' is not an amount of \(currency.code)",
      help: "write digits only, with at most \(currency.minorDigits) decimals, such as \(example)"
    )
  }

  static func badRoundingStep(_ currency: Currency) -> Self {
    Self(
      .badMoney,
      "nothing can be rounded to zero",
      help: "write the step, such as " + DecimalText.text(1, digits: currency.minorDigits)
    )
  }

  static func badNumber(_ text: String) -> Self {
    Self(.badNumber, "'\(text)' is not a number", help: "write digits, with at most six decimals")
  }

  static func badOffset(_ text: String) -> Self {
    Self(.badOffset, "'\(text)' is not an offset from UTC", help: "write it as \"-05:00\" or \"+08:00\"")
  }

  static func badYearlyChange(_ text: String) -> Self {
    Self(
      .badYearlyChange,
      "'\(text)' is not a yearly change of clocks",
      help: "write it as \"second Sunday of March 02:00\" or \"last Sunday of October 01:00\""
    )
  }

  static func badCodeFormat(_ text: String) -> Self {
    Self(
      .badCodeFormat,
      "'\(text)' is not a pattern of codes",
      help: "write a 0 for each digit, with dots where they are printed, such as \"0000.00.00.00\""
    )
  }

  static func badCodeLength(_ length: String) -> Self {
    Self(.badCodeFormat, "a code cannot have '\(length)' digits", help: "write whole numbers from 2 to 10")
  }

  static func noBounds(_ field: String) -> Self {
    Self(.badBounds, "'\(field)' sets no bound", help: "give it over, atLeast, below or atMost")
  }

  static func contradictoryBounds(_ field: String) -> Self {
    Self(
      .badBounds,
      "nothing lies within the bounds of '\(field)'",
      help: "the lower bound must be below the upper"
    )
  }

  static func mixedBounds(_ field: String) -> Self {
    Self(
      .badBounds,
      "'\(field)' bounds both an amount and a share",
      help: "write two conditions, joined by all: [ … ]"
    )
  }

  static func noDates(_ field: String) -> Self {
    Self(.badBounds, "'\(field)' sets no bound", help: "give it from, before or both")
  }

  static func emptyList(_ field: String) -> Self {
    Self(
      .emptyList,
      "the list '\(field)' is empty, which covers nothing",
      help: "leave '\(field)' out to cover everything"
    )
  }

  /// A word that stands for one of a few things, such as a status.
  static func unknownWord(_ word: String, _ what: String, known: [String]) -> Self {
    Self(
      .unknownWord,
      "unknown \(what) '\(word)'",
      help: Suggestion.help(for: word, among: known) ?? "it is one of \(known.joined(separator: ", "))"
    )
  }
}
