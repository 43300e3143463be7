// SPDX-License-Identifier: Apache-2.0

package import ExactMath

/// What must hold of a line.
///
/// Three-valued: a fact that the line does not declare makes it unknown.
package indirect enum Condition: Hashable, Sendable {
  case all([Condition])
  case any([Condition])
  case not(Condition)
  /// The line claims one of these, in lower case.
  case claims([String])
  /// The special programme claimed is one of these.
  case program([String])
  case mode([String])
  case entryType([String])
  /// The origin is one of these ISO codes; groups are already expanded.
  case origin([String])
  case exportCountry([String])
  case codes([CodeSelector])
  case dated(DatedFact, from: CivilInstant?, before: CivilInstant?)
  /// Bounds on the customs value of the line.
  case value(Bounds<Int64>)
  /// Bounds on the customs value of the entry that the line belongs to.
  case entryValue(Bounds<Int64>)
  /// Bounds on the number of lines of that entry.
  case entryLines(Bounds<Int64>)
  /// Bounds on a money, number or rate fact, in minor units, millionths or billionths.
  case amount(fact: String, Bounds<Int64>)
  /// Bounds on a money fact's share of the customs value.
  case share(fact: String, Bounds<Rate>)
  /// Bounds on the share that these mass facts together have of the line's weight.
  case weightShare(facts: [String], Bounds<Rate>)
  case text(fact: String, [String])
  /// The line declares all of these facts; never unknown.
  case declares([String])
  case flag(fact: String, Bool)

  /// Holds always.
  package static let always = Condition.all([])
}

/// A date that a line may declare.
package enum DatedFact: Hashable, Sendable {
  /// Entry for consumption, or withdrawal from warehouse.
  case entered
  /// Loading onto the vessel or vehicle bound for the territory.
  case loaded
  case exported
  /// A date fact of the library, by name.
  case fact(String)
}

/// Lower and upper bounds, each inclusive or not; nil is open.
package struct Bounds<Value: Hashable & Sendable & Comparable>: Hashable, Sendable {
  package var atLeast: Value?
  package var over: Value?
  package var below: Value?
  package var atMost: Value?

  package init(atLeast: Value? = nil, over: Value? = nil, below: Value? = nil, atMost: Value? = nil) {
    self.atLeast = atLeast
    self.over = over
    self.below = below
    self.atMost = atMost
  }

  package func contains(_ value: Value) -> Bool {
    if let atLeast, value < atLeast { return false }
    if let over, value <= over { return false }
    if let below, value >= below { return false }
    if let atMost, value > atMost { return false }
    return true
  }
}
