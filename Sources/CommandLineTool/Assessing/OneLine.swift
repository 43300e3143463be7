// SPDX-License-Identifier: Apache-2.0

import Baskets
import DelimitedText
import ExactMath
import Reporting
import ScenarioRunning
import SourceDiagnostics

/// A basket of one line, made of options.
struct OneLine {
  private var columns: [String] = []
  private var fields: [String] = []

  init() {}

  /// Adds a column, if there is something for it.
  mutating func add(_ column: String, _ text: String?) {
    guard let text, !text.isEmpty else { return }
    columns.append(column)
    fields.append(text)
  }

  /// Assesses the line: once, or once as entered at each of some instants, under `runs` or those of the setup.
  ///
  /// The outcome holds at least one report.
  ///
  /// - Throws: `UsageError` when the line cannot be read.
  func assess(
    _ setup: AssessmentSetup,
    under runs: [RegimeRun]? = nil,
    at instants: [CivilInstant]? = nil,
    explains: Bool? = nil
  ) throws -> BasketOutcome {
    var source = ChunkSource(bytes: bytes(at: instants))
    let log = DiagnosticLog()
    let schema = BasketSchema.read(
      head: try source.head(),
      path: "the command line",
      options: setup.options,
      facts: setup.facts,
      log: log
    )
    guard let schema, !log.hasErrors else {
      let finding = log.diagnostics.first
      throw UsageError.badGoods(finding?.text ?? "the goods cannot be read", help: finding?.help)
    }
    source.start(schema.format, at: schema.headerEnd)
    let job = BasketJob(
      schema: schema,
      options: setup.options,
      regimes: runs ?? setup.runs,
      output: .reports(first: .max, rows: []),
      explains: explains ?? setup.runs[0].header.explains
    )
    let outcome = try BasketRunner.run(job, source: source, workers: 1) { _ in }
    guard let line = outcome.lines[0].first, line.customsValue != nil || outcome.incomplete == 0 else {
      throw UsageError.badGoods(outcome.problems.map(\.message).joined(separator: "; "), help: nil)
    }
    return outcome
  }

  private func bytes(at instants: [CivilInstant]?) -> [UInt8] {
    var writer = DelimitedWriter()
    var bytes: [UInt8] = []
    func add(_ texts: [String]) {
      for text in texts { writer.append(text, to: &bytes) }
      writer.endRow(&bytes)
    }
    guard let instants else {
      add(columns)
      add(fields)
      return bytes
    }
    add(columns + ["entry_date"])
    for instant in instants { add(fields + [instant.minuteText]) }
    return bytes
  }
}
