// SPDX-License-Identifier: Apache-2.0

import SourceDiagnostics
import TariffModel

/// Knows what a column's name means, by itself.
struct ColumnMatcher {
  /// How surely a name means a role; the surest column of several gets it.
  enum Certainty: Int, Comparable {
    case alias, published, mapped

    static func < (left: Certainty, right: Certainty) -> Bool { left.rawValue < right.rawValue }
  }

  struct Match {
    let role: ColumnRole
    let certainty: Certainty
  }

  /// Why a name that announces something means nothing.
  enum Unknown: Error {
    case fact(String)
    case programme(String)
  }

  let facts: LibraryFacts
  /// The programmes of the territory; nil when they are not known, and any name is taken.
  let programmes: [String]?
  private let factsByFold: [String: Int]
  private let programmesByFold: [String: String]

  init(facts: LibraryFacts, programmes: [String]?) {
    self.facts = facts
    self.programmes = programmes
    factsByFold = Dictionary(
      facts.facts.enumerated().map { (FoldedName.fold($0.element.name), $0.offset) },
      uniquingKeysWith: { first, _ in first }
    )
    programmesByFold = Dictionary(
      (programmes ?? []).map { (FoldedName.fold($0), $0) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// What the name of a column means.
  ///
  /// - Throws: `Unknown` for the name of a fact or a programme that does not exist.
  func match(_ name: String) throws(Unknown) -> Match {
    let folded = FoldedName.fold(name)
    if let field = ColumnAliases.publishedField(folded) {
      return Match(role: .field(field), certainty: .published)
    }
    if let fact = factsByFold[folded] { return Match(role: .fact(fact), certainty: .published) }
    if let target = facts.columns[folded], let role = role(named: target) {
      return Match(role: role, certainty: .alias)
    }
    if let field = ColumnAliases.field(folded) { return Match(role: .field(field), certainty: .alias) }
    let lower = name.lowercased()
    if lower.hasPrefix("x_") { return Match(role: .passedThrough, certainty: .published) }
    if FactDefinition.prefixes.contains(where: lower.hasPrefix) { throw .fact(lower) }
    if lower.hasPrefix("origin_") { return try originOverride(lower.dropFirst("origin_".count)) }
    return Match(role: .ignored, certainty: .alias)
  }

  private func originOverride(_ programme: Substring) throws(Unknown) -> Match {
    guard programmes != nil else {
      return Match(role: .originOverride(String(programme)), certainty: .published)
    }
    guard let id = programmesByFold[FoldedName.fold(String(programme))] else {
      throw .programme(String(programme))
    }
    return Match(role: .originOverride(id), certainty: .published)
  }

  /// The role that a field or fact has in `--map`, in defaults and in the library's aliases.
  func role(named name: String) -> ColumnRole? {
    let folded = FoldedName.fold(name)
    if let field = ColumnAliases.field(folded) { return .field(field) }
    if let fact = factsByFold[folded] { return .fact(fact) }
    if let target = facts.columns[folded], FoldedName.fold(target) != folded { return role(named: target) }
    return nil
  }

  /// The name of a role in messages and reports.
  func name(of role: ColumnRole) -> String {
    switch role {
    case .field(let field): field.rawValue
    case .fact(let fact): facts.facts[fact].name
    case .originOverride(let programme): "origin_\(programme)"
    case .passedThrough, .ignored: ""
    }
  }

  /// Every name that could have been meant.
  var knownNames: [String] {
    BasketField.allCases.map(\.rawValue) + facts.facts.map(\.name)
  }

  /// What an unknown name may have been meant for, and how to say so; nil when nothing is near.
  func hint(for name: String) -> (role: ColumnRole, text: String)? {
    let folded = FoldedName.fold(name)
    let near = Suggestion.nearest(to: folded, among: ColumnAliases.all + Array(factsByFold.keys), limit: 1)
    guard let first = near.first, let role = role(named: first) else { return nil }
    let target = self.name(of: role)
    return (role, "did you mean '\(target)'? then --map \(target)=\"\(name)\"")
  }
}
