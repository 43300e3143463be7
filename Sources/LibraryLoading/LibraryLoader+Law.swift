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
    let references = References()
    let programmes = programmes(of: territory, facts, references, log)
    for regime in regimes {
      if let noted = self.regimes[regime.id]?.references[id] { references.add(noted) }
    }
    TerritoryCheck(territory: id, programmes: programmes, regimes: regimes, log: log).run(references)
    let lists = ListLoader(loader: self, territory: id, log: log).load(references)
    let schedules = schedules(of: territory, log)
    let concordance = territory.concordance
      .flatMap { read($0.value, namedAt: $0.location, log) }
      .map { Concordance(file: $0, log: log) }
    return TerritoryLaw(
      territory: territory,
      programmes: programmes,
      lists: lists,
      schedules: schedules,
      concordance: concordance ?? Concordance()
    )
  }

  /// The programmes of a territory; the names that they use are noted in `references`.
  private func programmes(
    of territory: Territory,
    _ facts: LibraryFacts,
    _ references: References,
    _ log: DiagnosticLog
  ) -> [Programme] {
    let reader = reader
    let readings = ParallelMap.map(programmePaths(ofTerritory: territory.id), workers: workers) { path in
      let log = DiagnosticLog()
      let references = References()
      let context = RuleContext(facts: facts, territory: territory, references: references, log: log)
      let programme = reader.read(path, log)
        .flatMap { JSON5.read($0, log: log) }
        .flatMap { ProgrammeReader(context: context).read($0) }
      return (programme: programme, references: references, log: log)
    }
    for reading in readings {
      references.add(reading.references)
      log.append(contentsOf: reading.log.diagnostics)
    }
    return readings.compactMap(\.programme)
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

  private func schedules(of territory: Territory, _ log: DiagnosticLog) -> [Schedule] {
    let reader = reader
    let columns = territory.columns
    let readings = ParallelMap.map(territory.editions, workers: workers) { edition in
      let log = DiagnosticLog()
      return (schedule: reader.schedule(edition, columns: columns, log), log: log)
    }
    for reading in readings { log.append(contentsOf: reading.log.diagnostics) }
    return readings.compactMap(\.schedule)
  }
}

extension LibraryReader {
  /// An edition of a schedule; nil, with an error, when its file cannot be read.
  fileprivate func schedule(
    _ edition: ScheduleEdition,
    columns: [String],
    _ log: DiagnosticLog
  ) -> Schedule? {
    guard let file = read(edition.file, namedAt: edition.location, log) else { return nil }
    ScheduleCheck(path: file.path, bytes: file.bytes, log: log).checkHeader(columns: columns)
    return Schedule(edition: edition, columns: columns, bytes: file.bytes)
  }
}
