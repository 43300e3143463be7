// SPDX-License-Identifier: Apache-2.0

package import ExactMath

/// What a library says about itself: the contents of `library.json5`.
package struct LibraryFacts: Sendable {
  package var name: String
  package var edition: String
  package var lawThrough: CivilDate
  package var defaultTerritory: String
  package var defaultRegime: String
  /// Further names of basket columns: folded alias → field or fact.
  package var columns: [String: String]
  /// Names of modes of transport: alias → mode.
  package var modes: [String: String]
  /// Further names of claims: alias → claim.
  package var claims: [String: String]
  /// The facts that lines may declare, in the order of the file.
  ///
  /// A fact's index here is its number.
  package var facts: [FactDefinition]
  package var countries: CountryTable

  package init(
    name: String,
    edition: String,
    lawThrough: CivilDate,
    defaultTerritory: String,
    defaultRegime: String,
    columns: [String: String] = [:],
    modes: [String: String] = [:],
    claims: [String: String] = [:],
    facts: [FactDefinition] = [],
    countries: CountryTable = CountryTable(countries: [])
  ) {
    self.name = name
    self.edition = edition
    self.lawThrough = lawThrough
    self.defaultTerritory = defaultTerritory
    self.defaultRegime = defaultRegime
    self.columns = columns
    self.modes = modes
    self.claims = claims
    self.facts = facts
    self.countries = countries
  }

  /// The number of the fact of that name.
  package func factIndex(_ name: String) -> Int? { facts.firstIndex { $0.name == name } }
}

extension LibraryFacts {
  /// The weights of what goods contain, which a unit such as `Cu kg` declares, and the facts that are declared
  /// together with one.
  package var contents: FactSet {
    let groups = Set(facts.filter { $0.kind == .mass }.compactMap(\.group))
    return FactSet(
      facts.indices.filter { facts[$0].kind == .mass || facts[$0].group.map(groups.contains) ?? false }
    )
  }
}

/// One fact that a line may declare.
package struct FactDefinition: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case money, mass, number, rate, text, flag, date
  }

  /// The column's name, such as `content_steel`.
  package let name: String
  package let kind: Kind
  package let title: String
  /// Facts of one group are declared together: a line that declares one has nothing of those that it leaves out.
  package let group: String?

  package init(name: String, kind: Kind, title: String, group: String? = nil) {
    self.name = name
    self.kind = kind
    self.title = title
    self.group = group
  }

  /// Whether it is a portion of the customs value, disjoint from the other portions.
  package var isPortion: Bool { name.hasPrefix("content_") }
}

/// The countries of a library: ISO code, statistical number, names.
package struct CountryTable: Sendable {
  package struct Country: Hashable, Sendable {
    package let iso: String
    /// The number that statistics use, as text; empty when there is none.
    package let number: String
    package let name: String
    /// Other names under which baskets bring it.
    package let aliases: [String]

    package init(iso: String, number: String, name: String, aliases: [String] = []) {
      self.iso = iso
      self.number = number
      self.name = name
      self.aliases = aliases
    }
  }

  package let countries: [Country]
  private let isoByKey: [String: String]

  package init(countries: [Country]) {
    self.countries = countries
    var keys: [String: String] = [:]
    for country in countries {
      keys[country.iso] = country.iso
      if !country.number.isEmpty { keys[country.number] = country.iso }
      for name in [country.name] + country.aliases { keys[name.lowercased()] = country.iso }
    }
    isoByKey = keys
  }

  /// The ISO code for an ISO code, a statistical number or a name in any case; nil when unknown.
  package func iso(_ text: String) -> String? {
    isoByKey[text] ?? isoByKey[text.uppercased()] ?? isoByKey[text.lowercased()]
  }
}
