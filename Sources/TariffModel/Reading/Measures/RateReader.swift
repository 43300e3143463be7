// SPDX-License-Identifier: Apache-2.0

import ExactMath
import JSON5Reading
import SourceDiagnostics

/// Reads a rate: a text as schedules print it, or one of the object forms.
struct RateReader {
  let context: RuleContext

  func read(_ node: Node) -> RateExpression? {
    switch node.value {
    case .string(let text):
      return RateTextReader(context: context).read(Located(text, at: node.location))
    case .object:
      return ObjectReader(node, what: "rate", log: context.log).flatMap(object)
    default:
      context.log.report(.rateIsNoText(node.value.kind), at: node.head)
      return nil
    }
  }

  private func object(_ reader: ObjectReader) -> RateExpression? {
    let forms: [(key: String, read: (ObjectReader) -> RateExpression?)] = [
      ("text", bounded), ("column", column), ("topUpTo", topUp), ("rateOf", rateOf), ("elect", elected),
      ("fact", declared),
    ]
    // `list` comes first, for it has a `column`, too.
    if reader.has("list") { return listed(reader) }
    guard let form = forms.first(where: { reader.has($0.key) }) else {
      context.log.report(.rateObjectWithoutForm(), at: reader.node.head)
      return nil
    }
    return form.read(reader)
  }

  /// A rate inside another, which is worked out line by line and so cannot be due once for an entry.
  private func inner(_ node: Node) -> RateExpression? {
    guard let rate = read(node) else { return nil }
    guard rate.isPerEntry else { return rate }
    context.log.report(.entryRateInside(), at: node.location)
    return nil
  }

  private func bounded(_ reader: ObjectReader) -> RateExpression? {
    let rate = reader.optional("text").flatMap(inner)
    let cap = reader.share("cap")
    let floor = reader.share("floor")
    reader.finish()
    guard let rate else { return nil }
    return cap == nil && floor == nil ? rate : .bounded(rate, cap: cap, floor: floor)
  }

  private func column(_ reader: ObjectReader) -> RateExpression? {
    let name = reader.requiredString("column")
    reader.ignore("list")
    reader.finish()
    guard let name else { return nil }
    if let index = context.territory.columns.firstIndex(of: name.value) { return .column(index) }
    context.log.report(
      .unknownScheduleColumn(name.value, known: context.territory.columns),
      at: name.location
    )
    return nil
  }

  private func listed(_ reader: ObjectReader) -> RateExpression? {
    let list = reader.requiredString("list")
    let column = reader.requiredString("column")
    reader.finish()
    guard let list, let column else { return nil }
    context.references.noteColumn(column, ofList: list)
    return .listed(list: list.value, column: column.value)
  }

  private func declared(_ reader: ObjectReader) -> RateExpression? {
    let fact = reader.requiredString("fact").flatMap { context.fact($0, [.rate], needs: "a percentage") }
    let name = reader.string("case").map { context.fact($0, [.text], needs: "a text") }
    reader.finish()
    guard let fact else { return nil }
    return .declared(fact: fact, case: name ?? nil)
  }

  private func topUp(_ reader: ObjectReader) -> RateExpression? {
    let total = reader.share("topUpTo")
    let counting: DutyCounted = reader.word("counting") ?? .general
    reader.finish()
    return total.map { .topUp(to: $0, counting: counting) }
  }

  private func rateOf(_ reader: ObjectReader) -> RateExpression? {
    let programme = reader.requiredString("rateOf")
    let brackets = reader.objects("brackets", what: "bracket")?.map(bracket)
    if let brackets { reportDisorder(brackets.map(\.below), at: reader) }
    reader.finish()
    guard let programme else { return nil }
    context.references.noteProgramme(programme)
    let sound = (brackets ?? []).compactMap { bracket in
      bracket.rate.map { RateBracket(below: bracket.below, rate: $0) }
    }
    return .rateOf(programme: programme.value, brackets: sound)
  }

  private func bracket(_ reader: ObjectReader) -> (below: Rate?, rate: RateExpression?) {
    let below = reader.share("below")
    let rate = reader.required("rate").flatMap(inner)
    reader.finish()
    return (below, rate)
  }

  private func reportDisorder(_ levels: [Rate?], at reader: ObjectReader) {
    let bounded = levels.dropLast()
    let ascends = zip(bounded, levels.dropFirst()).allSatisfy { lower, upper in
      guard let lower else { return false }
      return upper.map { lower < $0 } ?? true
    }
    if !ascends { context.log.report(.bracketsOutOfOrder(), at: reader.member("brackets")?.keyLocation) }
  }

  private func elected(_ reader: ObjectReader) -> RateExpression? {
    let nodes = reader.nodes("elect") ?? []
    let rates = nodes.compactMap(inner)
    let standard = reader.integer("default")
    reader.finish()
    if nodes.count < 2 {
      context.log.report(.tooFewElected(), at: reader.member("elect")?.keyLocation)
      return nil
    }
    if let standard, !nodes.indices.contains(standard.value) {
      context.log.report(.badElectionDefault(standard.value, count: nodes.count), at: standard.location)
      return nil
    }
    return rates.count == nodes.count ? .elected(rates, standard: standard?.value ?? 0) : nil
  }
}
