// SPDX-License-Identifier: Apache-2.0

import JSON5Reading
package import SourceDiagnostics
import Streaming
package import TariffModel

extension LibraryLoader {
  /// The law of a territory: its programmes, checked against each other, the lists they name, its schedule.
  ///
  /// Give the regimes that will be read, so that the lists which only they name are there, too, and what they
  /// say of measures is checked. Nil when anything has errors.
  package func loadLaw(of id: String, under regimes: [Regime] = []) -> TerritoryLaw? {
    guard territory(id, namedAt: nil, log).isSound else { return nil }
    return section { lawWithErrors(of: id, under: regimes, $0) }.sound
  }

  /// The law as far as it can be read; what is wrong goes to `log`, apart from the territory itself.
  func lawWithErrors(of id: String, under regimes: [Regime], _ log: DiagnosticLog) -> TerritoryLaw? {
    guard let facts = facts().value?.facts, let territory = territory(id, namedAt: nil, self.log).value else {
      return nil
    }
    let reader = reader
    let readings = ParallelMap.map(parts(of: territory), workers: workers) { part in
      reader.read(part, of: territory, facts)
    }
    let references = References()
    for reading in readings {
      references.add(reading.references)
      log.append(contentsOf: reading.log.diagnostics)
    }
    let programmes = readings.compactMap(\.programme)
    for regime in regimes {
      if let noted = self.regimes[regime.id]?.references[id] { references.add(noted) }
    }
    TerritoryCheck(territory: id, programmes: programmes, regimes: regimes, log: log).run(references)
    let lists = ListLoader(loader: self, territory: id, log: log).load(references)
    return TerritoryLaw(
      territory: territory,
      programmes: programmes,
      lists: lists,
      schedules: readings.compactMap(\.schedule),
      concordance: readings.compactMap(\.concordance).first ?? Concordance()
    )
  }

  /// The files of the law of a territory, apart from its lists; those that take longest come first.
  private func parts(of territory: Territory) -> [LawPart] {
    programmePaths(ofTerritory: territory.id).map(LawPart.programme)
      + territory.editions.map(LawPart.edition)
      + [territory.concordance].compactMap(\.self).map(LawPart.concordance)
  }

  /// One programme by itself, read against its territory; names in other files are not checked.
  package func loadProgramme(file: SourceFile, territory id: String) -> Programme? {
    guard let facts = loadFacts(), let territory = loadTerritory(id) else { return nil }
    return section { log in
      let context = RuleContext(facts: facts, territory: territory, references: References(), log: log)
      return JSON5.read(file, log: log).flatMap { ProgrammeReader(context: context).read($0) }
    }
    .sound
  }

  /// The files of measures of a territory: in the order of their names, `general` first.
  func programmePaths(ofTerritory id: String) -> [String] {
    let folder = LibraryPaths.folder(ofTerritory: id)
    let names = files.list(folder).filter { $0.hasSuffix(".json5") && $0 != "territory.json5" }
    let general = names.filter { $0 == "general.json5" }
    return (general + names.filter { $0 != "general.json5" }).map { "\(folder)/\($0)" }
  }
}

/// A file of the law of a territory that can be read apart from the others.
private enum LawPart {
  case programme(String)
  case edition(ScheduleEdition)
  case concordance(Located<String>)
}

/// What came of reading a part.
private struct LawReading {
  var programme: Programme?
  var schedule: Schedule?
  var concordance: Concordance?
  /// The names that it uses.
  let references = References()
  let log = DiagnosticLog()
}

extension LibraryReader {
  fileprivate func read(_ part: LawPart, of territory: Territory, _ facts: LibraryFacts) -> LawReading {
    var reading = LawReading()
    let log = reading.log
    switch part {
    case .programme(let path):
      let context = RuleContext(facts: facts, territory: territory, references: reading.references, log: log)
      reading.programme = read(path, log)
        .flatMap { JSON5.read($0, log: log) }
        .flatMap { ProgrammeReader(context: context).read($0) }
    case .edition(let edition):
      reading.schedule = schedule(edition, columns: territory.columns, log)
    case .concordance(let path):
      reading.concordance = read(path.value, namedAt: path.location, log).map {
        Concordance(file: $0, log: log)
      }
    }
    return reading
  }

  /// An edition of a schedule; nil, with an error, when its file cannot be read.
  private func schedule(
    _ edition: ScheduleEdition,
    columns: [String],
    _ log: DiagnosticLog
  ) -> Schedule? {
    guard let file = read(edition.file, namedAt: edition.location, log) else { return nil }
    ScheduleCheck(path: file.path, bytes: file.bytes, log: log).checkHeader(columns: columns)
    return Schedule(edition: edition, columns: columns, bytes: file.bytes)
  }
}
