// SPDX-License-Identifier: Apache-2.0

import DelimitedText
import SourceDiagnostics
import TariffModel

/// What the reading of every row of a basket has in common.
///
/// A class only so that a reader holds it in one word; nothing in it changes.
final class LinePlan: Sendable {
  let schema: BasketSchema
  let options: BasketOptions
  let facts: LibraryFacts
  let rates: ExchangeRates
  let codeExists: @Sendable (CommodityCode) -> Bool
  let numbers: NumberText
  /// Bit *n* is set when a code may have *n* digits.
  let codeLengths: UInt16
  /// The programmes of the columns `origin_…`, sorted.
  let overrideProgrammes: [SymbolID]
  /// The names of the columns that the steps read.
  let names: [String]
  let steps: [FieldStep]
  /// A line with the defaults of the basket.
  let blank: BasketLine

  init(
    schema: BasketSchema,
    options: BasketOptions,
    facts: LibraryFacts,
    rates: ExchangeRates,
    codeExists: @escaping @Sendable (CommodityCode) -> Bool,
    overrideProgrammes: [SymbolID],
    names: [String],
    steps: [FieldStep],
    blank: BasketLine
  ) {
    self.schema = schema
    self.options = options
    self.facts = facts
    self.rates = rates
    self.codeExists = codeExists
    numbers = NumberText(allowsDecimalComma: schema.format.delimiter == .semicolon)
    codeLengths = options.codeDigits.reduce(0) { $0 | 1 << UInt16(min(max($1, 0), 15)) }
    self.overrideProgrammes = overrideProgrammes
    self.names = names
    self.steps = steps
    self.blank = blank
  }

  /// Notes a problem with a column of the row being read; after an error the line cannot be assessed.
  @inline(never)
  func report(
    _ kind: LineProblem.Kind,
    _ severity: Diagnostic.Severity,
    _ step: FieldStep?,
    _ message: String,
    _ output: inout BasketLine
  ) {
    report(kind, severity, column: step.map { names[$0.column] } ?? "", message, &output)
  }

  /// Notes a problem with the column of a field.
  func report(
    _ kind: LineProblem.Kind,
    _ severity: Diagnostic.Severity,
    field: BasketField,
    _ message: String,
    _ output: inout BasketLine
  ) {
    report(kind, severity, column: schema.name(of: field), message, &output)
  }

  private func report(
    _ kind: LineProblem.Kind,
    _ severity: Diagnostic.Severity,
    column: String,
    _ message: String,
    _ output: inout BasketLine
  ) {
    if severity == .error { output.row.isAssessable = false }
    let row = output.row.row
    output.problems.append(
      LineProblem(row: row, column: column, kind: kind, severity: severity, message: message)
    )
  }

  /// More fields than columns is an error unless they are empty.
  @inline(never)
  func checkSurplus(_ fields: DelimitedRow, _ output: inout BasketLine) {
    for index in names.count..<fields.count where !fields[index].isEmpty {
      let message = """
        the row has \(fields.count) fields and the header \(names.count) columns; put a field that holds a \
        \(schema.format.delimiter.name) between quotes
        """
      return report(.surplusFields, .error, nil, message, &output)
    }
  }

  /// Makes the output a blank line with the basket's defaults, keeping its memory.
  @inline(__always)
  func begin(_ output: inout BasketLine, number: Int, bytes: Range<Int>) {
    if !output.problems.isEmpty { output.problems.removeAll(keepingCapacity: true) }
    output.draft = blank.draft
    output.row.begin(as: blank.row, number: number, bytes: bytes)
    output.line.begin(as: blank.line, row: number)
  }
}

extension BasketRow {
  /// Makes it a copy of `blank` for that row.
  @inline(__always)
  fileprivate mutating func begin(as blank: BasketRow, number: Int, bytes: Range<Int>) {
    row = number
    self.bytes = bytes
    sku = .empty
    hts = .empty
    entry = blank.entry
    paidDuty = nil
    if exchange != nil { exchange = nil }
    needsLeadingZero = false
    isAssessable = true
  }
}

extension Line {
  /// Makes it a copy of `blank` for that row, keeping the memory of its lists.
  @inline(__always)
  fileprivate mutating func begin(as blank: Line, row: Int) {
    self.row = row
    code = blank.code
    origin = blank.origin
    exportCountry = blank.exportCountry
    value = 0
    freight = blank.freight
    insurance = blank.insurance
    declaresCarriage = blank.declaresCarriage
    mode = blank.mode
    entryType = blank.entryType
    program = blank.program
    claims = blank.claims
    entered = blank.entered
    loaded = blank.loaded
    exported = blank.exported
    weight = blank.weight
    quantity = nil
    quantity2 = nil
    if !facts.isEmpty { facts.removeAll(keepingCapacity: true) }
    if !blank.facts.isEmpty { facts += blank.facts }
    if !originOverrides.isEmpty { originOverrides.removeAll(keepingCapacity: true) }
  }
}
