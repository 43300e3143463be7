// SPDX-License-Identifier: Apache-2.0

package import TariffModel

extension Measure {
  /// Whether a claim of that name is one that the measure's own terms speak of.
  func answers(to claim: String) -> Bool {
    if id.lowercased() == claim || (scope.claims ?? []).contains(claim) { return true }
    if scope.exceptClaims.contains(claim) { return true }
    var found = false
    forEachCondition { condition in
      condition.forEachLeaf { leaf in
        if case .claims(let names) = leaf, names.contains(claim) { found = true }
      }
    }
    return found
  }
}

extension MeasureScope {
  /// Whether a claim of that name is one that can take a line out.
  func excepts(claim: String) -> Bool {
    if exceptClaims.contains(claim) { return true }
    var found = false
    exceptCondition?.forEachLeaf { leaf in
      if case .claims(let names) = leaf, names.contains(claim) { found = true }
    }
    return found
  }

  /// Whether it asks for the special programme of that symbol.
  func names(program symbol: String) -> Bool { condition.names(program: symbol) }

  /// Whether its exception names the special programme of that symbol.
  func excepts(program symbol: String) -> Bool { exceptCondition?.names(program: symbol) ?? false }
}

extension Condition {
  /// Calls `body` with each condition that combines no others.
  func forEachLeaf(_ body: (Condition) -> Void) {
    switch self {
    case .all(let parts), .any(let parts): for part in parts { part.forEachLeaf(body) }
    case .not(let part): part.forEachLeaf(body)
    default: body(self)
    }
  }

  /// Whether the special programme of that symbol is in it.
  func names(program symbol: String) -> Bool {
    var found = false
    forEachLeaf { leaf in
      if case .program(let symbols) = leaf, symbols.contains(symbol) { found = true }
    }
    return found
  }

  /// Whether it asks for the date of loading or export.
  var readsDates: Bool {
    var found = false
    forEachLeaf { leaf in
      if case .dated(let fact, _, _) = leaf, fact != .entered { found = true }
    }
    return found
  }
}

extension RateExpression {
  /// Whether it, or a part of it, is so much for each unit.
  package var isByQuantity: Bool {
    switch self {
    case .terms(let terms):
      terms.contains {
        switch $0.of {
        case .quantity, .fact: true
        case .base, .portion: false
        }
      }
    case .perDegree: true
    case .between(let low, let high): low.isByQuantity || high.isByQuantity
    case .bounded(let rate, _, _): rate.isByQuantity
    case .elected(let choices, let standard):
      choices.indices.contains(standard) && choices[standard].isByQuantity
    case .rateOf(_, let brackets): brackets.contains { $0.rate.isByQuantity }
    case .refersElsewhere, .declared, .column, .listed, .topUp: false
    }
  }
}

extension EffectiveLaw {
  /// Whether the cells of that column give rates by special programme.
  func isKeyedByProgram(column: Int) -> Bool { territory.columns[column] == "special" }

  /// Whether goods of `origin` may claim the special programme of that symbol.
  func isEntitled(_ origin: String, to symbol: String) -> Bool {
    territory.specialPrograms.contains {
      $0.symbol == symbol && ($0.origins.isEmpty || $0.origins.contains(origin))
    }
  }

  /// Whether a claim of that programme counts for goods of `origin`: they are entitled to it, or the territory does
  /// not say who is.
  func counts(claim symbol: String, from origin: String) -> Bool {
    isEntitled(origin, to: symbol) || !territory.specialPrograms.contains { $0.symbol == symbol }
  }

  /// The number of a portion among the portions of the library.
  func portion(_ name: String) -> Int? {
    guard let index = facts.factIndex(name), facts.facts[index].isPortion else { return nil }
    return facts.facts[..<index].count(where: \.isPortion)
  }
}
