// SPDX-License-Identifier: Apache-2.0

// The units that schedules and rate texts name. The kilogram and the entry stand with the type.

extension UnitOfQuantity {
  package static let gram = unit("g", .mass, 1_000)
  package static let tonne = unit("t", .mass, 1_000_000_000)
  package static let piece = unit("No.", .number, 1_000_000)
  package static let dozen = unit("doz.", .number, 12_000_000)
  package static let hundred = unit("hundred", .number, 100_000_000)
  package static let gross = unit("gross", .number, 144_000_000)
  package static let thousand = unit("thousand", .number, 1_000_000_000)
  package static let pair = unit("pr.", .pair, 1_000_000)
  package static let dozenPairs = unit("doz. pr.", .pair, 12_000_000)
  package static let liter = unit("liter", .volume, 1_000_000)
  package static let proofLiter = unit("pf. liter", .proofVolume, 1_000_000)
  package static let metre = unit("m", .length, 1_000_000)
  package static let squareMetre = unit("m2", .area, 1_000_000)
  package static let cubicMetre = unit("m3", .solidVolume, 1_000_000)
  package static let barrel = unit("bbl", .barrel, 1_000_000)
  package static let carat = unit("carat", .carat, 1_000_000)
  package static let megawattHour = unit("MWh", .energy, 1_000_000)
  package static let gigabecquerel = unit("GBq", .activity, 1_000_000)
  /// Lines of a button's size times gross of buttons.
  package static let grossLine = unit("gr. line", .line, 144_000_000)
  package static let pack = unit("pack", .pack, 1_000_000)
  package static let jewel = unit("jewel", .jewel, 1_000_000)
  package static let degree = unit("degree", .degree, 1_000_000)

  private static func unit(_ name: String, _ dimension: Dimension, _ millionths: Int64) -> UnitOfQuantity {
    UnitOfQuantity(name: name, dimension: dimension, millionths: millionths)
  }
}
