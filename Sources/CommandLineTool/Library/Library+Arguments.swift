// SPDX-License-Identifier: Apache-2.0

import ExactMath
import LibraryLoading
import SourceDiagnostics
import TariffModel

/// What the arguments of a command name in a library.
extension Library {
  /// The territory's id: as given, or the library's default.
  ///
  /// - Throws: `UsageError` for one that does not exist.
  func territoryID(_ given: String?) throws -> String {
    let id = try given ?? facts().defaultTerritory
    guard loader.territoryIDs().contains(id) else {
      throw UsageError.unknownName(id, kind: "territory", known: loader.territoryIDs())
    }
    return id
  }

  /// A regime by its id, or from a file when the name has a slash or ends in `.json5`.
  func regime(_ name: String) throws -> Regime {
    if name.contains("/") || name.hasSuffix(".json5") {
      return try sound(loader.loadRegime(file: SourceFile(path: name, bytes: try read(name))))
    }
    guard loader.regimeIDs().contains(name) else {
      throw UsageError.unknownName(name, kind: "regime", known: loader.regimeIDs())
    }
    return try sound(loader.loadRegime(name))
  }

  /// The regime given, or the library's default.
  func regime(orDefault given: String?) throws -> Regime { try regime(given ?? facts().defaultRegime) }

  /// The law of a territory with what these regimes make of it.
  func law(of territory: String, under regimes: [Regime]) throws -> TerritoryLaw {
    let amending = regimes.filter { $0.amendments.contains { $0.territory == territory } }
    return try sound(loader.loadLaw(of: territory, under: amending))
  }

  /// The date of `--as-of`, by the territory's clock.
  func asOf(_ text: String, in territory: Territory) throws -> LineDate {
    if text == "latest" { return try lawThrough() }
    guard let written = WrittenInstant(Array(text.utf8)) else {
      throw UsageError.badValue(
        .asOf,
        value: text,
        expected: "a date such as 2025-10-23, a time such as 2025-04-05T00:01, or latest"
      )
    }
    return LineDate(instant: territory.clock.civil(written), isBareDate: written.minuteOfDay == nil)
  }

  /// The last day whose law the library knows.
  func lawThrough() throws -> LineDate {
    LineDate(instant: CivilInstant(try facts().lawThrough), isBareDate: true)
  }
}
