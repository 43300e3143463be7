// SPDX-License-Identifier: Apache-2.0

import ExactMath
import JSON5Reading
import SourceDiagnostics

/// Reads conditions on a line: an object whose members must all hold.
struct ConditionReader {
  let context: RuleContext

  /// The members that every library knows; facts come on top.
  private static let members = [
    "all", "any", "not", "claims", "program", "mode", "entryType", "origin", "exportCountry", "codes",
    "entered",
    "loaded", "exported", "value", "entryValue", "entryLines", "weightShare", "declares",
  ]

  /// The condition, or nil when any of it cannot be read.
  func read(_ node: Node, what: String) -> Condition? {
    guard let reader = ObjectReader(node, what: what, log: context.log) else { return nil }
    let parts = reader.members.map { part($0, reader) }
    let sound = parts.compactMap(\.self)
    guard sound.count == parts.count else { return nil }
    return sound.count == 1 ? sound.first : .all(sound)
  }

  private func part(_ member: Node.Member, _ reader: ObjectReader) -> Condition? {
    let key = member.key
    switch key {
    case "all": return list(reader, key).map(Condition.all)
    case "any": return list(reader, key).map(Condition.any)
    case "not": return read(member.value, what: key).map(Condition.not)
    case "claims": return lowerCased(reader, key).map(Condition.claims)
    case "program": return reader.someStrings(key).flatMap(programs).map(Condition.program)
    case "mode": return reader.someStrings(key).flatMap(modes).map(Condition.mode)
    case "entryType": return lowerCased(reader, key).map(Condition.entryType)
    case "origin": return reader.origins(key, context, allowsAll: false).map(Condition.origin)
    case "exportCountry": return reader.origins(key, context, allowsAll: false).map(Condition.exportCountry)
    case "codes": return reader.codes(key, context).map(Condition.codes)
    case "entered": return dates(reader, key, of: .entered)
    case "loaded": return dates(reader, key, of: .loaded)
    case "exported": return dates(reader, key, of: .exported)
    case "value": return amounts(reader, key).map(Condition.value)
    case "entryValue": return amounts(reader, key).map(Condition.entryValue)
    case "entryLines":
      return reader.object(key).flatMap {
        BoundsReader(reader: $0).amounts { $0.integer($1).map { Int64($0.value) } }.map(Condition.entryLines)
      }
    case "weightShare": return weightShare(reader, key)
    case "declares": return declares(reader, key)
    default: return FactConditionReader(context: context, reader: self).read(member, in: reader)
    }
  }

  /// Reports a member that is neither known nor a fact.
  func reportUnknown(_ member: Node.Member) {
    let name = Located(member.key, at: member.keyLocation)
    let looksLikeFact = FactDefinition.prefixes.contains { member.key.hasPrefix($0) }
    if looksLikeFact {
      context.log.report(.unknownFact(name.value, known: context.facts.facts.map(\.name)), at: name.location)
    } else {
      let known = Self.members + context.facts.facts.map(\.name)
      context.log.report(.unknownCondition(name.value, known: known), at: name.location)
    }
  }

  private func list(_ reader: ObjectReader, _ key: String) -> [Condition]? {
    guard let nodes = reader.nodes(key) else { return nil }
    guard !nodes.isEmpty else {
      context.log.report(.emptyList(key), at: reader.member(key)?.keyLocation)
      return nil
    }
    let parts = nodes.compactMap { read($0, what: "condition") }
    return parts.count == nodes.count ? parts : nil
  }

  private func lowerCased(_ reader: ObjectReader, _ key: String) -> [String]? {
    reader.someStrings(key)?.map { $0.value.lowercased() }
  }

  private func programs(_ names: [Located<String>]) -> [String]? {
    let known = context.territory.specialPrograms.map(\.symbol)
    for name in names where !known.contains(name.value) {
      context.log.report(.unknownSpecialProgram(name.value, known: known), at: name.location)
    }
    return names.map(\.value)
  }

  private func modes(_ names: [Located<String>]) -> [String]? {
    let modes = context.facts.modes
    let known = Set(modes.values)
    for name in names where !known.contains(name.value) {
      let message = RuleMessage.unknownMode(
        name.value,
        known: known.sorted(),
        means: modes[name.value.lowercased()]
      )
      context.log.report(message, at: name.location)
    }
    return names.map(\.value)
  }

  /// `{ from, before }` on a date.
  func dates(_ reader: ObjectReader, _ key: String, of fact: DatedFact) -> Condition? {
    guard let bounds = reader.object(key) else { return nil }
    let from = bounds.instant("from", clock: context.territory.clock)
    let before = bounds.instant("before", clock: context.territory.clock)
    bounds.finish()
    if let from, let before, before.value <= from.value {
      context.log.report(.emptyWindow(Window(from: from.value, until: before.value)), at: before.location)
    }
    guard !bounds.members.isEmpty else {
      context.log.report(.noDates(key), at: bounds.node.head)
      return nil
    }
    return .dated(fact, from: from?.value, before: before?.value)
  }

  private func amounts(_ reader: ObjectReader, _ key: String) -> Bounds<Int64>? {
    reader.object(key).flatMap {
      BoundsReader(reader: $0).amounts { $0.money($1, context.territory.currency) }
    }
  }

  private func declares(_ reader: ObjectReader, _ key: String) -> Condition? {
    guard let names = reader.someStrings(key) else { return nil }
    let facts = names.compactMap { context.fact($0, FactDefinition.Kind.allCases, needs: "a fact") }
    return facts.count == names.count ? .declares(facts) : nil
  }

  private func weightShare(_ reader: ObjectReader, _ key: String) -> Condition? {
    guard let object = reader.object(key) else { return nil }
    let names = object.required("of").map { _ in object.someStrings("of") ?? [] }
    let facts = names.map { context.massFacts($0) }
    let bounds = BoundsReader(reader: object).amounts { $0.share($1) }
    guard let facts, let bounds else { return nil }
    return .weightShare(facts: facts, bounds)
  }
}
