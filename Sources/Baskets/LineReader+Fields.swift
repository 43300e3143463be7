// SPDX-License-Identifier: Apache-2.0

import DelimitedText
import ExactMath
import SourceDiagnostics
import TariffModel

extension LineReader {
  /// Reads one field, which is not empty.
  mutating func perform(
    _ step: FieldStep,
    _ field: FieldRange,
    _ bytes: Span<UInt8>,
    _ output: inout BasketLine
  ) {
    switch step.action {
    case .currency: readCurrency(step, field, bytes, &output)
    case .sku: output.row.sku = field
    case .hts: readCode(step, field, bytes, &output)
    case .origin:
      if let origin = country(step, field, bytes, &output) { output.line.origin = origin }
    case .exportCountry:
      if let country = country(step, field, bytes, &output) { output.line.exportCountry = country }
    case .value:
      output.draft.value = money(step, field, bytes, &output)
      if output.draft.value == nil { output.draft.hasBadValue = !field.trimmed(in: bytes).isEmpty }
    case .unitPrice: output.draft.unitPrice = number(step, field, bytes, &output)
    case .quantity: output.draft.quantity = number(step, field, bytes, &output)
    case .unit: output.draft.unit = unit(step, field, bytes, &output)
    case .quantity2: output.draft.quantity2 = number(step, field, bytes, &output)
    case .unit2: output.draft.unit2 = unit(step, field, bytes, &output)
    case .weight: output.line.weight = number(step, field, bytes, &output)
    case .freight:
      guard let freight = money(step, field, bytes, &output) else { return }
      output.line.freight = freight
      output.line.declaresCarriage = true
    case .insurance:
      guard let insurance = money(step, field, bytes, &output) else { return }
      output.line.insurance = insurance
      output.line.declaresCarriage = true
    case .mode: output.line.mode = mode(step, field, bytes, &output)
    case .entryDate: output.line.entered = date(step, field, bytes, &output)
    case .exportDate: output.line.exported = date(step, field, bytes, &output)
    case .loadedDate: output.line.loaded = date(step, field, bytes, &output)
    case .entry: plan.readEntry(field, bytes, &output)
    case .entryType: output.line.entryType = text(step, field, bytes, &output)
    case .program: output.line.program = text(step, field, bytes, &output)
    case .claims: output.line.claims = claims(step, field, bytes, &output)
    case .paidDuty: output.row.paidDuty = paidDuty(step, field, bytes, &output)
    case .moneyFact: declare(money(step, field, bytes, &output).map { .money($0) }, step, &output)
    case .massFact: declare(number(step, field, bytes, &output).map { .mass($0) }, step, &output)
    case .numberFact: declare(number(step, field, bytes, &output).map { .number($0) }, step, &output)
    case .rateFact:
      declare(plan.rate(step, field, bytes, &output).map { .rate($0.billionths) }, step, &output)
    case .textFact:
      let text = text(step, field, bytes, &output)
      declare(text.index == 0 ? nil : .text(text), step, &output)
    case .flagFact: declare(plan.flag(step, field, bytes, &output).map { .flag($0) }, step, &output)
    case .dateFact: declare(date(step, field, bytes, &output).map { .date($0) }, step, &output)
    case .originOverride:
      guard let origin = country(step, field, bytes, &output) else { return }
      let programme = plan.overrideProgrammes[step.number]
      output.line.originOverrides.append(OriginOverride(programme: programme, origin: origin))
    }
  }

  private func declare(_ value: FactValue?, _ step: FieldStep, _ output: inout BasketLine) {
    guard let value else { return }
    let fact = LineFact(fact: step.number, value: value)
    guard let known = output.line.facts.first(where: { $0.fact == fact.fact }) else {
      return output.line.declare(fact)
    }
    if known != fact { plan.reportRival(step, &output) }
  }
}

extension Line {
  /// Adds a fact at its place, unless the line declares it already.
  mutating func declare(_ fact: LineFact) {
    guard let last = facts.last, last.fact >= fact.fact else {
      facts.append(fact)
      return
    }
    let place = facts.firstIndex { $0.fact >= fact.fact } ?? facts.count
    if facts[place].fact != fact.fact { facts.insert(fact, at: place) }
  }
}

extension LinePlan {
  /// The entry that the line belongs to, if entries are as declared.
  func readEntry(_ field: FieldRange, _ bytes: Span<UInt8>, _ output: inout BasketLine) {
    guard options.entryPer == .asDeclared else { return }
    if let key = EntryKey(field, in: bytes) { output.row.entry = .declared(key) }
  }

  /// Says that two columns of one fact differ.
  @inline(never)
  func reportRival(_ step: FieldStep, _ output: inout BasketLine) {
    let fact = facts.facts[step.number].name
    let rivals = steps.filter { $0.isFact && $0.number == step.number && $0.column != step.column }
      .map { "'\(names[$0.column])'" }
    let message = """
      '\(names[step.column])' and \(rivals.joined(separator: " and ")) give \(fact) and differ; leave all but one \
      blank, or say which to take: --map \(fact)="\(names[step.column])"
      """
    report(.twoValues, .error, step, message, &output)
  }

  /// Yes or no.
  func flag(
    _ step: FieldStep,
    _ field: FieldRange,
    _ bytes: Span<UInt8>,
    _ output: inout BasketLine
  ) -> Bool? {
    let written = HeaderFinder.trimmed(field.text(in: bytes))
    guard !written.isEmpty else { return nil }
    if let flag = YesOrNo.read(written) { return flag }
    report(.badFlag, .warning, step, "\(Self.shown(written)) is neither yes nor no", &output)
    return nil
  }

  /// A percentage, with or without its sign.
  func rate(
    _ step: FieldStep,
    _ field: FieldRange,
    _ bytes: Span<UInt8>,
    _ output: inout BasketLine
  ) -> Rate? {
    let written = HeaderFinder.trimmed(field.text(in: bytes))
    guard !written.isEmpty else { return nil }
    let percent = written.hasSuffix("%") ? written : written + "%"
    if let rate = try? Rate(percent: percent), rate >= .zero { return rate }
    report(.badRate, .error, step, "\(Self.shown(written)) is no percentage; write it as 12.5%", &output)
    return nil
  }

  /// A text of the basket as messages quote it: cut when it is long.
  static func shown(_ text: String) -> String {
    text.unicodeScalars.count <= 60 ? "'\(text)'" : "'\(String(text.unicodeScalars.prefix(59)))…'"
  }
}
