// SPDX-License-Identifier: Apache-2.0

import LibraryLoading
import Reporting
import ScenarioRunning
import TariffModel

/// The totals that `--totals` asks for, beside the result or in its place.
struct TotalsOutput {
  /// Only the totals are wanted, and no lines.
  let isOnly: Bool
  private let setup: AssessmentSetup
  private let context: Context
  private let hash: String
  private let file: OutputFile?

  /// Opens the file, so that what stands in its way is known before the work begins.
  init(_ setup: AssessmentSetup, _ context: Context) throws {
    self.setup = setup
    self.context = context
    let path = context.arguments.value(.totals)
    isOnly = path == "-"
    hash = try path == nil ? "" : setup.library.fingerprint().description
    file = try path.flatMap { try $0 == "-" ? nil : context.workspace.create($0) }
  }

  /// Does the work, and writes its totals; a failure leaves no file behind.
  func written(_ work: () throws -> BasketOutcome) throws -> BasketOutcome {
    do {
      let outcome = try work()
      if isOnly { try context.withResult { write in try write(bytes(outcome)) } }
      try file?.write(bytes(outcome))
      try file?.finish()
      return outcome
    } catch {
      file?.abandon()
      throw error
    }
  }

  private func bytes(_ outcome: BasketOutcome) -> [UInt8] {
    let header = setup.runs[0].header
    let totals = TotalsReport(outcome.tallies[0], header: header, facts: setup.facts.facts)
    var bytes: [UInt8] = []
    TotalsRecord(totals, header: header, hash: hash, problems: outcome.problemCount).write(into: &bytes)
    return bytes
  }
}
