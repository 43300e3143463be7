// SPDX-License-Identifier: Apache-2.0

import Baskets
import Reporting
import ScenarioRunning
import SourceDiagnostics
import TariffEngine

extension Context {
  /// The format that the user wants.
  var format: ReportFormat { arguments.value(.format).flatMap(ReportFormat.init(rawValue:)) ?? .table }

  /// Whether a CSV result has a header.
  var writesHeader: Bool {
    arguments.has(.columns) ? arguments.has(.header) : !arguments.has(.noHeader)
  }

  /// How many threads may work at once.
  var jobs: Int {
    get throws(UsageError) {
      guard let text = arguments.value(.jobs) else { return console.cores }
      guard let number = Int(text), (1...1024).contains(number) else {
        throw .badValue(.jobs, value: text, expected: "a number from 1")
      }
      return number
    }
  }

  /// Says a finding that is no error, unless the user wants it quiet.
  func remark(_ finding: Diagnostic, as formatter: DiagnosticFormatter) {
    if !arguments.has(.quiet) { console.writeError(formatter.format(finding)) }
  }

  /// Says on standard error what a result does not show at first sight.
  func remarkOnLines(_ outcome: BasketOutcome, of assessment: BasketAssessment) {
    let tallies = outcome.tallies
    if outcome.hasLooseLines, assessment.setup.options.entryPer == .asDeclared,
      tallies.contains(where: { $0.fees > 0 && $0.lines > 1 })
    {
      remark(
        "note: a line without an entry number is an entry of its own, with the fees of one; --entry-per basket makes "
          + "all one entry, --entry-per line says that it is meant so"
      )
    }
    if format != .table, format != .markdown { remarkOnOpenLines(outcome) }
  }

  /// Says on standard error how many lines a result does not hold whole.
  func remarkOnOpenLines(_ outcome: BasketOutcome) {
    let open = max(outcome.incomplete, outcome.tallies.map(\.unassessed).max() ?? 0)
    guard open > 0 else { return }
    let lines = outcome.tallies.first?.lines ?? 0
    remark("warning: \(open) of \(lines) lines could not be assessed whole; the result says why")
  }

  /// How a run over goods ends: whether all lines are assessed, as strictly as the user wants it.
  func status(of outcome: BasketOutcome) -> ExitStatus {
    let open = outcome.tallies.map(\.unassessed).max() ?? 0
    let assumed = outcome.tallies.map(\.assumed).max() ?? 0
    let isWhole = open == 0 && outcome.incomplete == 0 && !(arguments.has(.strict) && assumed > 0)
    return isWhole || arguments.has(.partial) ? .success : .unassessed
  }
}
