// SPDX-License-Identifier: Apache-2.0

import SourceDiagnostics

/// What is wrong with a name that must be declared elsewhere.
extension RuleMessage {
  static func tooManyFacts(_ count: Int) -> Self {
    Self(
      .tooManyFacts,
      "there are \(count) facts, and a library can have \(FactSet.capacity)",
      help: "leave out those that no rule asks for"
    )
  }

  static func badFactName(_ name: String) -> Self {
    Self(
      .badFactName,
      "the name of a fact begins with content_, weight_ or fact_; '\(name)' does not",
      help: "content_ is for portions of the customs value, weight_ for weights, fact_ for all else"
    )
  }

  static func mistypedPrefix(_ name: String, must kind: String, not found: String) -> Self {
    Self(
      .wrongKindOfFact,
      "the name '\(name)' announces a fact of kind \(kind), not \(found)",
      help: "write is: \"\(kind)\", or choose a name that begins with fact_"
    )
  }

  static func unknownFact(_ name: String, known: [String]) -> Self {
    Self(
      .unknownFact,
      "no fact '\(name)' is declared",
      help: Suggestion.help(for: name, among: known) ?? "declare it under 'facts' of library.json5"
    )
  }

  static func wrongKindOfFact(_ name: String, is kind: String, needs: String) -> Self {
    Self(.wrongKindOfFact, "the fact '\(name)' is \(kind); here \(needs) is needed")
  }

  static func unknownOrigin(_ name: String, known: [String], countryNamed iso: String?) -> Self {
    let help =
      if let iso {
        "write '\(iso)', the ISO code"
      } else {
        Suggestion.help(for: name, among: known)
          ?? "write a two-letter ISO code of the table of countries, or a group of the territory"
      }
    return Self(.unknownOrigin, "unknown origin '\(name)'", help: help)
  }

  static func unknownCondition(_ name: String, known: [String]) -> Self {
    Self(
      .unknownCondition,
      "unknown condition '\(name)'",
      help: Suggestion.help(for: name, among: known)
        ?? "see 'Conditions' in Docs/RuleFiles.md; a fact must be declared in library.json5"
    )
  }

  static func unknownSpecialProgram(_ symbol: String, known: [String]) -> Self {
    Self(
      .unknownSpecialProgram,
      "the territory has no special programme '\(symbol)'",
      help: Suggestion.help(for: symbol, among: known)
        ?? "declare it under 'specialPrograms' of territory.json5"
    )
  }

  static func unknownMode(_ mode: String, known: [String], means: String?) -> Self {
    Self(
      .unknownMode,
      "unknown mode of transport '\(mode)'",
      help: means.map { "write '\($0)', of which that is a further name" }
        ?? Suggestion.help(for: mode, among: known)
        ?? (known.isEmpty
          ? "declare it under 'modes' of library.json5" : "it is one of \(known.joined(separator: ", "))")
    )
  }

  static func unknownScheduleColumn(_ name: String, known: [String]) -> Self {
    Self(
      .unknownScheduleColumn,
      "the schedule has no column '\(name)'",
      help: Suggestion.help(for: name, among: known) ?? "its columns are \(known.joined(separator: ", "))"
    )
  }

  package static func unknownList(_ name: String, path: String, known: [String]) -> Self {
    Self(
      .unknownList,
      "there is no list '\(name)'",
      help: Suggestion.help(for: name, among: known) ?? "add the file \(path)"
    )
  }

  package static func unknownListColumn(_ column: String, list: String, known: [String]) -> Self {
    Self(
      .unknownListColumn,
      "the list '\(list)' has no column '\(column)'",
      help: Suggestion.help(for: column, among: known) ?? "its columns are \(known.joined(separator: ", "))"
    )
  }

  package static func unknownListValue(_ value: String, column: String, list: String, known: [String]) -> Self
  {
    Self(
      .unknownListValue,
      "no row of the list '\(list)' has '\(value)' in its column '\(column)'",
      help: Suggestion.help(for: value, among: known)
    )
  }

  package static func unknownMeasure(_ selector: String, known: [String]) -> Self {
    Self(
      .unknownMeasure,
      selector.hasSuffix("*")
        ? "no measure or programme of the territory begins with '\(selector.dropLast())'"
        : "the territory has no measure or programme '\(selector)'",
      help: Suggestion.help(for: selector, among: known)
    )
  }

  package static func unknownProgramme(_ id: String, known: [String]) -> Self {
    Self(
      .unknownProgramme,
      "the territory has no programme '\(id)'",
      help: Suggestion.help(for: id, among: known) ?? "its programmes are \(known.joined(separator: ", "))"
    )
  }

  package static func unknownTerritory(_ id: String, known: [String]) -> Self {
    Self(
      .unknownTerritory,
      "the library has no territory '\(id)'",
      help: Suggestion.help(for: id, among: known)
        ?? (known.isEmpty ? "add a folder law/\(id)" : "its territories are \(known.joined(separator: ", "))")
    )
  }

  package static func unknownRegime(_ id: String, known: [String]) -> Self {
    Self(
      .unknownRegime,
      "the library has no regime '\(id)'",
      help: Suggestion.help(for: id, among: known)
        ?? (known.isEmpty
          ? "add the file regimes/\(id).json5" : "its regimes are \(known.joined(separator: ", "))")
    )
  }
}
