// SPDX-License-Identifier: Apache-2.0

extension UnitNames {
  /// Names, as `key` gives them, to units.
  static let units: [String: UnitOfQuantity] = {
    var units: [String: UnitOfQuantity] = [:]
    for (unit, names) in namesByUnit {
      for name in names.split(separator: " ") { units[String(name)] = unit }
    }
    return units
  }()

  /// For each unit its names: plain words first, then statistical codes (UN/ECE, customs), then shops.
  private static let namesByUnit: [(UnitOfQuantity, String)] = [
    (.kilogram, "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes kgm"),
    (.gram, "g gs gm gms gram grams gramme grammes grm"),
    (milli(.gram, "mg"), "mg milligram milligrams mgm"),
    (.tonne, "t tne mt mts tonne tonnes metricton metrictons"),
    (
      .piece,
      "no nos number each ea pc pcs pce piece pieces head article articles item items unit units nmb nar h87 c62"
    ),
    (.dozen, "doz dozen dozens dz dzn dzpcs dozpcs dozenpieces dpc"),
    (.gross, "gross grs gro"),
    (.hundred, "hundred hundreds hun cen"),
    (.thousand, "thousand thousands ths mil"),
    (.pair, "pr prs pair pairs npr"),
    (.dozenPairs, "dozpr dozprs dpr dprs dozenpair dozenpairs dzpr dzprs"),
    (.liter, "l lt ltr ltrs liter liters litre litres"),
    (milli(.liter, "ml"), "ml milliliter milliliters millilitre millilitres mlt"),
    (named("hl", .volume, 100_000_000), "hl hectoliter hectoliters hectolitre hectolitres hlt"),
    (.proofLiter, "pfliter pfliters pflitre pflitres pfl proofliter proofliters prooflitre prooflitres"),
    (.metre, "m metre metres meter meters mtr linm lm linearmeter linearmeters"),
    (named("cm", .length, 10_000), "cm centimeter centimeters centimetre centimetres cmt"),
    (named("thousand m", .length, 1_000_000_000), "thousandm km kilometer kilometers kilometre kilometres"),
    (.squareMetre, "m2 sqm sm squaremeter squaremeters squaremetre squaremetres mtk"),
    (named("cm2", .area, 100), "cm2 sqcm cmk"),
    (named("square", .area, 9_290_304), "square squares sq"),
    (.cubicMetre, "m3 cbm cum cubicmeter cubicmeters cubicmetre cubicmetres mtq"),
    (named("thousand m3", .solidVolume, 1_000_000_000), "thousandm3 km3"),
    (.barrel, "bbl bbls barrel barrels bll"),
    (.carat, "carat carats ct cts car ctm"),
    (.megawattHour, "mwh megawatthour megawatthours"),
    (named("kWh", .energy, 1_000), "kwh kilowatthour kilowatthours"),
    (.gigabecquerel, "gbq gigabecquerel gigabecquerels"),
    (.grossLine, "grline grlines grl line/gross linegross"),
    (.pack, "pack packs pk"),
    (.jewel, "jewel jewels jwl jwls"),
    (.degree, "degree degrees"),
    (.entry, "entry entries"),
  ]

  private static func milli(_ unit: UnitOfQuantity, _ name: String) -> UnitOfQuantity {
    UnitOfQuantity(name: name, dimension: unit.dimension, millionths: unit.millionths / 1_000)
  }

  private static func named(_ name: String, _ dimension: Dimension, _ millionths: Int64) -> UnitOfQuantity {
    UnitOfQuantity(name: name, dimension: dimension, millionths: millionths)
  }
}
