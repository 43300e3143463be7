// SPDX-License-Identifier: Apache-2.0

import Baskets
import DelimitedText
import ScenarioRunning
import SourceDiagnostics
import TariffEngine

/// The beginning of a basket: its first bytes, and what its columns are.
struct BasketHeader {
  /// Which column is which field; nil when there is no header at all.
  let schema: BasketSchema?
  let findings: [Diagnostic]
  /// Whether the basket can be read with this header.
  let isSound: Bool
  let head: [UInt8]
  /// The bytes of the basket, from which only the head has been read.
  let source: ChunkSource
  /// Whether the head is all of the basket.
  let isWhole: Bool

  /// - Throws: `InvalidInput` for what is no text, or the error of reading.
  init(
    _ basket: BasketArgument,
    _ setup: AssessmentSetup,
    _ context: Context,
    progress: Progress? = nil
  ) throws {
    var (source, isRead) = basket.chunks(progress ?? Progress(context))
    let head = try BasketAssessment.textErrors(of: basket.path) { try source.head() }
    let named = context.arguments.value(.columns)
    let log = DiagnosticLog()
    var schema = BasketSchema.read(
      head: named.map { Array($0.utf8) } ?? head,
      path: named == nil ? basket.path : OptionDeclaration.columns.spelling,
      options: setup.options,
      facts: setup.facts,
      programmes: setup.runs.first?.law.programmes,
      log: log
    )
    if named != nil { schema?.continue(in: head) }
    self.schema = schema
    self.head = head
    self.source = source
    findings = log.diagnostics
    isSound = schema != nil && !log.hasErrors
    isWhole = isRead()
  }

  /// The fields of the first row of goods.
  var firstRow: [String] {
    guard let schema else { return [] }
    var row = DelimitedRow()
    var offset = schema.headerEnd
    while (try? RowSplitter(schema.format).next(&row, in: head.span, at: &offset)) == true {
      if !row.isBlank { return row.texts(in: head.span) }
    }
    return []
  }

  /// How the rows are divided and where the header stands, in words.
  func form(of schema: BasketSchema) -> String {
    let titles =
      switch schema.skippedRows {
      case 0: ""
      case 1: "; the row above the header is passed over"
      case let rows: "; the \(rows) rows above the header are passed over"
      }
    return "read with the \(schema.format.delimiter.name) as delimiter\(titles)"
  }
}
