// SPDX-License-Identifier: Apache-2.0

import JSON5Reading
import SourceDiagnostics

/// Reads what a rate is applied to.
struct BaseReader {
  let context: RuleContext

  func read(_ node: Node) -> Base? {
    if case .string(let text) = node.value { return named(Located(text, at: node.location)) }
    guard let reader = ObjectReader(node, what: "base", log: context.log) else { return nil }
    defer { reader.finish() }
    if reader.has("valueLess") {
      return reader.someStrings("valueLess").map { .valueLess(context.moneyFacts($0)) }
    }
    if reader.has("plus") {
      let isInclusive = reader.bool("inclusive")?.value ?? false
      let isBeforeFactor = reader.bool("beforeFactor")?.value ?? false
      return reader.measures("plus", context).map {
        .plus($0, inclusive: isInclusive, beforeFactor: isBeforeFactor)
      }
    }
    guard reader.required("cases") != nil, let cases = reader.objects("cases", what: "case of a base") else {
      return nil
    }
    return .cases(cases.compactMap(choice))
  }

  private func named(_ name: Located<String>) -> Base? {
    switch name.value {
    case "value": return .value
    case "goods": return .goods
    case "cif": return .cif
    default:
      guard FactDefinition.prefixes.contains(where: { name.value.hasPrefix($0) }) else {
        let known = ["value", "goods", "cif"] + context.facts.facts.filter { $0.kind == .money }.map(\.name)
        context.log.report(.unknownWord(name.value, "base", known: known), at: name.location)
        return nil
      }
      return context.fact(name, [.money], needs: "an amount of money").map(Base.fact)
    }
  }

  /// `{ when, is }`; without `when` it is for all that is left.
  private func choice(_ reader: ObjectReader) -> BaseCase? {
    let condition =
      reader.optional("when").map { ConditionReader(context: context).read($0, what: "when") } ?? .always
    let base = reader.required("is").flatMap { read($0) }
    reader.finish()
    guard let condition, let base else { return nil }
    return BaseCase(condition: condition, base: base)
  }
}
