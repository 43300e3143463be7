// SPDX-License-Identifier: Apache-2.0

import JSON5Reading
package import SourceDiagnostics
package import TariffModel

/// A regime and the names that it and the regimes it extends use, by territory.
struct LoadedRegime {
  let regime: Regime?
  let references: [String: References]
}

extension LibraryLoader {
  /// The regime of that id with all that it extends; nil when it is unknown or has errors.
  package func loadRegime(_ id: String) -> Regime? {
    guard regimeIDs().contains(id) else {
      log.report(.unknownRegime(id, known: regimeIDs()), at: nil)
      return nil
    }
    return loaded(id, chain: []).regime
  }

  /// A regime in a file of the user's own; what it extends is in the library.
  package func loadRegime(file: SourceFile) -> Regime? {
    let loaded = load(file: file, expected: nil, chain: [])
    if let regime = loaded.regime { regimes[regime.id] = loaded }
    return loaded.regime
  }

  private func loaded(_ id: String, chain: [Located<String>]) -> LoadedRegime {
    if let known = regimes[id] { return known }
    let file = soundly { read(LibraryPaths.regime(id), $0) }
    let loaded =
      file.map { load(file: $0, expected: id, chain: chain) } ?? LoadedRegime(regime: nil, references: [:])
    regimes[id] = loaded
    return loaded
  }

  /// `chain` holds the regimes that led here, each with the place that names the next.
  private func load(file: SourceFile, expected: String?, chain: [Located<String>]) -> LoadedRegime {
    var references: [String: References] = [:]
    let regime = soundly { log -> Regime? in
      guard let node = JSON5.read(file, log: log) else { return nil }
      var knowsTerritories = true
      let reader = RegimeReader(log: log) { territory in
        let noted = references[territory.value] ?? References()
        references[territory.value] = noted
        let context = self.context(territory, noted, log)
        if context == nil { knowsTerritories = false }
        return context
      }
      guard let stated = reader.read(node) else { return nil }
      if let expected, stated.id.value != expected {
        log.report(.wrongFileName(stated.id.value, what: "regime", expected: expected), at: stated.id.location)
      }
      var base: Regime?
      if let extends = stated.extends {
        guard let loaded = self.base(extends, of: stated.id.value, chain, log), loaded.regime != nil else {
          return nil
        }
        base = loaded.regime
        for (territory, noted) in loaded.references { references[territory, default: References()].add(noted) }
      }
      let regime = stated.regime(over: base)
      RegimeCheck(regime: regime, log: log).checkAdditions(stated.amendments)
      return knowsTerritories ? regime : nil
    }
    return LoadedRegime(regime: regime, references: references)
  }

  /// The regime that `id` extends; nil, with an error, when there is none or it leads back.
  private func base(
    _ extends: Located<String>,
    of id: String,
    _ chain: [Located<String>],
    _ log: DiagnosticLog
  ) -> LoadedRegime? {
    let chain = chain + [Located(id, at: extends.location)]
    if let start = chain.firstIndex(where: { $0.value == extends.value }) {
      let circle = chain[start...]
      log.report(
        .extendsCycle(circle.map(\.value)),
        at: extends.location,
        labels: circle.dropLast().map { Diagnostic.Label("'\($0.value)' extends the next", at: $0.location) }
      )
      return nil
    }
    guard regimeIDs().contains(extends.value) else {
      log.report(.unknownRegime(extends.value, known: regimeIDs()), at: extends.location)
      return nil
    }
    return loaded(extends.value, chain: chain)
  }

  /// What readers of a regime need to know of a territory that it names.
  private func context(
    _ territory: Located<String>,
    _ references: References,
    _ log: DiagnosticLog
  ) -> RuleContext? {
    guard let facts = loadFacts() else { return nil }
    guard let found = self.territory(territory.value, namedAt: territory.location, log) else { return nil }
    return RuleContext(facts: facts, territory: found, references: references, log: log)
  }
}
