// SPDX-License-Identifier: Apache-2.0

import TariffModel

/// The regimes of a library, as `tariff regimes` lists them.
package struct RegimeList: Sendable {
  package var library: String
  package var edition: String
  package var lawThrough: String
  package var regimes: [RegimeSummary]

  package init(library: String, edition: String, lawThrough: String, regimes: [RegimeSummary]) {
    self.library = library
    self.edition = edition
    self.lawThrough = lawThrough
    self.regimes = regimes
  }

  /// Appends the list in that format.
  ///
  /// Published behaviour, pinned by tests.
  package func render(as format: ReportFormat, isColoured: Bool = false, into out: inout [UInt8]) {
    switch format {
    case .table: PlainPage(isColoured: isColoured).render(page, into: &out)
    case .markdown: MarkdownPage().render(page, into: &out)
    case .csv: writeCSV(to: &out)
    case .json: writeJSON(to: &out)
    case .ndjson:
      for regime in regimes {
        JSONText.appendRecord("regime", to: &out, currency: .none) { regime.writeMembers(&$0) }
      }
    }
  }

  private var page: Page {
    var page = Page()
    var grid = Grid([
      .left("Regime"), .left("Clock"), .left("Title", minimum: 30), .left("", isOptional: true),
    ])
    for regime in regimes {
      grid.row([regime.id, regime.clock ?? "own dates", regime.title, regime.isNotLaw ? "not law" : ""])
    }
    page.add(.grid(grid))
    page.add(.footer(["Law through \(lawThrough), library \(library) \(edition)."]))
    return page
  }

  private func writeCSV(to out: inout [UInt8]) {
    let text = CSVText()
    text.row(
      ["regime", "title", "clock", "knownBy", "transition", "unlawful", "notLaw", "cite"],
      to: &out
    )
    for regime in regimes {
      text.row(
        [
          regime.id, regime.title, regime.clock ?? "line", regime.knownBy ?? "",
          regime.transition?.rawValue ?? "", regime.unlawful.rawValue, regime.isNotLaw ? "yes" : "no",
          regime.cite,
        ],
        to: &out
      )
    }
  }

  private func writeJSON(to out: inout [UInt8]) {
    JSONText.append(to: &out, currency: .none) { json in
      json.raw("{\n")
      json.member("schema", "tariff.regimes/1")
      json.object("library") { json in
        json.member("name", library)
        json.member("edition", edition)
        json.member("lawThrough", lawThrough)
      }
      json.raw(",\n\"regimes\":")
      json.rows(regimes) { $1.writeMembers(&$0) }
      json.raw("\n}\n")
    }
  }
}
