// SPDX-License-Identifier: Apache-2.0

package import DelimitedText
import ExactMath
package import TariffModel

/// Reads the rows of a basket into lines.
///
/// A value type without shared state: each worker has its own, made alike, and reads chunks with it. Texts
/// that lines repeat are looked up by their bytes, so an ordinary row makes no `String` and no allocation.
///
/// Where the reader's methods meet the plan: what an ordinary field needs is done here, in place, and whatever
/// is out of the ordinary is handed to `LinePlan`.
package struct LineReader: Sendable {
  /// The table that the numbers in lines belong to; it grows while rows are read.
  package internal(set) var symbols: SymbolTable
  /// What is wrong with the defaults, as problems of row 0.
  package private(set) var defaultProblems: [LineProblem] = []

  var plan: LinePlan
  /// The currencies that occurred; the accounting currency is the first.
  var currencies: [CurrencyUse]
  /// The units that occurred, in the order in which they did.
  var units: [UnitUse] = []
  var unitNames: [String] = []
  var texts = TextCaches()

  /// A reader of the rows of one basket.
  ///
  /// `symbols` is the table to begin with, such as the one the rules were compiled with. `codeExists` says whether
  /// the schedule has a code, and is asked only for codes that may have lost a zero.
  package init(
    schema: BasketSchema,
    options: BasketOptions,
    facts: LibraryFacts,
    symbols: SymbolTable = SymbolTable(),
    rates: ExchangeRates = ExchangeRates(),
    codeExists: @escaping @Sendable (CommodityCode) -> Bool = { _ in true }
  ) {
    var symbols = symbols
    let programmes = schema.roles.compactMap { role -> String? in
      guard case .originOverride(let programme) = role else { return nil }
      return programme
    }.sorted()
    let overrideSymbols = programmes.map { symbols.intern($0) ?? .none }
    func plan(_ names: [String], _ roles: [ColumnRole], blank: BasketLine) -> LinePlan {
      let steps = roles.enumerated()
        .compactMap { FieldStep(column: $0.offset, role: $0.element, facts: facts, overrides: programmes) }
        .sorted { ($0.rank, $0.column) < ($1.rank, $1.column) }
      return LinePlan(
        schema: schema,
        options: options,
        facts: facts,
        rates: rates,
        codeExists: codeExists,
        overrideProgrammes: overrideSymbols,
        names: names,
        steps: steps,
        blank: blank
      )
    }
    self.symbols = symbols
    currencies = [CurrencyUse(options.accounting)]
    var blank = BasketLine()
    blank.draft.digits = options.accounting.minorDigits
    blank.row.entry = options.entryPer == .basket ? .basket : .own
    // The defaults are read as if they were the only row of a basket of their own.
    let defaults = BasketDefaults(schema: schema, options: options, facts: facts)
    self.plan = plan(defaults.names, defaults.roles, blank: blank)
    readDefaults(defaults, into: &blank)
    self.plan = plan(schema.columnNames, schema.roles, blank: blank)
  }

  /// Reads a row; whether the line can be assessed stands in `output.row.isAssessable`.
  ///
  /// `fields` is the row as it was split from `bytes`; its `number` counts from 1 without the header.
  ///
  /// - Complexity: O(*bytes of the row*), without allocation unless there are problems or new texts.
  package mutating func read(
    _ fields: DelimitedRow,
    in bytes: Span<UInt8>,
    number: Int,
    into output: inout BasketLine
  ) {
    let plan = plan
    plan.begin(&output, number: number, bytes: fields.range)
    if fields.count > plan.names.count { plan.checkSurplus(fields, &output) }
    for step in plan.steps {
      let field = fields[step.column]
      if !field.isEmpty { perform(step, field, bytes, &output) }
    }
    complete(&output)
  }

  private mutating func readDefaults(_ defaults: BasketDefaults, into blank: inout BasketLine) {
    guard !defaults.names.isEmpty else { return }
    var row = DelimitedRow()
    var offset = 0
    let isRow = try? RowSplitter(DelimitedFormat()).next(&row, in: defaults.csv.span, at: &offset)
    guard isRow == true else { return }
    for step in plan.steps where !row[step.column].isEmpty {
      perform(step, row[step.column], defaults.csv.span, &blank)
    }
    defaultProblems = blank.problems
    blank.problems = []
  }
}

/// The defaults that the basket has no column for, as a row.
private struct BasketDefaults {
  private(set) var names: [String] = []
  private(set) var roles: [ColumnRole] = []
  private(set) var csv: [UInt8] = []

  init(schema: BasketSchema, options: BasketOptions, facts: LibraryFacts) {
    let matcher = ColumnMatcher(facts: facts, programmes: nil)
    var defaults = options.defaults
    if let currency = options.currency { defaults[BasketField.currency.rawValue] = currency }
    var writer = DelimitedWriter()
    for (name, text) in defaults.sorted(by: { $0.key < $1.key }) {
      guard let role = matcher.role(named: name), !schema.roles.contains(role) || role == .field(.currency)
      else {
        continue
      }
      names.append(matcher.name(of: role))
      roles.append(role)
      writer.append(text, to: &csv)
    }
    writer.endRow(&csv)
  }
}
