// SPDX-License-Identifier: Apache-2.0

package import Baskets
import DelimitedText
package import ExactMath
import Reporting
import SourceDiagnostics
package import TariffModel

/// A basket of one line, made of the columns that are given.
package struct OneLine: Sendable {
  private var columns: [String] = []
  private var fields: [String] = []

  package init() {}

  /// Adds a column, if there is something for it.
  package mutating func add(_ column: String, _ text: String?) {
    guard let text, !text.isEmpty else { return }
    columns.append(column)
    fields.append(text)
  }

  /// Assesses the line under `runs`: once, or once as entered at each of some instants.
  ///
  /// The outcome holds at least one report.
  ///
  /// - Throws: `BadGoods` when the line cannot be read.
  package func assess(
    _ options: BasketOptions,
    _ facts: LibraryFacts,
    under runs: [RegimeRun],
    at instants: [CivilInstant]? = nil,
    explains: Bool = false
  ) throws -> BasketOutcome {
    var source = ChunkSource(bytes: bytes(at: instants))
    let log = DiagnosticLog()
    let schema = BasketSchema.read(
      head: try source.head(),
      path: "the goods",
      options: options,
      facts: facts,
      log: log
    )
    guard let schema, !log.hasErrors else {
      let finding = log.diagnostics.first
      throw BadGoods(finding?.text ?? "the goods cannot be read", help: finding?.help)
    }
    source.start(schema.format, at: schema.headerEnd)
    let job = BasketJob(
      schema: schema,
      options: options,
      regimes: runs,
      output: .reports(first: .max, rows: []),
      explains: explains
    )
    let outcome = try BasketRunner.run(job, source: source, workers: 1) { _ in }
    guard let line = outcome.lines[0].first, line.customsValue != nil || outcome.incomplete == 0 else {
      throw BadGoods(outcome.problems.map(\.message).joined(separator: "; "))
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

/// Goods, or dates to look at them, that make no sense.
package struct BadGoods: Error, Sendable {
  /// What is wrong, in one sentence without a full stop.
  package let text: String
  /// What to write instead.
  package let help: String?

  package init(_ text: String, help: String? = nil) {
    self.text = text
    self.help = help
  }
}
