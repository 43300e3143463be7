// SPDX-License-Identifier: Apache-2.0

package import TariffModel

/// One charge on every line of a code and origin that declares nothing out of the ordinary, as a row of a
/// table: so much of the value and so much for each unit, rounded once.
///
/// The charge in minor units is (value × `adValorem` + Σ quantity × amount) ÷ 1,000,000, halves upwards, with the
/// value in minor units as the territory rounds it, and quantities in base units.
package struct FlatRate: Hashable, Sendable {
  /// So much for each base unit of a quantity.
  package struct PerUnit: Hashable, Sendable {
    package let dimension: Dimension
    /// Millionths of the minor unit.
    package let amount: Int64
  }

  /// An index into the programmes of the law.
  package let programme: Int
  package let kind: MeasureKind
  /// Millionths of the customs value.
  package var adValorem: Int64 = 0
  package var perUnit: [PerUnit] = []
  /// In minor units, once for each entry.
  package var perEntry: Int64 = 0
  package var minimum: Int64?
  package var maximum: Int64?
}

/// What a table can say of a code and origin.
package enum FlatRates: Sendable {
  /// All charges; they hold for lines of at least that customs value, in minor units, that declare none of the
  /// facts.
  case exact([FlatRate], minimumValue: Int64, assumed: [String])
  /// A table cannot say it, for this reason.
  case beyond(String)
  /// The code is no line of the schedule to which rates apply.
  case noLine
}

extension Dimension {
  /// The base unit, as a table calls it.
  package var baseUnit: String {
    switch self {
    case .mass: "kg"
    case .number: "piece"
    case .pair: "pair"
    case .volume: "litre"
    case .proofVolume: "proof litre"
    case .length: "metre"
    case .area: "square metre"
    case .solidVolume: "cubic metre"
    case .barrel: "barrel"
    case .carat: "carat"
    case .energy: "megawatt hour"
    case .activity: "gigabecquerel"
    case .line: "line"
    case .pack: "pack"
    case .jewel: "jewel"
    case .degree: "degree"
    case .entry: "entry"
    }
  }
}
