// SPDX-License-Identifier: Apache-2.0

import ExactMath
import JSON5Reading
import SourceDiagnostics

/// Reads the member of a condition that names a fact of the library; its kind says what may stand there.
struct FactConditionReader {
  let context: RuleContext
  let reader: ConditionReader

  func read(_ member: Node.Member, in object: ObjectReader) -> Condition? {
    let name = member.key
    guard let definition = context.facts.facts.first(where: { $0.name == name }) else {
      reader.reportUnknown(member)
      return nil
    }
    switch definition.kind {
    case .money: return money(name, object)
    case .mass, .number:
      return object.object(name).flatMap {
        BoundsReader(reader: $0).amounts { $0.millionths($1) }.map { .amount(fact: name, $0) }
      }
    case .rate:
      return object.object(name).flatMap {
        BoundsReader(reader: $0).amounts { $0.share($1)?.billionths }.map { .amount(fact: name, $0) }
      }
    case .text:
      return object.someStrings(name).map { .text(fact: name, $0.map { $0.value.lowercased() }) }
    case .flag:
      return object.bool(name).map { .flag(fact: name, $0.value) }
    case .date:
      return reader.dates(object, name, of: .fact(name))
    }
  }

  /// Bounds on the amount, or on its share of the customs value.
  private func money(_ name: String, _ object: ObjectReader) -> Condition? {
    guard let bounds = object.object(name).map(BoundsReader.init) else { return nil }
    guard bounds.boundsShare else {
      return bounds.amounts { $0.money($1, context.territory.currency) }.map { .amount(fact: name, $0) }
    }
    guard !bounds.boundsAmount else {
      context.log.report(.mixedBounds(name), at: bounds.reader.node.head)
      return nil
    }
    return bounds.shares().map { .share(fact: name, $0) }
  }
}
