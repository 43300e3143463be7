// SPDX-License-Identifier: Apache-2.0

import SourceDiagnostics
import TariffModel

/// The words of what can be wrong with a basket as a whole.
extension Diagnostic.Message {
  private init(_ id: BasketDiagnostic, _ text: String, help: String? = nil) {
    self.init(id: id.rawValue, text: text, help: help)
  }

  static func emptyBasket() -> Self {
    Self(.emptyBasket, "the basket is empty", help: "begin with a row of column names: hts,origin,value")
  }

  static func missingColumn(_ field: BasketField, delimiter: String, near: [String]) -> Self {
    let text =
      switch field {
      case .value: "no column for the value (or unit_price and quantity) in this header"
      default: "no column for '\(field.rawValue)' in this header"
      }
    let help =
      near.isEmpty
      ? "name it '\(field.rawValue)', or say which it is: --map \(field.rawValue)=COLUMN"
      : "if it is '\(near[0])', say so: --map \(field.rawValue)=\"\(near[0])\""
    return Self(.missingColumn, "\(text), read with the \(delimiter) as delimiter", help: help)
  }

  static func twoColumns(_ name: String, _ first: String, _ second: String) -> Self {
    Self(
      .twoColumns,
      "the columns '\(first)' and '\(second)' both give '\(name)'",
      help: first == second
        ? "rename one of them"
        : "say which to take: --map \(name)=\"\(first)\" or --map \(name)=\"\(second)\""
    )
  }

  static func unknownColumn(_ column: String, for field: String, known: [String]) -> Self {
    Self(
      .unknownColumn,
      "there is no column '\(column)' to take for '\(field)'",
      help: Suggestion.help(for: column, among: known)
        ?? "the columns are \(known.prefix(12).joined(separator: ", "))"
    )
  }

  static func unknownBasketField(_ name: String, known: [String]) -> Self {
    Self(
      .unknownBasketField,
      "a basket has no field '\(name)'",
      help: Suggestion.help(for: name, among: known) ?? "`tariff basket --fields` lists all fields"
    )
  }

  static func unknownFact(_ name: String, known: [String]) -> Self {
    Self(
      .unknownFact,
      "the library has no fact '\(name)'",
      help: Suggestion.help(for: name, among: known)
        ?? "begin the column's name with x_ to pass it through, or declare the fact in library.json5"
    )
  }

  static func unknownProgramme(_ name: String, known: [String]) -> Self {
    Self(
      .unknownProgramme,
      "the territory has no programme '\(name)' whose origin a column could give",
      help: Suggestion.help(for: name, among: known) ?? "its programmes are \(known.joined(separator: ", "))"
    )
  }

  static func rowPerTariffNumber(_ column: String) -> Self {
    Self(
      .rowPerTariffNumber,
      "this report has one row for each tariff number of a line ('\(column)'), so values repeat",
      help: """
        keep one row a line, the one whose number is not of chapter 98 or 99; add the other rows' duties to its duty; \
        then delete the column '\(column)'
        """
    )
  }

  static func badDefault(_ name: String, _ reason: String) -> Self {
    Self(.badDefault, "the default for '\(name)' cannot be used: \(reason)")
  }

  static func unusedDefault(_ name: String, column: String) -> Self {
    Self(
      .unusedDefault,
      "the default for '\(name)' does nothing: the file has the column '\(column)'",
      help: "remove the default, or the column"
    )
  }

  static func badAssumption(_ text: String, for fact: String, kind: FactDefinition.Kind) -> Self {
    let help =
      switch kind {
      case .money: "write a share of the value such as 30%, or an amount of money such as 1250.00"
      case .mass: "write a share of the weight such as 30%, or kilograms such as 12.5"
      case .number: "write a number such as 7"
      case .rate: "write a percentage such as 12.5%"
      case .flag: "write yes or no"
      case .text, .date: "only amounts and yes or no can be assumed; declare this one in the basket"
      }
    return Self(.badAssumption, "'\(text)' cannot be assumed for \(fact)", help: help)
  }

  static func badCurrencyCode(_ code: String) -> Self {
    Self(.badCurrencyCode, "'\(code)' is no currency code", help: "write three capital letters, such as USD")
  }

  static func unknownWord(_ word: String, _ key: String, known: [String]) -> Self {
    Self(
      .unknownWord,
      "\(key) cannot be '\(word)'",
      help: Suggestion.help(for: word, among: known) ?? "it is one of \(known.joined(separator: ", "))"
    )
  }

  static func badExchangeRates(_ reason: String, help: String) -> Self {
    Self(.badExchangeRates, reason, help: help)
  }

  static func notARow(_ reason: String) -> Self {
    Self(
      .notARow,
      reason,
      help: "write each row as an object of texts: { hts: \"8541.42.00\", origin: \"CN\" }"
    )
  }

  static func notText(_ error: String, id: String, help: String) -> Self {
    Self(id: id, text: error, help: help)
  }
}
