// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

/// What a recipe leaves open of a condition, because it depends on amounts or facts of the single line.
///
/// Facts are meant by number; nil is one that the library does not declare.
indirect enum OpenCondition: Hashable, Sendable {
  case all([OpenCondition])
  case any([OpenCondition])
  case not(OpenCondition)
  case value(Bounds<Int64>)
  case entryValue(Bounds<Int64>)
  case entryLines(Bounds<Int64>)
  case amount(fact: Int, Bounds<Int64>)
  case share(fact: Int, Bounds<Rate>)
  case weightShare(facts: [Int?], Bounds<Rate>)
  /// In lower case.
  case text(fact: Int, [String])
  case declares([Int?])
  case flag(fact: Int, Bool)
  case dated(fact: Int, from: CivilInstant?, before: CivilInstant?)
  /// Unknown for every line.
  case unknowable

  /// Holds always.
  static let always = OpenCondition.all([])
}

extension OpenCondition {
  /// A condition of those that only a line can decide; nil for any other.
  init?(_ leaf: Condition, _ facts: LibraryFacts) {
    func known(_ name: String, _ condition: (Int) -> OpenCondition) -> OpenCondition {
      facts.factIndex(name).map(condition) ?? .unknowable
    }
    switch leaf {
    case .value(let bounds): self = .value(bounds)
    case .entryValue(let bounds): self = .entryValue(bounds)
    case .entryLines(let bounds): self = .entryLines(bounds)
    case .amount(let name, let bounds): self = known(name) { .amount(fact: $0, bounds) }
    case .share(let name, let bounds): self = known(name) { .share(fact: $0, bounds) }
    case .weightShare(let names, let bounds):
      self = .weightShare(facts: names.map { facts.factIndex($0) }, bounds)
    case .text(let name, let wanted):
      self = known(name) { .text(fact: $0, wanted.map { $0.lowercased() }) }
    case .declares(let names): self = .declares(names.map { facts.factIndex($0) })
    case .flag(let name, let wanted): self = known(name) { .flag(fact: $0, wanted) }
    case .dated(.fact(let name), let from, let before):
      self = known(name) { .dated(fact: $0, from: from, before: before) }
    case .all, .any, .not, .claims, .program, .mode, .entryType, .origin, .exportCountry, .codes, .dated:
      return nil
    }
  }
}
