// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel
import Testing

/// A printed rate and what it means.
struct RateTextCase: CustomTestStringConvertible {
  let text: String
  let means: RateExpression

  init(_ text: String, _ terms: RateTerm...) {
    self.text = text
    means = .terms(terms)
  }

  init(_ text: String, is means: RateExpression) {
    self.text = text
    self.means = means
  }

  var testDescription: String { text }
}

/// `hundredths` of a percent of something.
private func percent(_ hundredths: Int64, of measurand: RateTerm.Measurand = .base) -> RateTerm {
  RateTerm(hundredths * 100_000, of: measurand)
}

/// `millionths` of a cent per unit.
private func money(_ millionths: Int64, per unit: UnitOfQuantity) -> RateTerm {
  RateTerm(millionths, of: .quantity(unit))
}

private func money(_ millionths: Int64, per unit: UnitOfQuantity, of fact: String) -> RateTerm {
  RateTerm(millionths, of: .fact(fact, unit))
}

@Suite struct RateTextTests {
  static let sums = [
    RateTextCase("Free"),
    RateTextCase("free"),
    RateTextCase("0%"),
    RateTextCase("35%", percent(3_500)),
    RateTextCase("6.25%", percent(625)),
    RateTextCase("6 1/2%", percent(650)),
    RateTextCase("12½ percent", percent(1_250)),
    RateTextCase("33 1/3%", RateTerm(333_333_333, of: .base)),
    RateTextCase("10 percent ad valorem", percent(1_000)),
    RateTextCase("1,234.5%", percent(123_450)),
    RateTextCase("2.2¢/kg", money(2_200_000, per: .kilogram)),
    RateTextCase("2.5 cents per kg plus 5%", money(2_500_000, per: .kilogram), percent(500)),
    RateTextCase("15.4¢/kg + 52%", money(15_400_000, per: .kilogram), percent(5_200)),
    RateTextCase("$1.21/kg", money(121_000_000, per: .kilogram)),
    RateTextCase("$1,234.50 each", money(123_450_000_000, per: .piece)),
    RateTextCase("$100 each", money(10_000_000_000, per: .piece)),
    RateTextCase("8¢ each + 45%", money(8_000_000, per: .piece), percent(4_500)),
    RateTextCase("$3/head", money(300_000_000, per: .piece)),
    RateTextCase(
      "13.5¢/kg + 6.3% + 1.9¢/article",
      money(13_500_000, per: .kilogram),
      percent(630),
      money(1_900_000, per: .piece)
    ),
    RateTextCase("$2.69/entry", money(269_000_000, per: .entry)),
    RateTextCase("10.6¢/g", money(10_600_000, per: .gram)),
    RateTextCase("$1.11/t", money(111_000_000, per: .tonne)),
    RateTextCase("18¢/liter", money(18_000_000, per: .liter)),
    RateTextCase("21¢/bbl", money(21_000_000, per: .barrel)),
    RateTextCase("10¢/m", money(10_000_000, per: .metre)),
    RateTextCase("3.3¢/lin. m", money(3_300_000, per: .metre)),
    RateTextCase("38¢/m<sup>2</sup>", money(38_000_000, per: .squareMetre)),
    RateTextCase("$1.27/m³", money(127_000_000, per: .cubicMetre)),
    RateTextCase("10¢/doz.", money(10_000_000, per: .dozen)),
    RateTextCase("$16/doz. + 25%", money(1_600_000_000, per: .dozen), percent(2_500)),
    RateTextCase("90¢/pr. + 20%", money(90_000_000, per: .pair), percent(2_000)),
    RateTextCase("20¢/gross", money(20_000_000, per: .gross)),
    RateTextCase("1.5¢/line/ gross + 25%", money(1_500_000, per: .grossLine), percent(2_500)),
    RateTextCase("10¢/pack + 20%", money(10_000_000, per: .pack), percent(2_000)),
    RateTextCase("$6/1000", money(600_000_000, per: .thousand)),
    RateTextCase("20¢/thousand + 3.5%", money(20_000_000, per: .thousand), percent(350)),
    RateTextCase("$1/1,000 pins + 35%", money(100_000_000, per: .thousand), percent(3_500)),
    RateTextCase("2.1¢/pf.liter", money(2_100_000, per: .proofLiter)),
    RateTextCase(
      "18.5¢/ liter + $1.32/pf. liter",
      money(18_500_000, per: .liter),
      money(132_000_000, per: .proofLiter)
    ),
    RateTextCase(
      "$93.10/100 kg",
      money(
        9_310_000_000,
        per: UnitOfQuantity(name: "100 kg", dimension: .mass, millionths: 100_000_000)
      )
    ),
    // More digits than a millionth of a cent can keep: the same amount per tonne.
    RateTextCase("0.0622005¢/kg", money(62_200_500, per: .tonne)),
  ]

  static let parts = [
    RateTextCase(
      "$4.20 each + 45% on the case + 110% on the strap, band or bracelet + 35% on the battery",
      money(420_000_000, per: .piece),
      percent(4_500, of: .portion("content_case")),
      percent(11_000, of: .portion("content_strap_band_or_bracelet")),
      percent(3_500, of: .portion("content_battery"))
    ),
    RateTextCase(
      "41¢ each + 5% on case and strap, band or bracelet",
      money(41_000_000, per: .piece),
      percent(500, of: .portion("content_case_and_strap_band_or_bracelet"))
    ),
    RateTextCase(
      "3.9% on the movement and case+ 5.3% on the battery",
      percent(390, of: .portion("content_movement_and_case")),
      percent(530, of: .portion("content_battery"))
    ),
    RateTextCase(
      "3.1% on the value of the rifle + 13% on the value of the telescopic sight, if any",
      percent(310, of: .portion("content_rifle")),
      percent(1_300, of: .portion("content_telescopic_sight"))
    ),
    RateTextCase("2.5% on the value of the lead content", percent(250, of: .portion("content_lead"))),
    RateTextCase("25% on content_steel", percent(2_500, of: .portion("content_steel"))),
    RateTextCase("70% on the entire set", percent(7_000)),
    RateTextCase("10% of the customs value", percent(1_000)),
    RateTextCase("2 percent of the fair retail value", percent(200, of: .portion("fact_fair_retail_value"))),
    RateTextCase(
      "50 percent of the cost of such goods or repairs",
      percent(5_000, of: .portion("fact_cost_of_goods_or_repairs"))
    ),
    RateTextCase("2.5¢/kg on lead content", money(2_500_000, per: .kilogram, of: "weight_lead")),
    RateTextCase(
      "$1.32/kg on tungsten content + 40%",
      money(132_000_000, per: .kilogram, of: "weight_tungsten"),
      percent(4_000)
    ),
    RateTextCase("7.4¢/kg on drained weight", money(7_400_000, per: .kilogram, of: "weight_drained")),
    RateTextCase("77.2¢/clean kg", money(77_200_000, per: .kilogram, of: "weight_clean")),
    RateTextCase(
      "19.9¢/kg of total sugars + 6%",
      money(19_900_000, per: .kilogram, of: "weight_total_sugars"),
      percent(600)
    ),
    RateTextCase(
      "$40/kg of anhydrous morphine content",
      money(4_000_000_000, per: .kilogram, of: "weight_anhydrous_morphine")
    ),
    RateTextCase(
      "36¢ each + 5.6% + 2¢/jewel",
      money(36_000_000, per: .piece),
      percent(560),
      money(2_000_000, per: .jewel, of: "fact_jewels")
    ),
    RateTextCase("2.8¢/jewel over 7", money(2_800_000, per: .jewel, of: "fact_jewels_over_7")),
    RateTextCase(
      "20¢/gross of immediate containers",
      money(20_000_000, per: .gross, of: "fact_immediate_containers")
    ),
    // Words that say how the ordinary quantity is taken.
    RateTextCase("6.6¢/kg on entire contents of container", money(6_600_000, per: .kilogram)),
    RateTextCase("17.6¢/kg on contents and container", money(17_600_000, per: .kilogram)),
    RateTextCase("$1.32/t, including weight of container", money(132_000_000, per: .tonne)),
    RateTextCase("86.1¢/m<sup>2</sup> of recording surface", money(86_100_000, per: .squareMetre)),
    RateTextCase("22.1¢/pf. liter on ethyl alcohol content", money(22_100_000, per: .proofLiter)),
  ]

  static let slips = [
    RateTextCase("15.4¢/kg +40%", money(15_400_000, per: .kilogram), percent(4_000)),
    RateTextCase("$9.92/kg+ 25%", money(992_000_000, per: .kilogram), percent(2_500)),
    RateTextCase("2.2¢/kg  +  33.5%", money(2_200_000, per: .kilogram), percent(3_350)),
    RateTextCase("4.4¢;/kg", money(4_400_000, per: .kilogram)),
    RateTextCase("2.5% <u></u>", percent(250)),
    RateTextCase("20%<il></il>", percent(2_000)),
    RateTextCase("4.3¢/m<sup>2</sup><il></il><il></il>", money(4_300_000, per: .squareMetre)),
    RateTextCase("14.5¢/m<sup>2 </sup>+ 0.4%", money(14_500_000, per: .squareMetre), percent(40)),
    RateTextCase("<il>86.1¢/m<sup>2</sup></il> of recording surface", money(86_100_000, per: .squareMetre)),
    RateTextCase("86.1¢/m<sup>2</sup>of recording surface", money(86_100_000, per: .squareMetre)),
    RateTextCase("$2.50/thou- sand + 40%", money(250_000_000, per: .thousand), percent(4_000)),
    RateTextCase(
      "22¢/kg on drained weight+45%",
      money(22_000_000, per: .kilogram, of: "weight_drained"),
      percent(4_500)
    ),
    RateTextCase("7.4¢/kg on drained weght", money(7_400_000, per: .kilogram, of: "weight_drained")),
    RateTextCase("35% on thebattery", percent(3_500, of: .portion("content_battery"))),
    RateTextCase("25%.", percent(2_500)),
    RateTextCase("37% /", percent(3_700)),
    RateTextCase("\u{A0}5\u{A0}%\n", percent(500)),
  ]

  @Test("A rate is the sum of its terms", arguments: sums)
  func readsSum(_ rate: RateTextCase) throws {
    #expect(try RateText.parse(rate.text) == rate.means)
  }

  @Test("A term can be of a part of the goods, or of a quantity of its own", arguments: parts)
  func readsPart(_ rate: RateTextCase) throws {
    #expect(try RateText.parse(rate.text) == rate.means)
  }

  @Test("Mark-up, stray blanks and slips of the printer do no harm", arguments: slips)
  func forgivesSlip(_ rate: RateTextCase) throws {
    #expect(try RateText.parse(rate.text) == rate.means)
  }

  @Test("A range lies between two rates")
  func range() throws {
    let low = RateExpression.terms([percent(500)])
    let high = RateExpression.terms([percent(1_000)])
    #expect(try RateText.parse("5% to 10%") == .between(low, high))
    #expect(try RateText.parse("Free to 10%") == .between(.free, high))
  }

  @Test(
    "The sugar form falls with each degree, and keeps every digit",
    arguments: [
      "4.3817¢/kg less 0.0622005¢/kg for each degree under 100 degrees (and fractions of a degree in "
        + "proportion) but not less than 2.831562¢/kg",
      "4.3817¢/kg less 0.0622005¢ /kg for each degree under 100 degrees (and fractions of a degree in "
        + "proportion) but not less 2.831562¢ /kg",
    ]
  )
  func sugar(_ text: String) throws {
    // Seven decimals of a cent per kilogram are four per tonne.
    let rate = DegreeRate(
      full: 4_381_700_000,
      lessPerDegree: 62_200_500,
      under: 100,
      minimum: 2_831_562_000,
      unit: .tonne,
      degrees: "fact_degrees"
    )
    #expect(try RateText.parse(text) == .perDegree(rate))
  }

  @Test("The sugar form stays per kilogram where that keeps every digit")
  func sugarPerKilogram() throws {
    let text = "1.4606¢/kg less 0.0206¢/kg for each degree under 100 degrees but not less than 0.943854¢/kg"
    let rate = DegreeRate(
      full: 1_460_600,
      lessPerDegree: 20_600,
      under: 100,
      minimum: 943_854,
      unit: .kilogram,
      degrees: "fact_degrees"
    )
    #expect(try RateText.parse(text) == .perDegree(rate))
  }

  @Test(
    "A text that states no rate of its own refers elsewhere",
    arguments: [
      "The duty provided in the applicable subheading + 25%",
      "The duty provided inthe applicable subheading+ 25%",
      "The duty rate provided in such subheading minus 0.5%",
      "The rate applicable to the natural juice in heading 2009",
      "The rate applicable, to each article in the absence of this subheading",
      "A duty upon the value of the repairs or alterations (see U.S. note 3 of this subchapter)",
      "A duty (in lieu of any other duty or tax) equal to the sum of any duty",
      "See additional U.S. note 1",
      "See 9822.05.20",
      "No change",
      "No Change.",
      "Free, under bond, as prescribed in U.S. note 1 to this subchapter",
      "Free (See U.S. note 4 of this subchapter)",
      "65% + 25¢/jewel + 3¢ for each other piece or part, but if consisting in part of a plate or a set",
      ":",
    ]
  )
  func references(_ text: String) throws {
    #expect(try RateText.parse(text) == .refersElsewhere(text))
  }

  @Test("What refers elsewhere is kept as printed, without mark-up")
  func referenceText() throws {
    #expect(try RateText.parse("<il>See</il>  note 1 ") == .refersElsewhere("See note 1"))
  }

  @Test("Money is in the currency of the territory, by its sign or code, before or after the figure")
  func currencies() throws {
    let yuan = Currency(code: "CNY")
    let expected = RateExpression.terms([money(12_000_000_000, per: .tonne)])
    for text in ["120¥/t", "¥120/t", "120元/t", "CNY 120/t", "120 CNY/t", "12000¢/t", "RMB120/t"] {
      #expect(try RateText.parse(text, currency: yuan) == expected, "\(text)")
    }
    let yen = RateExpression.terms([money(120_000_000, per: .tonne)])
    #expect(try RateText.parse("¥120/t", currency: Currency(code: "JPY")) == yen)
    let franc = RateExpression.terms([money(450_000_000, per: .kilogram)])
    #expect(try RateText.parse("CHF4.50/kg", currency: Currency(code: "CHF")) == franc)
  }

  static let mistakes: [(text: String, error: RateTextError)] = [
    ("", .empty),
    (" <u></u> ", .empty),
    ("abc", .expected("a number", offset: 0)),
    ("-5%", .expected("a number", offset: 0)),
    ("5% + ", .expected("a number", offset: 5)),
    ("<u>5%</u> + x", .expected("a number", offset: 12)),
    ("5", .expected("% or a currency", offset: 1)),
    ("5%%", .expected("the end of the rate", offset: 2)),
    ("5% less 1%", .expected("the end of the rate", offset: 3)),
    ("$5", .expected("'each', or '/' and a unit", offset: 2)),
    ("$5/furlong", .expected("a unit of quantity", offset: 3)),
    ("2¢/lb", .expected("a unit of quantity", offset: 3)),
    ("5% on", .expected("what the rate is of", offset: 5)),
    ("¥5/kg", .expected("an amount in USD", offset: 0)),
    ("0.00000001%", .badFigure(.tooPrecise(digits: 7), offset: 0)),
    ("5% + 0.00000000001¢/kg", .badFigure(.tooPrecise(digits: 9), offset: 5)),
    ("99999999999999%", .badFigure(.overflow, offset: 0)),
    (
      "2¢/kg less 1¢/liter for each degree under 100 degrees but not less than 1¢/kg",
      .expected("an amount per kg", offset: 11)
    ),
  ]

  @Test("A text that is neither says where and what was expected", arguments: mistakes)
  func refuses(_ mistake: (text: String, error: RateTextError)) {
    #expect(throws: mistake.error) { try RateText.parse(mistake.text) }
  }
}
