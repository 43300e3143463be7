// SPDX-License-Identifier: Apache-2.0

import TariffModel
import Testing

@Suite struct UnitNamesTests {
  static let names: [(names: String, unit: UnitOfQuantity)] = [
    ("kg|kgs|KG|KGM|Kilograms|kilogrammes", .kilogram),
    ("g|gm|GRM|grams", .gram),
    ("t|mt|TNE|metric tons", .tonne),
    ("No.|No|NO|NMB|PCS|pcs |pc|each|EA|C62|head|article", .piece),
    ("doz.|doz. |Doz|DOZ|dz|DZN|Dz Pcs", .dozen),
    ("hundreds", .hundred),
    ("gross|GRS|GRO", .gross),
    ("thousand|thousands|THS|mil", .thousand),
    ("prs.|pr.|PRS|pairs|NPR", .pair),
    ("doz. prs.|doz. prs|doz. pr.|DPR", .dozenPairs),
    ("liters|liter|l|L|ltr|LTR|litres", .liter),
    ("pf.liters|pf. liter|pf.liter|PFL|pfl", .proofLiter),
    ("m|lin. m|MTR|meters", .metre),
    ("m2|m²|sqm|SQM|MTK", .squareMetre),
    ("m3|m³|cbm|CBM|MTQ", .cubicMetre),
    ("bbl|BBL|barrels", .barrel),
    ("carat|CTS|ct", .carat),
    ("MWh|MWH", .megawattHour),
    ("GBq|GBQ", .gigabecquerel),
    ("gr.lines|GRL", .grossLine),
    ("pack", .pack),
    ("Jwls.|jewels", .jewel),
    ("entry", .entry),
  ]

  @Test("The names of schedules, statistics and shops mean their unit", arguments: names)
  func means(_ row: (names: String, unit: UnitOfQuantity)) {
    for name in row.names.split(separator: "|") {
      #expect(UnitNames.unit(name) == row.unit, "\(name)")
    }
    #expect(UnitNames.unit(row.unit.name) == row.unit)
  }

  @Test("Multiples of a unit are exact")
  func multiples() {
    #expect(UnitNames.unit("mg")?.millionths == 1)
    #expect(UnitNames.unit("cm2")?.millionths == 100)
    #expect(UnitNames.unit("thousand m3")?.millionths == 1_000_000_000)
    #expect(UnitNames.unit("square")?.millionths == 9_290_304)
    #expect(UnitNames.unit("hl")?.millionths == 100_000_000)
  }

  @Test("A name that no table has is no unit", arguments: ["", "W", "doses", "furlong", "lb", "kg cmsc"])
  func unknown(_ name: String) {
    #expect(UnitNames.unit(name) == nil)
  }

  static let contents: [(name: String, unit: UnitOfQuantity, fact: String)] = [
    ("Cu kg", .kilogram, "weight_copper"),
    ("Au g", .gram, "weight_gold"),
    ("Sn t", .tonne, "weight_tin"),
    ("V2O5 kg", .kilogram, "weight_vanadium_pentoxide"),
    ("cy kg", .kilogram, "weight_clean"),
    ("kg cmsc", .kilogram, "weight_cows_milk_solids"),
    ("kg ttl sug", .kilogram, "weight_total_sugars"),
    ("t adw", .tonne, "weight_air_dry"),
  ]

  @Test("A unit of a content names the fact that declares it", arguments: contents)
  func namesFact(_ row: (name: String, unit: UnitOfQuantity, fact: String)) {
    let content = UnitNames.contentUnit(row.name)
    #expect(content?.unit == row.unit)
    #expect(content?.fact == row.fact)
  }

  @Test(
    "A unit of the goods is none of a content",
    arguments: ["kg", "lin. m", "doz. prs.", "thousand m3", "Au m"]
  )
  func noContents(_ name: String) {
    #expect(UnitNames.contentUnit(name) == nil)
  }

  @Test("Customary units convert to the nearest millionth")
  func conversion() throws {
    let pound = try #require(UnitConversion("lbs"))
    #expect(pound.dimension == .mass)
    // One pound is 453,592.37 milligrams, a hundred 45,359,237.
    #expect(pound.millionths(of: 1_000_000) == 453_592)
    #expect(pound.millionths(of: 100_000_000) == 45_359_237)
    #expect(pound.millionths(of: -1_000_000) == -453_592)
    #expect(try #require(UnitConversion("short ton")).millionths(of: 1_000_000) == 907_184_740)
    #expect(try #require(UnitConversion("sq. ft")).millionths(of: 100_000_000) == 9_290_304)
    #expect(try #require(UnitConversion("gallon")).millionths(of: 1_000_000) == 3_785_412)
    #expect(try #require(UnitConversion("doz.")).millionths(of: 2_500_000) == 30_000_000)
    #expect(pound.millionths(of: .max) != nil)
    #expect(try #require(UnitConversion("t")).millionths(of: .max) == nil)
    #expect(UnitConversion("furlong") == nil)
  }
}
