// SPDX-License-Identifier: Apache-2.0

import Reporting
import SourceDiagnostics

extension Command {
  /// `tariff totals`: adds up the totals of parts.
  static let totals = Command(
    declaration: CommandDeclaration(
      "totals",
      summary: "Adds up the totals of the parts of a basket.",
      overview: [
        "Adds up the totals of the parts of a basket, exactly.",
        "Each part was assessed with --totals FILE, on whatever machine. The sum is what one run over the whole "
          + "basket writes, byte for byte, whatever the order of the parts. Parts under another regime, another "
          + "library or other options are refused. A file may hold the totals of many parts, one a line.",
      ],
      usage: ["merge FILE… [options]"],
      operands: [.init(name: "FILE", help: "Totals of one part or several; - is standard input.")],
      count: 1...100_000,
      groups: [.init(title: "RESULT", options: [.output]), .general],
      examples: [
        .init(
          line: "tariff totals merge part-1.json part-2.json -o totals.json",
          meaning: "The totals of both parts together."
        ),
        .init(
          line: "cat parts/*.json | tariff totals merge -",
          meaning: "The same of as many parts as there are."
        ),
      ]
    ),
    run: { context in
      let operands = context.arguments.operands
      guard operands[0] == "merge" else {
        throw UsageError.badOperand(operands[0], expected: "'merge' and files of totals")
      }
      guard operands.count > 1 else { throw UsageError.missingOperand("FILE") }
      let bytes = try sum(of: operands.dropFirst(), context)
      try context.withResult { write in try write(bytes) }
      return .success
    }
  )

  private static func sum(of paths: some Sequence<String>, _ context: Context) throws -> [UInt8] {
    let log = DiagnosticLog()
    let reader = TotalsReader(log: log)
    var sum: TotalsRecord?
    for path in paths {
      let records = reader.records(path, try context.input(path).readToEnd())
      if records.isEmpty, !log.hasErrors { log.error(.noTotals(path), at: nil) }
      for record in records where !log.hasErrors {
        guard sum != nil else {
          sum = record.value
          continue
        }
        do throws(TotalsRecord.MergeError) {
          try sum?.add(record.value)
        } catch {
          log.error(.totalsDiffer(error), at: record.location)
        }
      }
    }
    guard let sum, !log.hasErrors else { throw InvalidInput(log.diagnostics) }
    var bytes: [UInt8] = []
    sum.write(into: &bytes)
    return bytes
  }
}
