// SPDX-License-Identifier: Apache-2.0

/// A set of facts of a library, by their numbers.
package struct FactSet: Hashable, Sendable, ExpressibleByArrayLiteral {
  private var bits: UInt128

  /// How many facts a library can have.
  package static let capacity = UInt128.bitWidth

  /// No facts.
  package init() { bits = 0 }

  package init(_ facts: some Sequence<Int>) {
    self.init()
    for fact in facts { insert(fact) }
  }

  package init(arrayLiteral facts: Int...) { self.init(facts) }

  /// All that are in one of the sets.
  package init(union sets: some Sequence<FactSet>) {
    self.init()
    for set in sets { formUnion(set) }
  }

  package var isEmpty: Bool { bits == 0 }

  package mutating func insert(_ fact: Int) { bits |= 1 << UInt128(fact) }

  package func contains(_ fact: Int) -> Bool { bits >> UInt128(fact) & 1 == 1 }

  package mutating func formUnion(_ other: FactSet) { bits |= other.bits }

  package func isDisjoint(with other: FactSet) -> Bool { bits & other.bits == 0 }

  package func union(_ other: FactSet) -> FactSet {
    var result = self
    result.formUnion(other)
    return result
  }

  /// The numbers of the facts, in order.
  package var numbers: [Int] { (0..<Self.capacity).filter(contains) }
}
