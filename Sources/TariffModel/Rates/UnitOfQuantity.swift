// SPDX-License-Identifier: Apache-2.0

/// What a quantity counts.
///
/// Quantities of one dimension convert into each other; of two, never.
package enum Dimension: UInt8, Hashable, Sendable, CaseIterable, BitwiseCopyable {
  case mass, number, pair, volume, proofVolume, length, area, solidVolume, barrel, carat, energy
  case activity, line, pack, jewel, degree, entry
}

/// A unit of quantity: how many millionths of its dimension's base unit it holds.
///
/// Base units: kilogram, piece, pair, litre, proof litre, metre, square metre, cubic metre, barrel,
/// carat, megawatt hour, gigabecquerel, line, pack, jewel, degree, entry.
package struct UnitOfQuantity: Hashable, Sendable {
  /// The name as rate texts and reports print it, such as `kg` or `doz.`.
  package let name: String
  package let dimension: Dimension
  /// Millionths of the base unit: a kilogram has 1,000,000, a dozen 12,000,000.
  package let millionths: Int64

  package init(name: String, dimension: Dimension, millionths: Int64) {
    self.name = name
    self.dimension = dimension
    self.millionths = millionths
  }

  package static let kilogram = UnitOfQuantity(name: "kg", dimension: .mass, millionths: 1_000_000)
  package static let entry = UnitOfQuantity(name: "entry", dimension: .entry, millionths: 1_000_000)
}
