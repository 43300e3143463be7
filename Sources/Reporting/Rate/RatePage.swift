// SPDX-License-Identifier: Apache-2.0

import TariffEngine

/// Composes the page of a rate: the whole of it, its parts, and with `--explain` the reasons.
struct RatePage {
  private let report: RateReport
  private let numbers: PageNumbers

  init(_ report: RateReport) {
    self.report = report
    numbers = PageNumbers(currency: report.header.currency)
  }

  var page: Page {
    let (header, line) = (report.header, report.line)
    var page = Page()
    let goods = "\(line.code) from \(line.origin) into \(header.territoryTitle)"
    let regime = "\(header.regime), \(header.asOf.map { "as of \($0)" } ?? date)"
    page.add(.title("\(goods): \(rate)", subtitle: "\(regime): \(header.regimeTitle)"))
    if header.isNotLaw { page.add(.warning(ReportHeader.notLawWarning)) }
    if !header.readings.isEmpty { page.add(.paragraph(header.readings.joined(separator: " "))) }
    let explanation = LineExplanation(line, header: header, names: report.names)
    if !(line.charges + line.openCharges).isEmpty {
      page.add(.grid(explanation.chargeGrid(withAmounts: report.showsAmounts)))
    }
    explanation.addReasons(to: &page, withAmounts: report.showsAmounts)
    LineExplanation.addDoubts(of: [line], to: &page)
    header.addClosing(to: &page, charged: line.charges.map(\.programme))
    return page
  }

  private var date: String {
    report.line.entryDate.map { "entered \($0)" } ?? report.header.clockText
  }

  /// The duty as one figure; where some of it is open, with the text of that; or that there is none.
  private var rate: String {
    guard let rate = report.line.effectiveRate else {
      let standing = TimelineReport.Standing(report.line, withAmounts: report.showsAmounts)
      return standing.parts.contains(where: \.isOpen) ? standing.rate : "no single rate"
    }
    return numbers.percent(rate) + (report.line.status == .assumed ? ", on assumptions" : "")
  }
}
