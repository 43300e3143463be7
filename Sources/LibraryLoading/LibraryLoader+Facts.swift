// SPDX-License-Identifier: Apache-2.0

import JSON5Reading
import SourceDiagnostics
package import TariffModel

extension LibraryLoader {
  /// What the library says about itself, its table of countries included; nil when that has errors.
  package func loadFacts() -> LibraryFacts? { facts()?.facts }

  /// The facts, read once.
  func facts() -> LibraryFactsReader.Result? {
    if let factsRead { return factsRead }
    let result = soundly { log -> LibraryFactsReader.Result? in
      guard let node = node(LibraryPaths.facts, log) else { return nil }
      guard var result = LibraryFactsReader(log: log).read(node) else { return nil }
      if let path = result.countriesFile, let file = read(path.value, namedAt: path.location, log) {
        result.facts.countries = CountriesReader(file: file, log: log).read()
      }
      return result
    }
    factsRead = .some(result)
    return result
  }

  /// The ids of the territories: the folders of `law` that have a `territory.json5`, sorted.
  package func territoryIDs() -> [String] {
    files.list(LibraryPaths.law).filter { id in
      files.list(LibraryPaths.folder(ofTerritory: id)).contains("territory.json5")
    }
  }

  /// The ids of the regimes, sorted.
  package func regimeIDs() -> [String] {
    files.list(LibraryPaths.regimes).compactMap { LibraryPaths.stem($0, ending: ".json5") }
  }

  /// The territory without its law; nil when it is unknown or has errors.
  package func loadTerritory(_ id: String) -> Territory? { territory(id, namedAt: nil, log) }

  /// The territory, read once; that it is unknown is reported to `log` at the place that names it.
  func territory(_ id: String, namedAt location: SourceLocation?, _ log: DiagnosticLog) -> Territory? {
    if let known = territories[id] { return known }
    guard let facts = facts()?.facts else { return nil }
    guard territoryIDs().contains(id) else {
      log.report(.unknownTerritory(id, known: territoryIDs()), at: location)
      return nil
    }
    let territory = soundly { log -> Territory? in
      guard let node = node(LibraryPaths.territory(id), log) else { return nil }
      let reader = TerritoryReader(facts: facts, log: log)
      let territory = reader.read(node, folder: LibraryPaths.folder(ofTerritory: id))
      if let territory, territory.id != id {
        log.report(.wrongFileName(territory.id, what: "territory", expected: id), at: node.head)
      }
      return territory
    }
    territories[id] = .some(territory)
    return territory
  }
}
