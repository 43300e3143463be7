// SPDX-License-Identifier: Apache-2.0

package import ExactMath
package import SourceDiagnostics
package import TariffModel

/// What to take for a fact that no line declares, as the user asked with `--assume` or in a scenario.
package struct BasketAssumption: Hashable, Sendable {
  package enum Value: Hashable, Sendable {
    /// That share of the customs value, or of the weight; or that percentage.
    case share(Rate)
    /// That amount: minor units of money, or millionths.
    case amount(Int64)
    case flag(Bool)
  }

  /// The number of the fact.
  package let fact: Int
  package let value: Value

  /// Reads `30%`, an amount, or yes and no, whichever the fact can take; nil, with an error, for anything else.
  package static func read(
    _ text: String,
    for name: String,
    facts: LibraryFacts,
    accounting: Currency,
    at location: SourceLocation? = nil,
    log: DiagnosticLog
  ) -> BasketAssumption? {
    let folded = FoldedName.fold(name)
    let known = facts.columns[folded] ?? name
    guard let fact = facts.facts.firstIndex(where: { FoldedName.fold($0.name) == FoldedName.fold(known) })
    else {
      log.error(.unknownFact(name, known: facts.facts.map(\.name)), at: location)
      return nil
    }
    let kind = facts.facts[fact].kind
    guard let value = value(text, kind, accounting) else {
      log.error(.badAssumption(text, for: facts.facts[fact].name, kind: kind), at: location)
      return nil
    }
    return BasketAssumption(fact: fact, value: value)
  }

  private static func value(_ text: String, _ kind: FactDefinition.Kind, _ accounting: Currency) -> Value? {
    switch kind {
    case .money, .mass:
      if text.hasSuffix("%") {
        guard let rate = try? Rate(percent: text), rate >= .zero, rate <= .one else { return nil }
        return .share(rate)
      }
      return amount(text, digits: kind == .money ? accounting.minorDigits : 6)
    case .number:
      return amount(text, digits: 6)
    case .rate:
      guard let rate = try? Rate(percent: text.hasSuffix("%") ? text : text + "%"), rate >= .zero else {
        return nil
      }
      return .share(rate)
    case .flag:
      return YesOrNo.read(text).map { .flag($0) }
    case .text, .date:
      return nil
    }
  }

  private static func amount(_ text: String, digits: Int) -> Value? {
    guard let amount = try? DecimalText.scaled(text, digits: digits), amount >= 0 else { return nil }
    return .amount(amount)
  }
}

/// How baskets say yes and no.
enum YesOrNo {
  /// Yes, no, or nil for anything else.
  static func read(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "yes", "y", "true", "t", "1", "x": true
    case "no", "n", "false", "f", "0": false
    default: nil
    }
  }
}
