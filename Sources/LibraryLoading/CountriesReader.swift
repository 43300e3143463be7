// SPDX-License-Identifier: Apache-2.0

import DelimitedText
import SourceDiagnostics
import TariffModel

/// Reads the table of countries: a CSV with the columns `iso`, `number`, `name` and `aliases`, the last divided by bars.
struct CountriesReader {
  let file: SourceFile
  let log: DiagnosticLog

  /// The countries.
  ///
  /// Rows that cannot be read are reported and left out.
  func read() -> CountryTable {
    let splitter = RowSplitter(DelimitedFormat())
    let content = file.bytes
    let bytes = content.span
    var row = DelimitedRow(capacity: 4)
    var offset = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var columns: Columns?
    var countries: [CountryTable.Country] = []
    var seen: Set<String> = []
    do throws(DelimitedTextError) {
      while try splitter.next(&row, in: bytes, at: &offset) {
        let cells = row.texts(in: bytes)
        guard let header = columns else {
          columns = Columns(header: cells)
          if columns == nil {
            log.report(.badCountryHeader(), at: place(of: row))
            break
          }
          continue
        }
        if row.isBlank { continue }
        let country = header.country(cells)
        if !Self.isCode(country.iso) || country.name.isEmpty {
          log.report(.badCountryRow(), at: place(of: row))
        } else if !seen.insert(country.iso).inserted {
          log.report(.duplicateCountry(country.iso), at: place(of: row))
        } else {
          countries.append(country)
        }
      }
    } catch {
      log.report(
        .brokenCountryRow(error.description, help: error.help),
        at: SourceLocation(file: file, range: error.offset..<(error.offset + 1))
      )
    }
    return CountryTable(countries: countries)
  }

  /// Which column is which.
  private struct Columns {
    let iso: Int
    let number: Int?
    let name: Int
    let aliases: Int?

    init?(header: [String]) {
      guard let iso = header.firstIndex(of: "iso"), let name = header.firstIndex(of: "name") else {
        return nil
      }
      self.iso = iso
      self.name = name
      number = header.firstIndex(of: "number")
      aliases = header.firstIndex(of: "aliases")
    }

    func country(_ cells: [String]) -> CountryTable.Country {
      func cell(_ column: Int) -> String { column < cells.count ? cells[column] : "" }
      return CountryTable.Country(
        iso: cell(iso),
        number: number.map(cell) ?? "",
        name: cell(name),
        aliases: aliases.map { cell($0).split(separator: "|").map(String.init) } ?? []
      )
    }
  }

  /// Two capital letters.
  private static func isCode(_ text: String) -> Bool {
    text.utf8.count == 2 && text.utf8.allSatisfy { (65...90).contains($0) }
  }

  private func place(of row: DelimitedRow) -> SourceLocation {
    SourceLocation(file: file, range: row.range)
  }
}
