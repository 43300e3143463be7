// SPDX-License-Identifier: Apache-2.0

import ExactMath
import JSON5Reading
import Reporting
import SourceDiagnostics
import TariffEngine

/// Reads totals that `--totals` wrote: one JSON object a line, of one part or of many.
struct TotalsReader {
  let log: DiagnosticLog

  /// The records of a file, in its order; they are of no use when the log has errors.
  func records(_ path: String, _ bytes: [UInt8]) -> [Located<TotalsRecord>] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
      .compactMap { number, line in
        let text = Array(line)
        guard text.contains(where: { $0 > 0x20 }) else { return nil }
        let file = SourceFile(path: "\(path):\(number + 1)", bytes: text)
        guard let node = JSON5.read(file, log: log),
          let reader = ObjectReader(node, what: "totals", log: log),
          let record = record(reader)
        else { return nil }
        return Located(record, at: node.head)
      }
  }

  private func record(_ reader: ObjectReader) -> TotalsRecord? {
    guard let schema = reader.requiredString("schema") else { return nil }
    guard schema.value == TotalsRecord.schema else {
      log.error(.notTotals(schema.value), at: schema.location)
      return nil
    }
    let grounds = grounds(reader)
    var record = TotalsRecord(grounds)
    func money(_ name: String) -> Int64 { amount(reader.required(name), name, grounds.currency) ?? 0 }
    record.lines = reader.integer("lines")?.value ?? 0
    record.assessed = reader.integer("assessed")?.value ?? 0
    record.assumed = reader.integer("assumed")?.value ?? 0
    record.unassessed = reader.integer("unassessed")?.value ?? 0
    record.customsValue = money("customsValue")
    record.assessedValue = money("assessedValue")
    record.duty = money("duty")
    record.fees = amount(reader.required("fees"), "fees", grounds.currency)
    record.taxes = money("taxes")
    record.landedCost = money("landedCost")
    record.byProgramme = (reader.table("byProgramme") ?? []).map {
      amount($0.value, $0.key, grounds.currency)
    }
    record.openDuty = money("openDuty")
    record.outsideLaw = reader.integer("outsideLaw")?.value ?? 0
    record.range = range(reader, grounds.currency)
    record.assumedFacts = (reader.strings("assumedFacts") ?? []).map(\.value).sorted()
    record.problems = reader.integer("problems")?.value ?? 0
    reader.ignore("effectiveRate", "notice")
    reader.finish()
    return record
  }

  private func grounds(_ reader: ObjectReader) -> TotalsRecord.Grounds {
    func text(_ name: String) -> String { reader.requiredString(name)?.value ?? "" }
    let library = reader.object("library")
    func ofLibrary(_ name: String) -> String { library?.requiredString(name)?.value ?? "" }
    if library == nil { _ = reader.required("library") }
    let grounds = TotalsRecord.Grounds(
      territory: text("territory"),
      regime: text("regime"),
      asOf: textOrNull(reader, "asOf"),
      currency: Currency(code: text("currency")),
      isNotLaw: reader.bool("notLaw")?.value ?? false,
      unlawful: text("unlawful"),
      transition: textOrNull(reader, "transition"),
      library: ofLibrary("name"),
      edition: ofLibrary("edition"),
      lawThrough: ofLibrary("lawThrough"),
      hash: ofLibrary("hash"),
      rounding: text("rounding"),
      feesAssessed: reader.bool("feesAssessed")?.value ?? false,
      assumptions: (reader.table("assume") ?? []).map { member in
        guard case .string(let text) = member.value.value else { return [member.key, ""] }
        return [member.key, text]
      },
      programmes: (reader.table("byProgramme") ?? []).map(\.key),
      notModelled: (reader.strings("notModelled") ?? []).map(\.value)
    )
    library?.finish()
    return grounds
  }

  private func textOrNull(_ reader: ObjectReader, _ name: String) -> String? {
    guard let node = reader.required(name) else { return nil }
    if case .null = node.value { return nil }
    return reader.string(name)?.value
  }

  /// An amount in minor units; nil for null, and with an error for what is no amount.
  private func amount(_ node: Node?, _ name: String, _ currency: Currency) -> Int64? {
    guard let node else { return nil }
    if case .null = node.value { return nil }
    guard case .string(let text) = node.value,
      let amount = try? DecimalText.scaled(text, digits: currency.minorDigits)
    else {
      log.error(.noAmount(name), at: node.location)
      return nil
    }
    return amount
  }

  private func range(_ reader: ObjectReader, _ currency: Currency) -> AmountRange? {
    guard let node = reader.required("range") else { return nil }
    if case .null = node.value { return nil }
    guard let range = reader.object("range"),
      let least = amount(range.required("min"), "min", currency),
      let most = amount(range.required("max"), "max", currency)
    else { return nil }
    range.finish()
    return AmountRange(minimum: least, maximum: most)
  }
}

extension Diagnostic.Message {
  static func notTotals(_ schema: String) -> Self {
    Self(
      id: "not-totals",
      text: "this is \(schema), not \(TotalsRecord.schema)",
      help: "write the totals of each part with --totals FILE"
    )
  }

  static func noAmount(_ name: String) -> Self {
    Self(id: "not-totals", text: "\(name) is an amount in quotes, with the currency's digits")
  }

  static func noTotals(_ path: String) -> Self {
    Self(id: "no-totals", text: "there are no totals in \(path)", help: "was its part ever run?")
  }

  static func totalsDiffer(_ error: TotalsRecord.MergeError) -> Self {
    switch error {
    case .differs(let member, let first, let second):
      Self(
        id: "different-totals",
        text: "these totals rest on other grounds than the first: \(member) is '\(second)', not '\(first)'",
        help: "run all parts with the same options, and the same library"
      )
    case .tooLarge:
      Self(id: "totals-too-large", text: "the sum does not fit in 64 bits")
    }
  }
}
