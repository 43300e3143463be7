// SPDX-License-Identifier: Apache-2.0

import SourceDiagnostics

/// Whether a name that a rule uses is a fact of the right kind.
extension RuleContext {
  /// The fact's name if it is declared as one of these kinds; otherwise an error and nil.
  func fact(_ name: Located<String>, _ kinds: [FactDefinition.Kind], needs: String) -> String? {
    guard let definition = facts.facts.first(where: { $0.name == name.value }) else {
      let known = facts.facts.filter { kinds.contains($0.kind) }.map(\.name)
      log.report(.unknownFact(name.value, known: known), at: name.location)
      return nil
    }
    guard kinds.contains(definition.kind) else {
      log.report(
        .wrongKindOfFact(name.value, is: definition.kind.title, needs: needs),
        at: name.location
      )
      return nil
    }
    return name.value
  }

  /// The facts among these names that are declared as money; the others are errors.
  func moneyFacts(_ names: [Located<String>]) -> [String] {
    names.compactMap { fact($0, [.money], needs: "an amount of money") }
  }

  /// The facts among these names that are declared as masses; the others are errors.
  func massFacts(_ names: [Located<String>]) -> [String] {
    names.compactMap { fact($0, [.mass], needs: "a weight") }
  }
}

extension FactDefinition.Kind {
  /// The kind in a sentence: "is an amount of money".
  fileprivate var title: String {
    switch self {
    case .money: "an amount of money"
    case .mass: "a weight"
    case .number: "a number"
    case .rate: "a percentage"
    case .text: "a text"
    case .flag: "a yes or no"
    case .date: "a date"
    }
  }
}
