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

extension OpenCondition {
  /// Whether the condition holds of a line.
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
    case .amount(let fact, let bounds):
      guard let amount = facts.amount(of: fact, line, value: amounts.customsValue) else { return .unknown }
      return Truth(bounds.contains(amount))
    case .share(let fact, let bounds):
      guard let amount = facts.amount(of: fact, line, value: amounts.customsValue) else { return .unknown }
      return Truth(bounds.contains(share: amount, of: amounts.customsValue))
    case .weightShare(let wanted, let bounds):
      guard let weight = line.weight, weight > 0 else { return .unknown }
      // What is declared may suffice, however much the others weigh.
      let declared = facts.declared(wanted, line)
      if bounds.contains(share: declared, of: weight), bounds.contains(share: weight, of: weight) {
        return .yes
      }
      var sum: Int64 = 0
      for fact in wanted {
        guard let fact, let mass = facts.amount(of: fact, line, value: amounts.customsValue) else {
          return .unknown
        }
        sum += mass
      }
      return Truth(bounds.contains(share: sum, of: weight))
    case .text(let fact, let wanted):
      guard case .text(let id)? = declared(fact, line, &facts) else { return .unknown }
      return Truth(wanted.contains(amounts.symbols.text(id)))
    case .declares(let wanted):
      return Truth(
        wanted.allSatisfy { fact in
          guard let fact else { return false }
          return line.facts.contains { $0.fact == fact } || facts.assumptions.values[fact] != nil
        }
      )
    case .flag(let fact, let wanted):
      if case .flag(let value)? = declared(fact, line, &facts) { return Truth(value == wanted) }
      if case .flag(let value)? = facts.assumptions.values[fact] {
        facts.assumed.insert(fact)
        return Truth(value == wanted)
      }
      return .unknown
    case .dated(let fact, let from, let before):
      guard case .date(let date)? = declared(fact, line, &facts) else { return .unknown }
      let judged = CivilInstant(minute: date.judged.minute + amounts.dateShift)
      return Truth((from.map { $0 <= judged } ?? true) && (before.map { judged < $0 } ?? true))
    case .unknowable:
      return .unknown
    }
  }

  private func declared(_ fact: Int, _ line: Line, _ facts: inout LineFacts) -> FactValue? {
    if let found = line.facts.first(where: { $0.fact == fact }) { return found.value }
    if facts.assumptions.values[fact] == nil { facts.pending.insert(fact) }
    return nil
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
