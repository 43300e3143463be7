// SPDX-License-Identifier: Apache-2.0

import Baskets
import SourceDiagnostics

extension Command {
  private static let template = OptionDeclaration.flag(
    "template",
    "Print a header with the usual columns. (the default)"
  )
  private static let fields = OptionDeclaration.flag(
    "fields",
    "List all columns that a basket may have, the library's facts among them, each with its meaning."
  )
  private static let dryRun = OptionDeclaration.value(
    "dry-run",
    "FILE",
    "Read the header of this basket and say which column is taken for which field; nothing is assessed."
  )

  /// `tariff basket`: a basket to start from, and how one would be read.
  static let basket = Command(
    declaration: CommandDeclaration(
      "basket",
      summary: "Prints a basket to start from, or says how one would be read.",
      overview: [
        "Prints a basket to start from: a header with the usual columns.",
        "With --dry-run it says for each column of a basket which field it is taken for, with its text in the "
          + "first row of goods, and what a column that means nothing may have been meant for. If the columns "
          + "do not suffice it says what is missing and ends with 65.",
      ],
      usage: ["[--template] [options]", "--fields [options]", "--dry-run FILE [options]"],
      operands: [],
      count: 0...0,
      groups: [
        .init(title: "OPTIONS", options: [template, fields, dryRun, .listFormat, .output]),
        .init(title: "WITH --dry-run", options: [.territory, .map, .columns]),
        .general,
      ],
      examples: [
        .init(line: "tariff basket -o goods.csv", meaning: "A file to fill in."),
        .init(
          line: "tariff basket --dry-run goods.csv --map value=\"Total FOB\"",
          meaning: "Which column is taken for which field, with one of them named."
        ),
      ]
    ),
    run: { context in
      let wishes = [template, fields, dryRun].filter { context.arguments.has($0) }
      if wishes.count > 1 { throw UsageError.conflictingOptions(wishes[0], wishes[1]) }
      if let file = context.arguments.value(dryRun) { return try sayColumns(file, context) }
      if context.arguments.has(fields) {
        try context.answer(Listing(BasketTemplate.columnList(context.library().facts())))
      } else {
        try context.answer(BasketTemplate.csv)
      }
      return .success
    }
  )

  /// What each column of a basket is taken for.
  private static func sayColumns(_ file: String, _ context: Context) throws -> ExitStatus {
    let basket = try BasketArgument(file, context)
    let setup = try AssessmentSetup(context, descriptor: basket.descriptor, regimes: [nil])
    let header = try BasketHeader(basket, setup, context)
    guard let schema = header.schema else { throw InvalidInput(header.findings) }
    try context.answer(Listing(schema, firstRow: header.firstRow, defaults: setup.options.defaults))
    guard header.isSound else { throw InvalidInput(header.findings) }
    for finding in header.findings { context.remark(finding, as: context.formatter) }
    context.remark(header.form(of: schema))
    return .success
  }
}

extension Listing {
  /// The columns that a basket may have.
  fileprivate init(_ columns: [(name: String, meaning: String)]) {
    self.init([.init("column", "Column"), .init("meaning", "Meaning", wraps: true)])
    for column in columns { add([column.name, column.meaning]) }
  }

  /// The columns of a basket, each with the field that it is taken for.
  fileprivate init(_ schema: BasketSchema, firstRow: [String], defaults: [String: String]) {
    self.init([
      .init("column", "Column"), .init("field", "Taken for"), .init("first", "First row", wraps: true),
      .init("note", "Note", wraps: true),
    ])
    for (index, column) in schema.report.enumerated() {
      let first = index < firstRow.count ? firstRow[index] : ""
      add([column.column, column.takenFor, first, column.note.isEmpty ? column.use : column.note])
    }
    for (field, text) in defaults.sorted(by: { $0.key < $1.key }) {
      add(["", field, text, "for all rows, as the basket's file says"])
    }
  }
}

extension ColumnReport {
  /// What becomes of a column that is taken for no field.
  fileprivate var use: String {
    switch role {
    case .field, .fact, .originOverride: ""
    case .passedThrough, .ignored: "passed through"
    }
  }
}
