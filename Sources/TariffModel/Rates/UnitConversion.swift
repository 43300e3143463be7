// SPDX-License-Identifier: Apache-2.0

/// How many millionths of a base unit a named unit holds, as an exact ratio.
///
/// Beside every unit of `UnitNames` it knows those that hold no whole number of millionths, such as the
/// pound of 453,592.37. Rate texts may not use those; quantities of goods may, and are taken to the nearest
/// millionth of the base unit, a milligram for mass.
package struct UnitConversion: Hashable, Sendable {
  package let dimension: Dimension
  /// Millionths of the base unit in `denominator` units.
  package let numerator: Int64
  package let denominator: Int64

  /// The conversion of the unit of that name; nil when no table knows it.
  package init?(_ name: some StringProtocol) {
    if let unit = UnitNames.unit(name) {
      (dimension, numerator, denominator) = (unit.dimension, unit.millionths, 1)
    } else if let ratio = Self.customary[UnitNames.key(name)] {
      (dimension, numerator, denominator) = ratio
    } else {
      return nil
    }
  }

  /// `count` millionths of the unit in millionths of the base unit, to the nearest, halves away from zero;
  /// nil when that does not fit in 64 bits.
  package func millionths(of count: Int64) -> Int64? {
    let product = Int128(count) * Int128(numerator)
    let whole = Int128(denominator) * 1_000_000
    let magnitude = (product.magnitude * 2 + whole.magnitude) / (whole.magnitude * 2)
    return Int64(exactly: magnitude).map { product < 0 ? -$0 : $0 }
  }

  /// Customary units by the pound of 0.45359237 kg, the yard of 0.9144 m, the gallon of 231 cubic inches and
  /// the troy ounce of 31.1034768 g.
  private static let customary: [String: (Dimension, Int64, Int64)] = {
    let table: [(String, Dimension, Int64, Int64)] = [
      ("lb lbs pound pounds lbr", .mass, 45_359_237, 100),
      ("oz ounce ounces onz", .mass, 45_359_237, 1_600),
      ("ozt troyounce troyounces troyoz apz", .mass, 311_034_768, 10_000),
      ("longton longtons ltn", .mass, 45_359_237 * 2_240, 100),
      ("shortton shorttons stn", .mass, 45_359_237 * 2_000, 100),
      ("in inch inches inh", .length, 25_400, 1),
      ("ft foot feet fot", .length, 304_800, 1),
      ("yd yds yard yards yrd", .length, 914_400, 1),
      ("ft2 sqft sft squarefoot squarefeet ftk", .area, 9_290_304, 100),
      ("yd2 sqyd syd squareyard squareyards ydk", .area, 83_612_736, 100),
      ("ft3 cft cuft cubicfoot cubicfeet ftq", .solidVolume, 28_316_846_592, 1_000_000),
      ("gal gals gallon gallons gll", .volume, 3_785_411_784, 1_000),
      ("pfgal pfg proofgallon proofgallons", .proofVolume, 3_785_411_784, 1_000),
    ]
    var ratios: [String: (Dimension, Int64, Int64)] = [:]
    for (names, dimension, numerator, denominator) in table {
      for name in names.split(separator: " ") { ratios[String(name)] = (dimension, numerator, denominator) }
    }
    return ratios
  }()
}
