// SPDX-License-Identifier: Apache-2.0

import ExactMath
import LibraryLoading
import Reporting
import ScenarioRunning
import TariffEngine
import TariffModel

extension Command {
  /// `tariff duty`: what a basket owes under one regime.
  static let duty = Command(
    declaration: CommandDeclaration(
      "duty",
      summary: "Says what a basket owes under one regime, line by line.",
      overview: [
        "Says what a basket owes under one regime, line by line.",
        "The basket is a CSV with a header; it needs the columns hts, origin and value, in any order and under "
          + "any usual name ('tariff basket' prints a template). A line that cannot be assessed is said to be so "
          + "and never taken for zero; the rest is assessed all the same, and the command ends with 3.",
      ],
      usage: ["BASKET [options]"],
      operands: [.basket],
      count: 1...1,
      groups: [
        .init(title: "LAW", options: [.territory, .regime, .asOf, .transit]),
        .basket,
        .init(
          title: "RESULT",
          options: [
            .format, .output, .totals, .header, .noHeader, .by, .explain, .jobs, .partial, .strict,
          ]
        ),
        .general,
      ],
      examples: [
        .init(line: "tariff duty goods.csv", meaning: "Each line under the law of its own date of entry."),
        .init(
          line: "tariff duty goods.csv --as-of 2025-10-23 --explain",
          meaning: "The law of one day, with a reason for every charge."
        ),
        .init(
          line: "tariff duty goods.csv --regime april-peak --format csv -o assessed.csv",
          meaning: "Your own columns with what each line owes beside them."
        ),
        .init(
          line: "tariff duty goods.csv --map value=\"Total FOB\" --assume content_steel=30%",
          meaning: "A column under an unusual name, and a fact that nobody declared."
        ),
        .init(
          line: "tariff duty - --columns sku,hts,origin,value,entry_date --format csv --totals part-7.json",
          meaning: "A part of a basket, as a filter without headers, and its totals to be merged."
        ),
      ]
    ),
    run: { context in
      let basket = try BasketArgument(context.arguments.operands[0], context)
      let setup = try AssessmentSetup(
        context,
        descriptor: basket.descriptor,
        regimes: [context.arguments.value(.regime)],
        explains: context.arguments.has(.explain)
      )
      let assessment = try BasketAssessment(basket, setup, context)
      let totals = try TotalsOutput(setup, context)
      let outcome = try totals.written {
        if totals.isOnly { return try assessment.run(.none) }
        guard let field = context.arguments.value(.by).flatMap(BreakdownField.init(rawValue:)) else {
          return try DutyResult(assessment, context).write()
        }
        return try Comparison(assessment, baseline: 0, field: field).write(context)
      }
      context.remarkOnLines(outcome, of: assessment)
      return context.status(of: outcome)
    }
  )
}

/// Writes the result of `duty`: lines as they come, or a page when all are known.
struct DutyResult {
  private let assessment: BasketAssessment
  private let context: Context
  private let header: ReportHeader

  init(_ assessment: BasketAssessment, _ context: Context) {
    self.assessment = assessment
    self.context = context
    header = assessment.setup.runs[0].header
  }

  func write() throws -> BasketOutcome {
    try context.withResult { write in
      switch context.format {
      case .csv: try csv(write)
      case .json: try json(write)
      case .ndjson: try ndjson(write)
      case .table, .markdown: try page(write)
      }
    }
  }

  private typealias Write = ([UInt8]) throws -> Void

  private func csv(_ write: @escaping Write) throws -> BasketOutcome {
    let csv = DutyCSV(header, columns: assessment.columns)
    var bytes: [UInt8] = []
    if context.writesHeader { csv.begin(into: &bytes) }
    try write(bytes)
    return try assessment.run(.csv(csv), write: write)
  }

  private func json(_ write: @escaping Write) throws -> BasketOutcome {
    let json = DutyJSON(header)
    var bytes: [UInt8] = []
    json.begin(into: &bytes)
    try write(bytes)
    let outcome = try assessment.run(.json(json), explains: header.explains, write: write)
    bytes.removeAll()
    json.end(
      entries: outcome.entries,
      totals: totals(outcome),
      problems: outcome.problems,
      problemsOmitted: outcome.problemsOmitted,
      into: &bytes
    )
    try write(bytes)
    return outcome
  }

  private func ndjson(_ write: @escaping Write) throws -> BasketOutcome {
    let ndjson = DutyNDJSON(header)
    let outcome = try assessment.run(.ndjson(ndjson), explains: header.explains, write: write)
    var bytes: [UInt8] = []
    for entry in outcome.entries { ndjson.entry(entry, into: &bytes) }
    for problem in outcome.problems { ndjson.problem(problem, into: &bytes) }
    ndjson.end(totals: totals(outcome), problemsOmitted: outcome.problemsOmitted, into: &bytes)
    try write(bytes)
    return outcome
  }

  private func page(_ write: @escaping Write) throws -> BasketOutcome {
    let outcome = try assessment.run(
      .reports(first: DutyReport.lineLimit, rows: []),
      explains: header.explains
    )
    let report = DutyReport(
      header: header,
      totals: totals(outcome),
      lines: outcome.lines[0],
      problems: outcome.problems,
      problemsOmitted: outcome.problemsOmitted,
      names: assessment.setup.names
    )
    var bytes: [UInt8] = []
    if context.format == .markdown {
      DutyMarkdown().render(report, into: &bytes)
    } else {
      DutyTable(isColoured: context.usesColourForResults).render(report, into: &bytes)
    }
    try write(bytes)
    return outcome
  }

  private func totals(_ outcome: BasketOutcome) -> TotalsReport {
    TotalsReport(outcome.tallies[0], header: header, facts: assessment.setup.facts.facts)
  }
}
