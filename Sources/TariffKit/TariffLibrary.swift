// SPDX-License-Identifier: Apache-2.0

import ExactMath
import LibraryLoading
import Reporting
import ScenarioRunning
import SourceDiagnostics
import TariffModel

/// A library of tariff law, opened for computing.
///
/// The law is data: `reading` gives the files of a folder such as `Scenarios` of this package, by paths
/// relative to it, and `listing` the names in one of its folders. Nothing is read or written elsewhere.
///
/// ```swift
/// let library = try TariffLibrary(reading: { readFile("Scenarios/" + $0) }, listing: { names(in: "Scenarios/" + $0) })
/// let result = try library.assess(csv: bytes, regime: "geneva-truce")
/// print(result.totals.duty, result.totals.effectiveRate ?? "-")
/// ```
///
/// A value without shared state: it may be used from several threads at once.
public struct TariffLibrary: Sendable {
  let files: FileSource
  let facts: LibraryFacts

  /// Opens a library.
  ///
  /// - Throws: `TariffError` when `library.json5` is missing or has errors.
  public init(
    reading: @escaping @Sendable (_ path: String) -> [UInt8]?,
    listing: @escaping @Sendable (_ folder: String) -> [String]
  ) throws(TariffError) {
    files = FileSource(
      read: { (path: String) throws(FileSourceError) -> [UInt8] in
        guard let bytes = reading(path) else { throw .missing }
        return bytes
      },
      list: { listing($0).sorted() }
    )
    let log = DiagnosticLog()
    guard let facts = LibraryLoader(files: files, displayRoot: "", log: log).loadFacts() else {
      throw TariffError(log)
    }
    self.facts = facts
  }

  /// The library's name.
  public var name: String { facts.name }

  /// The last day whose law the library knows, as `2025-10-23`.
  public var lawThrough: String { facts.lawThrough.description }

  /// The ids of the regimes, sorted.
  public var regimes: [String] {
    LibraryLoader(files: files, displayRoot: "", log: DiagnosticLog()).regimeIDs()
  }

  /// The ids of the customs territories, sorted.
  public var territories: [String] {
    LibraryLoader(files: files, displayRoot: "", log: DiagnosticLog()).territoryIDs()
  }

  /// Assesses a basket under one regime.
  ///
  /// `csv` is a basket as `Docs/Guide.md` describes it. Territory and regime are the library's defaults
  /// unless named. Rows that cannot be assessed are in `problems`; the others are computed all the same.
  ///
  /// - Throws: `TariffError` when the law has errors or the basket has no usable header.
  public func assess(
    csv: [UInt8],
    territory: String? = nil,
    regime: String? = nil
  ) throws(TariffError) -> BasketResult {
    try compare(csv: csv, territory: territory, regimes: [regime ?? facts.defaultRegime])[0]
  }

  /// Assesses a basket under several regimes; the results are in their order.
  ///
  /// - Throws: `TariffError` when the law has errors or the basket has no usable header.
  public func compare(
    csv: [UInt8],
    territory: String? = nil,
    regimes: [String]
  ) throws(TariffError) -> [BasketResult] {
    let log = DiagnosticLog()
    let shelf = LawShelf(loader: LibraryLoader(files: files, displayRoot: "", log: log))
    let basket = SourceFile(path: "basket.csv", bytes: csv)
    let place = SourceLocation(file: basket, range: 0..<0)
    var scenario = Scenario(
      id: "basket",
      goods: .path(Located(basket.path, at: place)),
      regimes: regimes.map { Located($0, at: place) },
      file: basket
    )
    scenario.territory = Located(territory ?? facts.defaultTerritory, at: place)
    let runner = ScenarioRunner(shelf: shelf) { path throws(FileSourceError) in
      guard path == basket.path else { throw .missing }
      return basket
    }
    guard let result = runner.run(scenario, log: log) else { throw TariffError(log) }
    return result.comparison.sides.map { BasketResult($0, problems: result.outcome.problems) }
  }
}
