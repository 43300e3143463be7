// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffEngine

/// Composes the page of an assessed basket.
struct DutyPage {
  let report: DutyReport
  let numbers: PageNumbers

  /// How many problems are listed at most.
  private static let problemLimit = 10

  init(_ report: DutyReport) {
    self.report = report
    numbers = PageNumbers(currency: report.header.currency, largest: report.totals.largestAmount)
  }

  var page: Page {
    var page = Page()
    report.header.addOpening(to: &page)
    page.add(.grid(StatementGrid(report.totals, names: report.names, numbers: numbers).grid))
    let coverage = Coverage(totals: report.totals, counts: report.counts)
    page.add(.paragraph(coverage.sentence))
    addUncertainty(&page)
    if report.header.explains {
      for line in report.lines { LineExplanation(line, report).add(to: &page) }
      LineExplanation.addDoubts(of: report.lines, to: &page)
    } else if !report.lines.isEmpty {
      page.add(.grid(lineGrid))
    }
    addOmissions(&page)
    if !report.header.explains { addRemarks(&page) }
    addProblems(&page)
    report.header.addClosing(to: &page, charged: report.totals.byProgramme.map(\.id))
    return page
  }

  // MARK: Parts

  /// What hangs on facts that nobody declared.
  private func addUncertainty(_ page: inout Page) {
    let totals = report.totals
    let facts = totals.assumedFacts.joined(separator: ", ")
    if let range = totals.range {
      let ends = "\(numbers.money(range.minimum)) to \(numbers.money(range.maximum)) \(numbers.unit)"
      let open = facts.isEmpty ? "what is not declared" : "facts that are not declared: \(facts)"
      page.add(.paragraph("Duty, fees and taxes together are \(ends), depending on \(open)."))
    } else if !facts.isEmpty {
      page.add(.paragraph("Assumed where not declared: \(facts)."))
    }
    if let sentence = totals.sentenceOnUnknownLaw(report.header) { page.add(.paragraph(sentence)) }
  }

  /// The lines, one in a row.
  private var lineGrid: Grid {
    var grid = Grid([
      .right("Row"), .left("SKU", minimum: 8, isOptional: true), .left("Code"), .left("From"),
      .right("Value"), .right("Duty"), .right("Rate"), .right("Landed cost"), .left("", isOptional: true),
    ])
    let cents = PageNumbers(currency: numbers.currency)
    for line in report.lines {
      let open = line.status == .unassessed ? "open" : ""
      grid.row([
        String(line.row), line.sku, line.code, line.origin,
        cents.money(line.customsValue, unknown: ""), cents.money(line.duty, unknown: open),
        cents.percent(line.effectiveRate), cents.money(line.landedCost, unknown: ""),
        line.status == .assumed ? "*" : "",
      ])
    }
    return grid
  }

  private func addOmissions(_ page: inout Page) {
    var sentences: [String] = []
    if !report.header.explains, report.lines.contains(where: { $0.status == .assumed }) {
      sentences.append("* on an assumption, because a fact is not declared.")
    }
    let omitted = report.totals.lines - report.lines.count
    if omitted > 0 {
      let lines = PageNumbers.count(omitted, "more line")
      sentences.append("\(lines) not shown here: --format csv, json or ndjson gives them all.")
    }
    if !sentences.isEmpty { page.add(.paragraph(sentences.joined(separator: " "))) }
  }

  /// What the lines shown meet besides charges.
  private func addRemarks(_ page: inout Page) {
    var controls = RowRemarks()
    var notes = RowRemarks()
    for line in report.lines {
      for control in line.controls { controls.add(control.sentence, row: line.row) }
      for note in line.notes { notes.add(note.sentence, row: line.row) }
    }
    page.add(list: "Controls", controls.sentences)
    page.add(list: "Notes", notes.sentences)
  }

  private func addProblems(_ page: inout Page) {
    let shown = report.problems.prefix(Self.problemLimit)
    var sentences = shown.map { problem in
      let place = problem.column.isEmpty ? "row \(problem.row)" : "row \(problem.row), \(problem.column)"
      return "\(place): \(problem.message) [\(problem.id)]"
    }
    let omitted = report.problems.count - shown.count + report.problemsOmitted
    if omitted > 0 { sentences.append("and \(PageNumbers.count(omitted)) more") }
    page.add(list: "Problems", sentences)
  }
}

extension TotalsReport {
  /// The largest amount that a page would show of it.
  var largestAmount: Int64 { max(landedCost, customsValue, range?.maximum ?? 0) }
}

extension TotalsReport {
  /// That lines are judged at a time whose law is not known; nil when none is.
  func sentenceOnUnknownLaw(_ header: ReportHeader) -> String? {
    guard outsideLaw > 0 else { return nil }
    let lines = PageNumbers.count(outsideLaw, "line")
    return
      "\(lines) \(outsideLaw == 1 ? "is" : "are") judged outside the time whose law is known, which ends with "
      + "\(header.lawThrough): changes of that time are not in."
  }
}

/// How much of a basket could be assessed, as a sentence.
struct Coverage {
  let totals: TotalsReport
  let counts: ProblemCounts

  var sentence: String {
    let lines = PageNumbers.count(totals.lines, "line")
    guard totals.unassessed > 0 else {
      let all = totals.lines == 1 ? "The line is assessed" : "All \(lines) are assessed"
      guard totals.assumed > 0 else { return all + "." }
      let some = totals.lines == 1 ? "" : ", \(PageNumbers.count(totals.assumed)) of them"
      return "\(all)\(some) on assumptions."
    }
    let whole = PageNumbers.count(totals.lines - totals.unassessed)
    var text = "\(whole) of \(lines) assessed"
    if let share { text += ", \(share)% of the value" }
    text += "; \(PageNumbers.count(totals.unassessed, "line")) \(totals.unassessed == 1 ? "is" : "are") open"
    let reasons = counts.byFrequency.map { id, lines in
      "\(PageNumbers.count(lines)) \(id.phrase(isOne: lines == 1))"
    }
    if !reasons.isEmpty { text += ": " + reasons.joined(separator: ", ") }
    return text + ". What is open is not in the sums; what is known of such lines is."
  }

  /// Percent of the value with one digit, rounded down: 99.9 is not yet all.
  private var share: String? {
    guard totals.customsValue > 0 else { return nil }
    let thousandths = RoundingMode.down.quotient(
      Int128(totals.assessedValue) * 1000,
      Int128(totals.customsValue)
    )
    return DecimalText.text(Int64(thousandths), digits: 1)
  }
}
