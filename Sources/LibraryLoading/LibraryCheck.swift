// SPDX-License-Identifier: Apache-2.0

import SourceDiagnostics
package import TariffModel

/// Checks a library as a whole: everything that loading reports, and what only a look at all files shows.
///
/// Findings are in the loader's log.
package struct LibraryCheck {
  let loader: LibraryLoader

  package init(_ loader: LibraryLoader) {
    self.loader = loader
  }

  /// Checks every file of the library.
  package func run() {
    checkDefaults()
    let regimes = loader.regimeIDs().compactMap { loader.loadRegime($0) }
    for id in loader.territoryIDs() { checkTerritory(id, under: regimes) }
  }

  /// Checks one regime, and the law of the territories that it changes.
  package func run(regime id: String) {
    guard let regime = loader.loadRegime(id) else { return }
    for territory in Set(regime.amendments.map(\.territory)).sorted() {
      checkTerritory(territory, under: [regime])
    }
  }

  /// Checks one territory: its programmes, its lists, its schedule, and what `regimes` make of them.
  package func checkTerritory(_ id: String, under regimes: [Regime] = []) {
    let log = DiagnosticLog()
    if let law = loader.lawWithErrors(of: id, under: regimes, log)?.law {
      for regime in regimes {
        let changes = regime.amendments.filter { $0.territory == id }
        RegimeCheck(regime: regime, log: log).checkActivations(changes, in: law.programmes.flatMap(\.measures))
      }
      checkSchedules(law.territory, log)
      checkLists(law, log)
    }
    loader.log.append(contentsOf: log.diagnostics)
  }

  /// Whether the territory and the regime that are used when none is named exist.
  private func checkDefaults() {
    guard let facts = loader.facts() else { return }
    let territories = loader.territoryIDs()
    if !territories.contains(facts.defaultTerritory.value) {
      let message = RuleMessage.unknownTerritory(facts.defaultTerritory.value, known: territories)
      loader.log.report(message, at: facts.defaultTerritory.location)
    }
    let regimes = loader.regimeIDs()
    if !regimes.contains(facts.defaultRegime.value) {
      let message = RuleMessage.unknownRegime(facts.defaultRegime.value, known: regimes)
      loader.log.report(message, at: facts.defaultRegime.location)
    }
  }

  private func checkSchedules(_ territory: Territory, _ log: DiagnosticLog) {
    for edition in territory.editions {
      // A file that cannot be read was reported when the law was loaded.
      guard let file = loader.read(edition.file, DiagnosticLog()) else { continue }
      ScheduleCheck(path: file.path, bytes: file.bytes, log: log).checkOrder()
    }
  }

  /// Reports the codes of each list that no edition of the schedule knows.
  private func checkLists(_ law: TerritoryLaw, _ log: DiagnosticLog) {
    guard !law.schedules.isEmpty else { return }
    let known = ScheduledCodes(law.schedules)
    let lists = ListLoader(loader: loader, territory: law.territory.id, log: log).loadAll()
    for list in lists {
      let unknown = list.allCodes.filter { !known.contains($0) }
      guard let first = unknown.first else { continue }
      let distinct = unknown.reduce(into: [first]) { if $0.last != $1 { $0.append($1) } }
      log.report(
        .codesNotInSchedule(list.name, count: distinct.count, first: Array(distinct.prefix(5))),
        at: list.location(of: first)
      )
    }
  }
}
