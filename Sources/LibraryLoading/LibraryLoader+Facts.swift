// SPDX-License-Identifier: Apache-2.0

import JSON5Reading
import SourceDiagnostics
package import TariffModel

extension LibraryLoader {
  /// What the library says about itself, its table of countries included; nil when that has errors.
  package func loadFacts() -> LibraryFacts? { facts().sound?.facts }

  /// The facts, read once.
  func facts() -> Loaded<LibraryFactsReader.Result> {
    if let factsRead { return factsRead }
    let facts = section { log -> LibraryFactsReader.Result? in
      guard let node = node(LibraryPaths.facts, log) else { return nil }
      guard var result = LibraryFactsReader(log: log).read(node) else { return nil }
      if let path = result.countriesFile, let file = read(path.value, namedAt: path.location, log) {
        result.facts.countries = CountriesReader(file: file, log: log).read()
      }
      return result
    }
    factsRead = facts
    return facts
  }

  /// The ids of the territories: the folders of `law` that have a `territory.json5`, sorted.
  package func territoryIDs() -> [String] {
    if let territoryIDsRead { return territoryIDsRead }
    let ids = files.list(LibraryPaths.law).filter { id in
      files.list(LibraryPaths.folder(ofTerritory: id)).contains("territory.json5")
    }
    territoryIDsRead = ids
    return ids
  }

  /// The ids of the regimes, sorted.
  package func regimeIDs() -> [String] {
    if let regimeIDsRead { return regimeIDsRead }
    let ids = files.list(LibraryPaths.regimes).compactMap { LibraryPaths.stem($0, ending: ".json5") }
    regimeIDsRead = ids
    return ids
  }

  /// The territory without its law; nil when it is unknown or has errors.
  package func loadTerritory(_ id: String) -> Territory? { territory(id, namedAt: nil, log).sound }

  /// The territory, read once; that it is unknown is reported to `log` at the place that names it.
  func territory(_ id: String, namedAt location: SourceLocation?, _ log: DiagnosticLog) -> Loaded<Territory> {
    if let known = territories[id] { return known }
    let facts = facts()
    guard let declared = facts.value?.facts else { return .nothing }
    guard territoryIDs().contains(id) else {
      log.report(.unknownTerritory(id, known: territoryIDs()), at: location)
      return .nothing
    }
    var territory = section { log in
      node(LibraryPaths.territory(id), log).flatMap {
        TerritoryReader(facts: declared, log: log).read($0, folder: LibraryPaths.folder(ofTerritory: id))
      }
    }
    territory.isSound = territory.isSound && facts.isSound
    territories[id] = territory
    return territory
  }
}
