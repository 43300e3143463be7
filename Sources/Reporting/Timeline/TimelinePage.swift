// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

/// Composes the page of a timeline: a row for each charge that began, ended or changed, the totals beside it.
struct TimelinePage {
  private let report: TimelineReport
  private let numbers: PageNumbers

  init(_ report: TimelineReport) {
    self.report = report
    numbers = PageNumbers(currency: report.header.currency)
  }

  var page: Page {
    let header = report.header
    var page = Page()
    let count = PageNumbers.count(report.changes.count, "change")
    page.add(
      .title(
        "\(report.code) from \(report.origin) into \(header.territoryTitle): \(count)",
        subtitle: "\(header.regime), \(period): \(header.regimeTitle)"
      )
    )
    if header.isNotLaw { page.add(.warning(ReportHeader.notLawWarning)) }
    if !header.readings.isEmpty { page.add(.paragraph(header.readings.joined(separator: " "))) }
    page.add(.grid(grid))
    page.add(.paragraph(explanation))
    page.add(list: "Open", once(\.problems).map { "\($0.text) [\($0.id)]" })
    page.add(list: "Assumed", assumed)
    page.add(list: "Notes", once(\.notes).map { "\($0.text) [\($0.id)]" })
    page.add(list: "In doubt", doubts)
    header.addClosing(to: &page, charged: report.programmes)
    return page
  }

  private var period: String {
    "from \(report.since.minuteText) through \(report.until.plainText)"
  }

  private var explanation: String {
    var sentences = ["Times are those of \(report.clock)."]
    if report.start.parts.contains(where: { $0.charge.kind == .tax }) {
      sentences.append("Was and Is are the duties; taxes are listed and not in them.")
    }
    if let next = report.next { sentences.append("The next change known already is at \(next.minuteText).") }
    return sentences.joined(separator: " ")
  }

  // MARK: Rows

  private var grid: Grid {
    var grid = Grid([
      .left("At"), .right("Was", isOptional: true), .right("Is"),
      .right(report.showsAmounts ? "Duty, \(numbers.unit)" : "", isOptional: true),
      .left("What", minimum: 12, wraps: true), .left("Heading"),
      .left("Programme", minimum: 12, wraps: true), .left("Rate", minimum: 10, wraps: true),
      .left("Source", minimum: 18, wraps: true, isOptional: true),
    ])
    let parts = report.start.parts
    let start = [
      report.startsBefore ? "before" : report.since.minuteText, "", report.start.rate, money(report.start),
    ]
    if parts.isEmpty { grid.row(start + ["nothing owed", "", "", "", ""]) }
    for (index, part) in parts.enumerated() {
      let head = index == 0 ? start : ["", "", "", ""]
      grid.row(head + ["stands"] + cells(part.charge, part.rate))
    }
    for change in report.changes {
      let head = [change.at.minuteText, change.before.rate, change.after.rate, money(change.after)]
      if change.steps.isEmpty { grid.row(head + ["total only", "", "", "", ""]) }
      for (index, step) in change.steps.enumerated() {
        guard let charge = step.charge else { continue }
        let what = step.reason.isEmpty ? step.kind.rawValue : "\(step.kind.rawValue): \(step.reason)"
        let rate = [step.before?.rate, step.after?.rate].compactMap(\.self).joined(separator: " → ")
        grid.row((index == 0 ? head : ["", "", "", ""]) + [what] + cells(charge, rate))
      }
    }
    return grid
  }

  private func cells(_ charge: ReportedCharge, _ rate: String) -> [String] {
    [charge.measure, report.names.programme(charge.programme), rate, charge.cite]
  }

  private func money(_ standing: TimelineReport.Standing) -> String {
    report.showsAmounts ? numbers.money(standing.duty, unknown: "open") : ""
  }

  // MARK: Sentences

  private var standings: [TimelineReport.Standing] { [report.start] + report.changes.map(\.after) }

  private func once(_ remarks: (TimelineReport.Standing) -> [Remark]) -> [Remark] {
    standings.flatMap(remarks).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private var assumed: [String] {
    standings.flatMap(\.assumed).map { "\($0.fact): \($0.text)" }
      .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private var doubts: [String] {
    standings.flatMap(\.parts).filter { !$0.charge.doubt.isEmpty }
      .map { "\($0.charge.measure): \($0.charge.doubt)" }
      .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}

extension TimelineReport {
  /// The programmes of all that is ever owed.
  var programmes: [String] {
    ([start] + changes.map(\.after)).flatMap(\.parts).map(\.charge.programme)
  }
}
