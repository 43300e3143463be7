// SPDX-License-Identifier: Apache-2.0

import JSON5Reading
import SourceDiagnostics

/// Reads `rate`, or the dated rates of `rates`, as they are written.
struct StatedRatesReader {
  let context: RuleContext

  /// What is stated, or nil when neither field is there.
  func read(_ reader: ObjectReader) -> StatedRates? {
    let single = reader.member("rate")
    let several = reader.member("rates")
    if let single, several != nil { context.log.report(.rateAndRates(), at: single.keyLocation) }
    if let single {
      let rate = RateReader(context: context).read(single.value)
      let entry = rate.map { StatedRate(rate: $0, location: single.value.location) }
      return StatedRates(entries: entry.map { [$0] } ?? [], isSingle: true, location: single.keyLocation)
    }
    guard let several else { return nil }
    let nodes = reader.nodes("rates") ?? []
    if nodes.isEmpty, case .array = several.value.value {
      context.log.report(.noRates(), at: several.keyLocation)
    }
    let entries = nodes.compactMap(dated)
    return StatedRates(entries: entries, isSingle: false, location: several.keyLocation)
  }

  private func dated(_ node: Node) -> StatedRate? {
    guard let reader = ObjectReader(node, what: "rate of 'rates'", log: context.log) else { return nil }
    let clock = context.territory.clock
    let rate = reader.required("rate").flatMap { RateReader(context: context).read($0) }
    let from = reader.instant("from", clock: clock)
    let until = reader.instant("until", clock: clock)
    let base = reader.optional("base").flatMap { BaseReader(context: context).read($0) }
    let perEntry = MeasureFieldsReader(context: context, isAmendment: false).perEntry(reader)
    let condition = reader.optional("when").flatMap {
      ConditionReader(context: context).read($0, what: "when")
    }
    let status: MeasureStatus? = reader.word("status")
    let known = reader.instant("knownFrom", clock: clock)
    let cite = reader.text("cite")
    reader.ignore("note")
    reader.finish()
    guard let rate else { return nil }
    return StatedRate(
      rate: rate,
      location: node.head,
      from: from,
      until: until,
      base: base,
      perEntry: perEntry,
      condition: condition,
      status: status,
      knownFrom: known?.value,
      cite: cite
    )
  }
}
