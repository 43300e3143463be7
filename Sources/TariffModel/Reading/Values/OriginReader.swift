// SPDX-License-Identifier: Apache-2.0

package import SourceDiagnostics

/// Reads origins: ISO codes, groups of the territory, which are expanded, and `*` for all.
package struct OriginReader {
  let countries: CountryTable
  let groups: [String: [String]]
  let log: DiagnosticLog

  package init(countries: CountryTable, groups: [String: [String]], log: DiagnosticLog) {
    self.countries = countries
    self.groups = groups
    self.log = log
  }

  /// The ISO codes, each once; empty for all.
  ///
  /// Unknown ones are reported and left out.
  func read(_ names: [Located<String>], allowsAll: Bool = true) -> [String] {
    var result: [String] = []
    var seen: Set<String> = []
    var coversAll = false
    for name in names {
      if name.value == "*", allowsAll {
        coversAll = true
      } else if let group = groups[name.value] {
        seen.reserveCapacity(seen.count + group.count)
        for iso in group where seen.insert(iso).inserted { result.append(iso) }
      } else if isCountry(name.value) {
        if seen.insert(name.value).inserted { result.append(name.value) }
      } else {
        let known = countries.countries.map(\.iso) + groups.keys
        let iso = countries.iso(name.value)
        log.report(.unknownOrigin(name.value, known: known, countryNamed: iso), at: name.location)
      }
    }
    return coversAll ? [] : result
  }

  /// Whether it is an ISO code of the table; without a table, whether it looks like one.
  private func isCountry(_ name: String) -> Bool {
    guard countries.countries.isEmpty else { return countries.iso(name) == name }
    return name.utf8.count == 2 && name.utf8.allSatisfy { (65...90).contains($0) }
  }
}

extension RuleContext {
  var origins: OriginReader {
    OriginReader(countries: facts.countries, groups: territory.groups, log: log)
  }
}
