// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

/// The amounts of one line that conditions look at.
struct LineAmounts {
  let customsValue: Int64
  /// The customs value of the entry the line belongs to.
  let entryValue: Int64
  /// How many lines that entry has.
  let entryLines: Int64
  /// By how many minutes the regime moves the dates of the line.
  let dateShift: Int64
  let symbols: SymbolTable
}

extension Condition {
  /// Whether the condition holds of a line; only of what a recipe leaves open.
  func truth(of line: Line, _ amounts: LineAmounts, _ facts: inout LineFacts) -> Truth {
    switch self {
    case .all(let parts):
      var result = Truth.yes
      for part in parts {
        switch part.truth(of: line, amounts, &facts) {
        case .no: return .no
        case .unknown: result = .unknown
        case .yes: break
        }
      }
      return result
    case .any(let parts):
      var result = Truth.no
      for part in parts {
        switch part.truth(of: line, amounts, &facts) {
        case .yes: return .yes
        case .unknown: result = .unknown
        case .no: break
        }
      }
      return result
    case .not(let part):
      return !part.truth(of: line, amounts, &facts)
    case .value(let bounds):
      return Truth(bounds.contains(amounts.customsValue))
    case .entryLines(let bounds):
      return Truth(bounds.contains(amounts.entryLines))
    case .entryValue(let bounds):
      return Truth(bounds.contains(amounts.entryValue))
    case .amount(let name, let bounds):
      return known(name, line, amounts, &facts).map { Truth(bounds.contains($0)) } ?? .unknown
    case .share(let name, let bounds):
      guard let amount = known(name, line, amounts, &facts) else { return .unknown }
      return Truth(bounds.contains(share: amount, of: amounts.customsValue))
    case .weightShare(let names, let bounds):
      guard let weight = line.weight, weight > 0 else { return .unknown }
      // What is declared may suffice, however much the others weigh.
      let declared = facts.declared(names, line)
      if bounds.contains(share: declared, of: weight), bounds.contains(share: weight, of: weight) {
        return .yes
      }
      var sum: Int64 = 0
      for name in names {
        guard let mass = known(name, line, amounts, &facts) else { return .unknown }
        sum += mass
      }
      return Truth(bounds.contains(share: sum, of: weight))
    case .text(let name, let wanted):
      guard case .text(let id)? = declared(name, line, &facts) else { return .unknown }
      let text = amounts.symbols.text(id)
      return Truth(wanted.contains { $0.lowercased() == text })
    case .declares(let names):
      return Truth(
        names.allSatisfy { name in
          guard let fact = facts.law.facts.factIndex(name) else { return false }
          return line.facts.contains { $0.fact == fact } || facts.assumptions.values[fact] != nil
        }
      )
    case .flag(let name, let wanted):
      if case .flag(let value)? = declared(name, line, &facts) { return Truth(value == wanted) }
      if let fact = facts.law.facts.factIndex(name), case .flag(let value)? = facts.assumptions.values[fact] {
        facts.assumed.insert(fact)
        return Truth(value == wanted)
      }
      return .unknown
    case .dated(.fact(let name), let from, let before):
      guard case .date(let date)? = declared(name, line, &facts) else { return .unknown }
      let judged = CivilInstant(minute: date.judged.minute + amounts.dateShift)
      return Truth((from.map { $0 <= judged } ?? true) && (before.map { judged < $0 } ?? true))
    case .claims, .program, .mode, .entryType, .origin, .exportCountry, .codes, .dated:
      preconditionFailure("a recipe leaves no such condition open")
    }
  }

  private func declared(_ name: String, _ line: Line, _ facts: inout LineFacts) -> FactValue? {
    guard let fact = facts.law.facts.factIndex(name) else { return nil }
    if let found = line.facts.first(where: { $0.fact == fact }) { return found.value }
    if facts.assumptions.values[fact] == nil { facts.pending.insert(fact) }
    return nil
  }

  private func known(
    _ name: String,
    _ line: Line,
    _ amounts: LineAmounts,
    _ facts: inout LineFacts
  ) -> Int64? {
    guard let fact = facts.law.facts.factIndex(name) else { return nil }
    return facts.amount(of: fact, line, value: amounts.customsValue)
  }
}

extension Bounds<Rate> {
  /// Whether `part` ÷ `whole` lies within the bounds, compared without division.
  func contains(share part: Int64, of whole: Int64) -> Bool {
    let left = Int128(part) * Int128(Rate.one.billionths)
    func right(_ rate: Rate) -> Int128 { Int128(whole) * Int128(rate.billionths) }
    if let atLeast, left < right(atLeast) { return false }
    if let over, left <= right(over) { return false }
    if let below, left >= right(below) { return false }
    if let atMost, left > right(atMost) { return false }
    return true
  }
}
