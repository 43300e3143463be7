// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

extension RegimeSummary {
  /// Appends the regime alone, with all it changes, in that format.
  ///
  /// Published behaviour, pinned by tests. As CSV it has a row for each of its properties and changes.
  package func show(as format: ReportFormat, isColoured: Bool = false, into out: inout [UInt8]) {
    switch format {
    case .table: PlainPage(isColoured: isColoured).render(page, into: &out)
    case .markdown: MarkdownPage().render(page, into: &out)
    case .csv:
      let text = CSVText()
      text.row(["property", "value"], to: &out)
      let named = [("regime", id), ("title", title)] + properties
      for (name, value) in named { text.row([name, value], to: &out) }
      for change in changes { text.row(["change", change], to: &out) }
    case .json:
      JSONText.append(to: &out, currency: .none) { json in
        json.object { json in
          json.member("schema", "tariff.regime/1")
          writeMembers(&json)
        }
        json.raw("\n")
      }
    case .ndjson:
      JSONText.appendRecord("regime", to: &out, currency: .none) { writeMembers(&$0) }
    }
  }

  /// Writes the members in the published order.
  func writeMembers(_ json: inout JSONText) {
    json.member("regime", id)
    json.member("title", title)
    json.member("clock", clock ?? "line")
    json.member("knownBy", knownBy)
    json.member("transition", transition?.rawValue)
    json.member("unlawful", unlawful.rawValue)
    json.member("notLaw", isNotLaw)
    json.member("cite", cite)
    json.array("changes", changes) { $0.string($1) }
  }

  private var page: Page {
    var page = Page()
    page.add(.title(id, subtitle: title))
    if isNotLaw { page.add(.warning(ReportHeader.notLawWarning)) }
    var grid = Grid([.left(""), .left("", minimum: 40, wraps: true)])
    for (name, value) in properties { grid.row([name, value]) }
    page.add(.grid(grid))
    page.add(list: "Changes", changes)
    return page
  }

  private var properties: [(String, String)] {
    var properties = [("clock", clock ?? "each line at its own date of entry")]
    if let knownBy { properties.append(("known by", knownBy)) }
    if let transition { properties.append(("transition", transition.rawValue)) }
    properties.append(("held unlawful", unlawful.rawValue))
    if !cite.isEmpty { properties.append(("cite", cite)) }
    return properties
  }
}

extension Currency {
  /// For documents without amounts.
  static let none = Currency(code: "XXX", minorDigits: 2)
}
