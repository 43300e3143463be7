// SPDX-License-Identifier: Apache-2.0

import JSON5Reading
package import SourceDiagnostics
package import TariffModel

/// A regime and the names that it and the regimes it extends use, by territory.
struct LoadedRegime {
  var regime: Loaded<Regime>
  var references: [String: References] = [:]
}

extension LibraryLoader {
  /// The regime of that id with all that it extends; nil when it is unknown or has errors.
  package func loadRegime(_ id: String) -> Regime? { regime(id)?.regime.sound }

  /// A regime in a file of the user's own; what it extends is in the library.
  package func loadRegime(file: SourceFile) -> Regime? {
    let loaded = load(file: file, expected: nil, chain: [])
    if let regime = loaded.regime.value { regimes[regime.id] = loaded }
    return loaded.regime.sound
  }

  /// The regime of that id as far as it can be read; nil, with an error, when there is none.
  func regime(_ id: String) -> LoadedRegime? {
    guard regimeIDs().contains(id) else {
      log.report(.unknownRegime(id, known: regimeIDs()), at: nil)
      return nil
    }
    return loaded(id, chain: [])
  }

  private func loaded(_ id: String, chain: [Located<String>]) -> LoadedRegime {
    if let known = regimes[id] { return known }
    let file = section { read(LibraryPaths.regime(id), $0) }
    let loaded =
      file.value.map { load(file: $0, expected: id, chain: chain) } ?? LoadedRegime(regime: .nothing)
    regimes[id] = loaded
    return loaded
  }

  /// Reads a regime; `chain` holds the regimes that led here, each with the place that names the next.
  private func load(file: SourceFile, expected: String?, chain: [Located<String>]) -> LoadedRegime {
    var references: [String: References] = [:]
    var restsOnSound = true
    var result = LoadedRegime(
      regime: section { log -> Regime? in
        guard let node = JSON5.read(file, log: log) else { return nil }
        let reader = RegimeReader(log: log) { name in
          let noted = references[name.value] ?? References()
          references[name.value] = noted
          let territory = self.territory(name.value, namedAt: name.location, log)
          restsOnSound = restsOnSound && territory.isSound
          return self.context(territory, noted, log)
        }
        guard let stated = reader.read(node) else { return nil }
        if let expected, stated.id.value != expected {
          log.report(.wrongFileName(ofRegime: stated.id.value, expected: expected), at: stated.id.location)
        }
        let base = stated.extends.flatMap { self.base($0, of: stated.id.value, chain, log) }
        restsOnSound = restsOnSound && base?.regime.isSound != false
        for (territory, noted) in base?.references ?? [:] {
          let own = references[territory] ?? References()
          own.add(noted)
          references[territory] = own
        }
        let regime = stated.regime(over: base?.regime.value)
        RegimeCheck(regime: regime, log: log).checkAdditions(stated.amendments)
        return regime
      }
    )
    result.regime.isSound = result.regime.isSound && restsOnSound
    result.references = references
    return result
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
    _ territory: Loaded<Territory>,
    _ references: References,
    _ log: DiagnosticLog
  ) -> RuleContext? {
    guard let facts = facts().value?.facts, let territory = territory.value else { return nil }
    return RuleContext(facts: facts, territory: territory, references: references, log: log)
  }
}
