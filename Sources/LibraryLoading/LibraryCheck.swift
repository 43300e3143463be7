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
    let regimes = loader.regimeIDs().compactMap { loader.regime($0)?.regime.value }
    for id in loader.territoryIDs() { checkTerritory(id, under: regimes) }
  }

  /// Checks the file at `path`, relative to the library: in its place among the others, but only what is found
  /// in the file itself, or about it, is reported.
  package func run(path: String) {
    let log = DiagnosticLog()
    let loader = LibraryLoader(files: self.loader.files, displayRoot: self.loader.displayRoot, log: log)
    let check = LibraryCheck(loader)
    let parts = path.split(separator: "/").map(String.init)
    switch (parts.first, parts.count) {
    case (LibraryPaths.law, 3...):
      check.checkTerritory(parts[1])
    case (LibraryPaths.regimes, 2):
      check.run(regime: LibraryPaths.stem(parts[1], ending: ".json5") ?? parts[1])
    default:
      check.checkDefaults()
    }
    let shown = loader.display(path)
    self.loader.log.append(
      contentsOf: log.diagnostics.filter { finding in
        let places = [finding.location].compactMap(\.self) + finding.labels.map(\.location)
        return places.isEmpty || places.contains { $0.file.path == shown }
      }
    )
  }

  /// Checks one regime, and the law of the territories that it changes.
  package func run(regime id: String) {
    guard let regime = loader.regime(id)?.regime.value else { return }
    for territory in Set(regime.amendments.map(\.territory)).sorted() {
      checkTerritory(territory, under: [regime])
    }
  }

  /// Checks one territory: its programmes, its lists, its schedule, and what `regimes` make of them.
  package func checkTerritory(_ id: String, under regimes: [Regime] = []) {
    let log = DiagnosticLog()
    if let law = loader.lawWithErrors(of: id, under: regimes, log) {
      for regime in regimes {
        let changes = regime.amendments.filter { $0.territory == id }
        RegimeCheck(regime: regime, log: log).checkActivations(
          changes,
          in: law.programmes.flatMap(\.measures)
        )
      }
      MeasureLint(log: log).check(law.programmes.flatMap(\.measures))
      HeadingLint(log: log).check(law.programmes.flatMap(\.measures))
      checkSchedules(law.territory, log)
      checkLists(law, log)
    }
    loader.log.append(contentsOf: log.diagnostics)
  }

  /// Whether the territory and the regime that are used when none is named exist.
  private func checkDefaults() {
    guard let facts = loader.facts().value else { return }
    let territories = loader.territoryIDs()
    if let id = facts.defaultTerritory, !territories.contains(id.value) {
      loader.log.report(.unknownTerritory(id.value, known: territories), at: id.location)
    }
    let regimes = loader.regimeIDs()
    if let id = facts.defaultRegime, !regimes.contains(id.value) {
      loader.log.report(.unknownRegime(id.value, known: regimes), at: id.location)
    }
  }

  private func checkSchedules(_ territory: Territory, _ log: DiagnosticLog) {
    for edition in territory.editions {
      // A file that cannot be read was reported when the law was loaded.
      guard let file = loader.read(edition.file, DiagnosticLog()) else { continue }
      ScheduleCheck(path: file.path, bytes: file.bytes, log: log).checkOrder()
    }
  }

  /// Reports the codes of each list that no edition of the schedule knows, nor the concordance.
  private func checkLists(_ law: TerritoryLaw, _ log: DiagnosticLog) {
    guard !law.schedules.isEmpty else { return }
    let known = ScheduledCodes(law.schedules)
    let lists = ListLoader(loader: loader, territory: law.territory.id, log: log).loadAll()
    for list in lists {
      let unknown = list.allCodes.filter { !known.contains($0) && !law.concordance.contains($0) }
      guard let first = unknown.first else { continue }
      let distinct = unknown.reduce(into: [first]) { if $0.last != $1 { $0.append($1) } }
      log.report(
        .codesNotInSchedule(list.name, count: distinct.count, first: Array(distinct.prefix(5))),
        at: list.location(of: first)
      )
    }
  }
}
