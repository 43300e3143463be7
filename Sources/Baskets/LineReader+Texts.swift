// SPDX-License-Identifier: Apache-2.0

import DelimitedText
import SourceDiagnostics
import TariffModel

/// What texts were found to mean, column by column.
struct TextCaches: Sendable {
  var currencies = TextCache()
  var countries = TextCache()
  var units = TextCache()
  var modes = TextCache()
  var programs = TextCache()
  var claims = TextCache()
  /// Types of entry and facts that are texts.
  var others = TextCache()

  var unknownCountries = MessageMemo()
  var unknownModes = MessageMemo()
}

extension LineReader {
  /// The ISO code of a country; nil, with a problem, when it is unknown, and nil when it is blank.
  mutating func country(
    _ step: FieldStep,
    _ field: FieldRange,
    _ bytes: Span<UInt8>,
    _ output: inout BasketLine
  ) -> SymbolID? {
    if let known = texts.countries.meaning(of: bytes, field) { return SymbolID(index: known) }
    return newCountry(step, field, bytes, &output)
  }

  @inline(never)
  private mutating func newCountry(
    _ step: FieldStep,
    _ field: FieldRange,
    _ bytes: Span<UInt8>,
    _ output: inout BasketLine
  ) -> SymbolID? {
    let written = HeaderFinder.trimmed(field.text(in: bytes))
    guard !written.isEmpty else { return nil }
    guard let iso = plan.facts.countries.iso(written) else {
      if step.action == .origin { output.draft.hasBadOrigin = true }
      let severity: Diagnostic.Severity = step.action == .exportCountry ? .warning : .error
      let countries = plan.facts.countries
      let message = texts.unknownCountries.message(about: written) {
        CountryWords.unknown(written, countries)
      }
      plan.report(.unknownOrigin, severity, step, message, &output)
      return nil
    }
    guard let id = intern(iso, step, &output) else { return nil }
    texts.countries.remember(id.index, of: bytes, field)
    return id
  }

  /// The mode of transport, by any of its names.
  mutating func mode(
    _ step: FieldStep,
    _ field: FieldRange,
    _ bytes: Span<UInt8>,
    _ output: inout BasketLine
  ) -> SymbolID {
    if let known = texts.modes.meaning(of: bytes, field) { return SymbolID(index: known) }
    let written = HeaderFinder.trimmed(field.text(in: bytes))
    guard !written.isEmpty else { return .none }
    guard let mode = plan.facts.modes[written.lowercased()] else {
      let modes = plan.facts.modes
      let message = texts.unknownModes.message(about: written) {
        let known = Set(modes.values).sorted().joined(separator: ", ")
        let message = "\(LinePlan.shown(written)) is no mode of transport; it is one of \(known)"
        let help = Suggestion.help(for: written.lowercased(), among: modes.keys.sorted())
        return help.map { "\(message) (\($0))" } ?? message
      }
      plan.report(.unknownMode, .warning, step, message, &output)
      return .none
    }
    guard let id = intern(mode, step, &output) else { return .none }
    texts.modes.remember(id.index, of: bytes, field)
    return id
  }

  /// A text that is kept: a programme in capitals, all others in lower case.
  mutating func text(
    _ step: FieldStep,
    _ field: FieldRange,
    _ bytes: Span<UInt8>,
    _ output: inout BasketLine
  ) -> SymbolID {
    let isProgram = step.action == .program
    let known = isProgram ? texts.programs.meaning(of: bytes, field) : texts.others.meaning(of: bytes, field)
    if let known { return SymbolID(index: known) }
    let written = HeaderFinder.trimmed(field.text(in: bytes))
    guard !written.isEmpty,
      let id = intern(isProgram ? written.uppercased() : written.lowercased(), step, &output)
    else { return .none }
    if isProgram {
      texts.programs.remember(id.index, of: bytes, field)
    } else {
      texts.others.remember(id.index, of: bytes, field)
    }
    return id
  }

  /// The claims of a list separated by `;`, `|`, commas or blanks, in lower case; tariff numbers as laws write them.
  mutating func claims(
    _ step: FieldStep,
    _ field: FieldRange,
    _ bytes: Span<UInt8>,
    _ output: inout BasketLine
  ) -> UInt16 {
    if let known = texts.claims.meaning(of: bytes, field) { return known }
    var symbolIDs: [SymbolID] = []
    for claim in field.text(in: bytes).split(whereSeparator: { ";|,".contains($0) || $0.isWhitespace }) {
      let written = Self.headingNumber(claim) ?? claim.lowercased()
      let word = plan.facts.claims[written] ?? written
      guard let id = intern(word, step, &output) else { return 0 }
      symbolIDs.append(id)
    }
    guard let list = symbols.internClaims(symbolIDs) else {
      reportTooManyTexts(step, &output)
      return 0
    }
    texts.claims.remember(list, of: bytes, field)
    return list
  }

  /// A claim that is a tariff number of eight or ten digits, dotted or not, as its eight digits with dots:
  /// `9802.00.80` for 9802008068.
  ///
  /// Laws name the headings to claim in this way.
  private static func headingNumber(_ claim: Substring) -> String? {
    let digits = claim.utf8.filter { $0 != UInt8(ascii: ".") }
    guard digits.count == 8 || digits.count == 10,
      digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    let text = String(decoding: digits.prefix(8), as: UTF8.self)
    return "\(text.prefix(4)).\(text.dropFirst(4).prefix(2)).\(text.suffix(2))"
  }

  private mutating func intern(_ text: String, _ step: FieldStep, _ output: inout BasketLine) -> SymbolID? {
    if let id = symbols.intern(text) { return id }
    reportTooManyTexts(step, &output)
    return nil
  }

  private func reportTooManyTexts(_ step: FieldStep, _ output: inout BasketLine) {
    plan.report(
      .tooManyTexts,
      .error,
      step,
      "the basket has more different texts here than can be kept",
      &output
    )
  }
}
