// SPDX-License-Identifier: Apache-2.0

import ExactMath
import LibraryLoading
import Reporting
import ScenarioRunning
import TariffEngine
import TariffModel

extension Command {
  private static let regimesToCompare = OptionDeclaration.value(
    "regimes",
    "A,B,C",
    "The regimes to compare: ids or files, with commas between."
  )
  private static let baseline = OptionDeclaration.value(
    "baseline",
    "A",
    "The regime that the others are measured against. (default: the first)"
  )

  /// `tariff compare`: what a basket owes under several regimes.
  static let compare = Command(
    declaration: CommandDeclaration(
      "compare",
      summary: "Says what a basket owes under several regimes, and what the change is.",
      overview: [
        "Says what a basket owes under several regimes, and what the change is.",
        "Only the law changes from regime to regime: values, quantities, contents and claims stay as declared.",
      ],
      usage: ["BASKET --regimes A,B,C [options]"],
      operands: [.basket],
      count: 1...1,
      groups: [
        .init(title: "LAW", options: [regimesToCompare, baseline, .territory, .asOf, .transit]),
        .basket,
        .init(title: "RESULT", options: [.format, .output, .by, .wide, .jobs, .partial, .strict]),
        .general,
      ],
      examples: [
        .init(
          line: "tariff compare goods.csv --regimes april-peak,geneva-truce",
          meaning: "The peak of April 2025 against the truce."
        ),
        .init(
          line: "tariff compare goods.csv --regimes in-force,./my-regime.json5 --by chapter",
          meaning: "What a regime of your own would change, by chapter of the schedule."
        ),
        .init(
          line: "tariff compare goods.csv --regimes pre-april,latest --by line --wide --format csv",
          meaning: "A table with the regimes side by side."
        ),
      ]
    ),
    run: { context in
      let arguments = context.arguments
      guard let list = arguments.value(regimesToCompare) else {
        throw UsageError.missingOption(regimesToCompare)
      }
      let names = list.split(separator: ",").map { String($0) }
      guard !names.isEmpty else {
        throw UsageError.badValue(regimesToCompare, value: list, expected: "names with commas between")
      }
      let basket = try BasketArgument(arguments.operands[0], context)
      let setup = try AssessmentSetup(context, descriptor: basket.descriptor, regimes: names)
      let base = arguments.value(baseline) ?? names[0]
      guard
        let index = names.firstIndex(of: base) ?? setup.runs.firstIndex(where: { $0.header.regime == base })
      else {
        throw UsageError.badValue(baseline, value: base, expected: "one of the regimes compared")
      }
      let field = arguments.value(.by).flatMap(BreakdownField.init(rawValue:))
      let assessment = try BasketAssessment(basket, setup, context)
      let outcome = try Comparison(assessment, baseline: index, field: field).write(context)
      context.remarkOnLines(outcome, of: assessment)
      return context.status(of: outcome)
    }
  )
}

/// Writes what a basket owes under several regimes, perhaps in parts.
struct Comparison {
  private let assessment: BasketAssessment
  private let baseline: Int
  private let field: BreakdownField?
  private let headers: [ReportHeader]

  init(_ assessment: BasketAssessment, baseline: Int, field: BreakdownField?) {
    self.assessment = assessment
    self.baseline = baseline
    self.field = field
    headers = assessment.setup.runs.map(\.header)
  }

  /// Assesses the basket and writes the result where the user wants it.
  func write(_ context: Context) throws -> BasketOutcome {
    try context.withResult { write in
      let outcome = try assessment.run(.none, breakdown: field)
      try write(bytes(of: outcome, context))
      return outcome
    }
  }

  private func bytes(of outcome: BasketOutcome, _ context: Context) -> [UInt8] {
    let report = report(outcome)
    let rows = outcome.breakdownRows
    var bytes: [UInt8] = []
    switch context.format {
    case .csv:
      let csv = CompareCSV(headers, baseline: baseline, by: field, isWide: context.arguments.has(.wide))
      csv.begin(into: &bytes)
      if field == nil { csv.totals(report, into: &bytes) }
      for row in rows { csv.row(row, into: &bytes) }
    case .json:
      let json = CompareJSON(headers, baseline: baseline, by: field)
      json.begin(into: &bytes)
      for (index, row) in rows.enumerated() { json.row(row, isFirst: index == 0, into: &bytes) }
      json.end(
        report,
        problems: outcome.problems,
        problemsOmitted: outcome.problemsOmitted,
        into: &bytes
      )
    case .ndjson:
      let ndjson = CompareNDJSON(headers, baseline: baseline, by: field)
      for row in rows { ndjson.row(row, into: &bytes) }
      for problem in outcome.problems { ndjson.problem(problem, into: &bytes) }
      ndjson.end(report, problemsOmitted: outcome.problemsOmitted, into: &bytes)
    case .table:
      CompareTable(isColoured: context.usesColourForResults)
        .render(report, breakdown: field.map { Breakdown($0, rows: rows) }, names: names, into: &bytes)
    case .markdown:
      CompareMarkdown()
        .render(report, breakdown: field.map { Breakdown($0, rows: rows) }, names: names, into: &bytes)
    }
    return bytes
  }

  private var names: NameTable { assessment.setup.names }

  private func report(_ outcome: BasketOutcome) -> CompareReport {
    let sides = headers.indices.map { index in
      CompareReport.Side(
        header: headers[index],
        totals: TotalsReport(
          outcome.tallies[index],
          header: headers[index],
          facts: assessment.setup.facts.facts
        )
      )
    }
    return CompareReport(sides: sides, baseline: baseline)
  }
}

extension BasketOutcome {
  /// The parts of the breakdown, by key.
  fileprivate var breakdownRows: [BreakdownRow] {
    breakdown.sorted { $0.key < $1.key }.map { BreakdownRow(key: $0.key, cells: $0.value) }
  }
}
