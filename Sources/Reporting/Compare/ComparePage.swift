// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffEngine

/// Composes the page of a comparison: what is owed under each regime, the change in words, where it comes
/// from, and perhaps a breakdown.
struct ComparePage {
  let report: CompareReport
  let names: NameTable
  let numbers: PageNumbers

  init(_ report: CompareReport, names: NameTable) {
    self.report = report
    self.names = names
    let largest = report.sides.reduce(0) { max($0, $1.totals.largestAmount) }
    numbers = PageNumbers(currency: baseline(of: report).header.currency, largest: largest)
  }

  func page(_ breakdown: Breakdown?) -> Page {
    var page = Page()
    let header = base.header
    page.add(.title("\(header.territoryTitle): \(report.sides.count) regimes compared", subtitle: ""))
    for side in report.sides where side.header.isNotLaw {
      page.add(.warning("\(side.header.regime): \(ReportHeader.notLawWarning)"))
    }
    addRegimes(to: &page)
    page.add(list: "In words", report.others.map { ChangeSentence(report, $0, numbers).text })
    addUncertainty(to: &page)
    if !report.others.isEmpty { addOrigins(to: &page) }
    if let breakdown {
      BreakdownPage(breakdown, report, names: names, numbers: numbers).add(to: &page)
    }
    page.add(list: "Readings", readings)
    header.addClosing(to: &page, charged: report.programmesCharged)
    return page
  }

  private var base: CompareReport.Side { baseline(of: report) }

  // MARK: Regimes

  private func addRegimes(to page: inout Page) {
    let isSameValue = report.sides.allSatisfy { $0.totals.customsValue == base.totals.customsValue }
    let full = regimeGrid(withValue: true)
    guard isSameValue, full.isWider(than: PlainPage.standardWidth) else { return page.add(.grid(full)) }
    let lines = PageNumbers.count(base.totals.lines, "line")
    let value = numbers.money(base.totals.customsValue)
    page.add(.paragraph("\(lines), customs value \(value) \(numbers.unit) under each regime."))
    page.add(.grid(regimeGrid(withValue: false)))
  }

  private func regimeGrid(withValue: Bool) -> Grid {
    var grid = Grid([
      .left("Regime"), .left("As of"), .right("Value", isOptional: true), .right("Duty"),
      .right("Rate"), .right("Landed cost"), .right("Duty change"), .right("Points"),
    ])
    for (index, side) in report.sides.enumerated() {
      let totals = side.totals
      let delta = report.delta(index)
      let isBase = index == report.baseline
      grid.row([
        side.header.regime + (side.header.isNotLaw ? " (not law)" : ""),
        side.header.asOf ?? "own dates",
        withValue ? numbers.money(totals.customsValue) : "",
        numbers.money(totals.duty),
        numbers.percent(totals.effectiveRate),
        numbers.money(totals.landedCost),
        isBase ? "baseline" : numbers.change(delta.duty),
        isBase ? "" : numbers.points(delta.points),
      ])
    }
    return grid
  }

  // MARK: Parts of the change

  /// Where the change comes from: one row for each programme, one column for each regime.
  private func addOrigins(to page: inout Page) {
    let deltas = report.others.map { report.delta($0) }
    var grid = Grid(
      [.left("", minimum: 24)] + report.others.map { .right(report.sides[$0].header.regime) },
      leading: 1
    )
    func parts(_ select: (Delta) -> [TotalsReport.Programme]) {
      var ids: [String] = []
      for delta in deltas {
        for part in select(delta) where part.amount != 0 && !ids.contains(part.id) { ids.append(part.id) }
      }
      let order = report.programmesCharged + [Delta.remainder]
      for id in order where ids.contains(id) {
        let changes = deltas.map { delta in select(delta).first { $0.id == id }?.amount ?? 0 }
        grid.row(["  " + names.programme(id)] + changes.map(numbers.change))
      }
    }
    parts(\.dutyParts)
    grid.row(["Duty"] + deltas.map { numbers.change($0.duty) }, isTotal: true)
    if deltas.contains(where: { $0.fees != 0 || $0.taxes != 0 }) {
      parts(\.otherParts)
      grid.row(["Landed cost"] + deltas.map { numbers.change($0.landedCost) }, isTotal: true)
    }
    page.add(.heading("Where the change from \(base.header.regime) comes from, in \(numbers.unit)"))
    page.add(.grid(grid))
  }

  // MARK: Sentences

  private func addUncertainty(to page: inout Page) {
    let coverages = report.sides.map { Coverage(totals: $0.totals, counts: $0.counts).sentence }
    if Set(coverages).count == 1 {
      page.add(.paragraph(coverages[0]))
    } else {
      page.add(list: "Coverage", zip(report.sides, coverages).map { "\($0.header.regime): \($1)" })
    }
    page.add(
      list: "Outside the law known",
      report.sides.compactMap { side in
        side.totals.sentenceOnUnknownLaw(side.header).map { "\(side.header.regime): \($0)" }
      }
    )
    page.add(
      list: "Depending on facts that are not declared",
      report.sides.compactMap { side in
        side.totals.range.map { range in
          let ends = "\(numbers.money(range.minimum)) to \(numbers.money(range.maximum)) \(numbers.unit)"
          let facts = side.totals.assumedFacts.joined(separator: ", ")
          return "\(side.header.regime): duty, fees and taxes together are \(ends)"
            + (facts.isEmpty ? "" : " (\(facts))")
        }
      }
    )
  }

  private var readings: [String] {
    report.sides.flatMap { side in side.header.readings.map { "\(side.header.regime): \($0)" } }
  }
}

private func baseline(of report: CompareReport) -> CompareReport.Side { report.sides[report.baseline] }
