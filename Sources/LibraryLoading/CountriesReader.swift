// SPDX-License-Identifier: Apache-2.0

import SourceDiagnostics
import TariffModel

/// Reads the table of countries: a CSV with the columns `iso`, `number` and `name`.
struct CountriesReader {
  let file: SourceFile
  let log: DiagnosticLog

  /// The countries. Rows that cannot be read are reported and left out.
  func read() -> CountryTable {
    let header = file.text(ofLine: 1).split(separator: ",").map(String.init)
    guard let iso = header.firstIndex(of: "iso"), let name = header.firstIndex(of: "name") else {
      log.report(.badCountryHeader(), at: SourceLocation(file: file, range: file.content(ofLine: 1)))
      return CountryTable(countries: [])
    }
    let number = header.firstIndex(of: "number")
    var countries: [CountryTable.Country] = []
    var seen: Set<String> = []
    for line in 2..<max(2, file.lineCount + 1) {
      let text = file.text(ofLine: line)
      guard !text.isEmpty else { continue }
      let place = SourceLocation(file: file, range: file.content(ofLine: line))
      let cells = Self.cells(text)
      func cell(_ column: Int?) -> String { column.flatMap { $0 < cells.count ? cells[$0] : nil } ?? "" }
      let code = cell(iso)
      guard code.utf8.count == 2, code.utf8.allSatisfy({ (65...90).contains($0) }), !cell(name).isEmpty else {
        log.report(.badCountryRow(), at: place)
        continue
      }
      guard seen.insert(code).inserted else {
        log.report(.duplicateCountry(code), at: place)
        continue
      }
      countries.append(CountryTable.Country(iso: code, number: cell(number), name: cell(name)))
    }
    return CountryTable(countries: countries)
  }

  private static func cells(_ line: String) -> [String] {
    var cells: [String] = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}
