// SPDX-License-Identifier: Apache-2.0

import Baskets
import DelimitedText
import Reporting
import ScenarioRunning
import SourceDiagnostics
import Streaming
import TariffEngine

/// The assessment of a basket, from its bytes to the outcome.
struct BasketAssessment {
  let setup: AssessmentSetup
  let schema: BasketSchema
  /// What the basket ends its rows with.
  let lineEnd: [UInt8]
  private let path: String
  private let source: ChunkSource
  private let workers: Int
  /// The basket is more than its first chunk.
  private let isLarge: Bool
  private let progress: Progress
  private let isScattered: Bool
  private let spill: SpillStore

  /// Reads the header.
  ///
  /// - Throws: `InvalidInput` when the basket is none, or lacks columns.
  init(_ basket: BasketArgument, _ setup: AssessmentSetup, _ context: Context) throws {
    self.setup = setup
    path = basket.path
    progress = Progress(context)
    isScattered = context.arguments.value(.entries) == "scattered"
    spill = context.workspace.spill
    let header = try BasketHeader(basket, setup, context, progress: progress)
    guard let schema = header.schema, header.isSound else { throw InvalidInput(header.findings) }
    for finding in header.findings { context.remark(finding, as: context.formatter) }
    var source = header.source
    source.start(schema.format, at: schema.headerEnd)
    self.schema = schema
    self.source = source
    lineEnd = Self.lineEnd(schema, header.head)
    // What fits into the first chunk is not worth a second thread.
    isLarge = !header.isWhole
    let jobs = try context.jobs
    workers = isLarge ? jobs : 1
  }

  /// Assesses the lines; `write` gets them as they are ready, in the order of the basket.
  func run(
    _ output: BasketJob.LineOutput,
    breakdown: BreakdownField? = nil,
    explains: Bool = false,
    write: @escaping ([UInt8]) throws -> Void = { _ in }
  ) throws -> BasketOutcome {
    var job = BasketJob(
      schema: schema,
      options: setup.options,
      regimes: isLarge ? setup.runs.indexed : setup.runs,
      output: output,
      explains: explains,
      breakdown: breakdown,
      rates: setup.rates
    )
    job.isScattered = isScattered
    defer { progress.end() }
    return try Self.textErrors(of: path) {
      try BasketRunner.run(job, source: source, workers: workers, spill: spill, write: write)
    }
  }

  /// The columns that results repeat.
  var columns: BasketColumns {
    BasketColumns(
      header: schema.header,
      names: schema.columnNames,
      delimiter: schema.format.delimiter.rawValue,
      lineEnd: lineEnd
    )
  }

  /// Says where a text cannot be split.
  static func textErrors<Result>(of path: String, _ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let error as DelimitedTextError {
      let place = error.line > 0 ? "\(path):\(error.line):\(error.column)" : path
      let message = Diagnostic.Message(id: error.id, text: "\(place): \(error.description)", help: error.help)
      throw InvalidInput([Diagnostic(.error, message, at: nil)])
    } catch let error as ReopenedEntry {
      throw InvalidInput([Diagnostic(.error, .reopenedEntry(error, in: path), at: nil)])
    }
  }

  /// What ends the first row.
  private static func lineEnd(_ schema: BasketSchema, _ head: [UInt8]) -> [UInt8] {
    let (lineFeed, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    if schema.format.endsRowsWithCarriageReturn { return [carriageReturn] }
    var row = DelimitedRow()
    var end = schema.headerEnd
    if end == 0 { _ = try? RowSplitter(schema.format).next(&row, in: head.span, at: &end) }
    let isPair = end >= 2 && head[end - 2] == carriageReturn && head[end - 1] == lineFeed
    return isPair ? [carriageReturn, lineFeed] : [lineFeed]
  }
}

extension Diagnostic.Message {
  static func reopenedEntry(_ error: ReopenedEntry, in path: String) -> Self {
    Self(
      id: "reopened-entry",
      text: "\(path): \(error)",
      help: "bring the lines of each entry together, or let it be done: --entries scattered"
    )
  }
}
