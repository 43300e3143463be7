// SPDX-License-Identifier: Apache-2.0

import ExactMath
import SourceDiagnostics
import Streaming
import TariffModel

/// Reads the lists that the rules of a territory name, and checks what they read from them.
struct ListLoader {
  let loader: LibraryLoader
  let territory: String
  let log: DiagnosticLog

  /// The lists by name.
  ///
  /// Unknown lists, columns and values are reported at each place that names them.
  func load(_ references: References) -> [String: CodeList] {
    var wanted: [String] = []
    var known: Set<String> = []
    let there = Set(names)
    for name in references.lists {
      guard there.contains(name.value) else {
        let path = LibraryPaths.list(name.value, ofTerritory: territory)
        log.report(.unknownList(name.value, path: loader.display(path), known: names), at: name.location)
        continue
      }
      if known.insert(name.value).inserted { wanted.append(name.value) }
    }
    var filters: [String: Set<String>] = [:]
    for rows in references.filters { filters[rows.value.list, default: []].insert(rows.value.filter.column) }
    let lists = Dictionary(uniqueKeysWithValues: read(wanted, filters).map { ($0.name, $0) })
    for column in references.columns {
      guard let list = lists[column.value.list] else { continue }
      check(column.value.column, of: list, at: column.location)
      checkRates(column.value.column, of: list)
    }
    for rows in references.filters {
      guard let list = lists[rows.value.list] else { continue }
      check(rows.value.filter, of: list, at: rows.location)
    }
    return lists
  }

  /// All lists of the territory, whether named or not.
  func loadAll() -> [CodeList] { read(names) }

  private var names: [String] {
    loader.files.list(LibraryPaths.lists(ofTerritory: territory)).compactMap {
      LibraryPaths.stem($0, ending: ".csv")
    }
  }

  /// Reads lists; `filters` says of each by which columns rules choose from it.
  private func read(_ names: [String], _ filters: [String: Set<String>] = [:]) -> [CodeList] {
    let reader = loader.reader
    let territory = territory
    let readings = ParallelMap.map(names, workers: loader.workers) { name in
      let log = DiagnosticLog()
      let list = reader.read(LibraryPaths.list(name, ofTerritory: territory), log)
        .map { CodeList(name: name, file: $0, filters: filters[name] ?? [], log: log) }
      return (list: list, log: log)
    }
    for reading in readings { log.append(contentsOf: reading.log.diagnostics) }
    return readings.compactMap(\.list)
  }

  private func check(_ column: String, of list: CodeList, at location: SourceLocation) {
    guard !list.columns.contains(column) else { return }
    log.report(.unknownListColumn(column, list: list.name, known: list.columns), at: location)
  }

  /// Reports the cells of a column of rates that are no percentages.
  private func checkRates(_ column: String, of list: CodeList) {
    for cell in list.cells(ofColumn: column) where !isPercentage(cell.value) {
      log.report(.badListRate(cell.value, column: column), at: cell.location)
    }
  }

  private func isPercentage(_ text: String) -> Bool {
    do throws(DecimalError) {
      return try Rate(percent: text.hasSuffix("%") ? text : text + "%") >= .zero
    } catch {
      return false
    }
  }

  private func check(_ filter: ListFilter, of list: CodeList, at location: SourceLocation) {
    guard list.columns.contains(filter.column) else {
      return check(filter.column, of: list, at: location)
    }
    guard !list.hasRow(with: filter) else { return }
    log.report(
      .unknownListValue(
        filter.value,
        column: filter.column,
        list: list.name,
        known: list.values(ofColumn: filter.column).sorted()
      ),
      at: location
    )
  }
}
