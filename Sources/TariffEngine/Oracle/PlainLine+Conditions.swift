// SPDX-License-Identifier: Apache-2.0

import ExactMath
import LibraryLoading
import TariffModel

extension PlainLine {
  /// Whether a condition of a measure of that programme holds; nil when a fact that decides is not declared.
  func holds(_ condition: Condition, in programme: String) -> Bool? {
    switch condition {
    case .all(let parts): return all(parts.map { holds($0, in: programme) })
    case .any(let parts): return all(parts.map { holds($0, in: programme).map { !$0 } }).map { !$0 }
    case .not(let part): return holds(part, in: programme).map { !$0 }
    case .claims(let names): return claims(names)
    case .program(let symbols):
      guard let claimed = text(line.program) else { return false }
      return symbols.contains(claimed) && isOpen(claimed, to: origin(for: programme))
    case .mode(let modes): return text(line.mode).map(modes.contains) ?? false
    case .entryType(let types): return text(line.entryType).map(types.contains) ?? false
    case .origin(let countries): return countries.contains(origin(for: programme))
    case .exportCountry(let countries): return text(line.exportCountry).map(countries.contains)
    case .codes(let selectors): return isCovered(by: selectors)
    case .dated(let fact, let from, let before):
      return date(fact).map { (from ?? .distantPast) <= $0 && $0 < (before ?? .distantFuture) }
    case .value(let bounds): return bounds.contains(customsValue)
    case .entryValue(let bounds): return bounds.contains(entryValue)
    case .entryLines(let bounds): return bounds.contains(entryLines)
    case .amount(let fact, let bounds): return amount(fact).map { bounds.contain($0) { Ratio($0) } }
    case .share(let fact, let bounds):
      return amount(fact).map { bounds.contain($0) { Ratio(customsValue) * Ratio($0) } }
    case .weightShare(let facts, let bounds): return weightShare(of: facts, bounds)
    case .text(let fact, let texts): return text(ofFact: fact).map(texts.map { $0.lowercased() }.contains)
    case .declares(let facts): return facts.allSatisfy(declares)
    case .flag(let fact, let wanted): return flag(fact).map { $0 == wanted }
    }
  }

  /// Whether goods of that origin can claim a programme; anyone can claim one of which the territory knows nothing.
  private func isOpen(_ symbol: String, to origin: String) -> Bool {
    let program = law.territory.specialPrograms.first { $0.symbol == symbol }
    return program.map { $0.origins.isEmpty || $0.origins.contains(origin) } ?? true
  }

  /// False when one is false, else unknown when one is unknown.
  private func all(_ truths: [Bool?]) -> Bool? {
    if truths.contains(false) { return false }
    return truths.contains(nil) ? nil : true
  }

  private func weightShare(of facts: [String], _ bounds: Bounds<Rate>) -> Bool? {
    guard let weight = line.weight, weight > 0 else { return nil }
    let holds = { (part: Ratio) in bounds.contain(part) { Ratio(weight) * Ratio($0) } }
    let declared = facts.compactMap { isDeclared($0) ? amount($0) : nil }.reduce(Ratio.zero) { $0 + $1 }
    // However much the others weigh.
    if holds(declared), holds(Ratio(weight)) { return true }
    var sum = Ratio.zero
    for fact in facts {
      guard let part = amount(fact) else { return nil }
      sum = sum + part
    }
    return holds(sum)
  }

  /// Whether the selectors cover the line's goods, by any number that these had; nil when they cover only some
  /// of the codes below one.
  func isCovered(by selectors: [CodeSelector]) -> Bool? {
    let answers = ([line.code] + [line.otherCode].compactMap(\.self)).map { isCovered($0, by: selectors) }
    return answers.contains(true) ? true : answers.contains(nil) ? nil : false
  }

  private func isCovered(_ code: CommodityCode, by selectors: [CodeSelector]) -> Bool? {
    let wanted = code.coverage
    var covered = CodeSetSum(within: wanted)
    for selector in selectors {
      switch selector {
      case .prefix(let prefix): covered.add(prefix.coverage)
      case .range(let first, let last): covered.add(first.aligned..<last.coverage.upperBound)
      case .list(let name, let filter):
        for range in law.law.lists[name]?.ranges(at: dates.entered, filter: filter) ?? [] {
          covered.add(range)
        }
      }
    }
    return covered.isWhole ? true : covered.isEmpty ? false : nil
  }
}

/// How much of one range others cover together.
private struct CodeSetSum {
  /// What is not covered yet.
  private var left: [Range<Int64>]
  private let wanted: Range<Int64>

  init(within wanted: Range<Int64>) {
    self.wanted = wanted
    left = [wanted]
  }

  var isWhole: Bool { left.isEmpty }
  var isEmpty: Bool { left == [wanted] }

  mutating func add(_ range: Range<Int64>) {
    left = left.flatMap { piece in
      [
        piece.lowerBound..<max(piece.lowerBound, min(piece.upperBound, range.lowerBound)),
        min(piece.upperBound, max(piece.lowerBound, range.upperBound))..<piece.upperBound,
      ].filter { !$0.isEmpty }
    }
  }
}

extension Bounds {
  /// Whether a fraction lies within bounds that are read as fractions.
  func contain(_ fraction: Ratio, reading: (Value) -> Ratio) -> Bool {
    atLeast.map { fraction >= reading($0) } ?? true && over.map { fraction > reading($0) } ?? true
      && below.map { fraction < reading($0) } ?? true && atMost.map { fraction <= reading($0) } ?? true
  }
}
