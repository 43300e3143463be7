// SPDX-License-Identifier: Apache-2.0

import ExactMath
import Reporting
@testable import TariffEngine
import TariffModel

/// Small results made by hand, which the renderers are tried on.
enum Sample {
  static let names = NameTable(
    programmes: [
      "general": "General duty", "section-301": "Section 301", "ieepa-fentanyl": "Fentanyl duty",
      "mpf": "Merchandise processing fee",
    ],
    chapters: ["73": "Articles of iron or steel", "94": "Furniture, lamps, bedding"]
  )

  static let programmes = [
    ReportedProgramme(id: "general", kind: .duty, notModelled: ["tariff-rate quotas"]),
    ReportedProgramme(id: "section-301", kind: .duty, notModelled: ["lapsed exclusions"]),
    ReportedProgramme(id: "ieepa-fentanyl", kind: .duty),
    ReportedProgramme(id: "suspended-one", kind: .duty, isLive: false),
    ReportedProgramme(id: "licences", kind: .control),
    ReportedProgramme(id: "mpf", kind: .fee),
  ]

  static func header(_ regime: String = "geneva-truce", asOf: String? = "2025-10-23") -> ReportHeader {
    var header = ReportHeader(
      library: "us-china-trade",
      edition: "2026.11",
      lawThrough: CivilDate(day: 20_728),
      territory: "us",
      territoryTitle: "United States",
      currency: Currency(code: "USD"),
      codeFormat: "0000.00.00.00",
      regime: regime,
      regimeTitle: "The truce, with what had come in meanwhile",
      asOf: asOf
    )
    header.notModelled = ["anti-dumping and countervailing duty cases"]
    header.programmes = programmes
    return header
  }

  // MARK: Engine values

  static func charge(_ programme: Int, _ kind: MeasureKind, base: Int64, amount: Int64) -> Charge {
    Charge(
      source: programme,
      kind: kind,
      programme: programme,
      base: base,
      amount: amount,
      isPerEntry: kind == .fee
    )
  }

  /// Steel brackets from China: three duties, one of them zero, and a fee.
  static var assessment: Assessment {
    var assessment = Assessment()
    assessment.row = 1
    assessment.customsValue = 1_417_200
    assessment.goodsAndCarriage = 1_481_000
    assessment.charges = [
      charge(2, .duty, base: 1_417_200, amount: 283_440),
      charge(1, .duty, base: 1_417_200, amount: 354_300),
      charge(0, .duty, base: 1_417_200, amount: 0),
      charge(5, .fee, base: 1_417_200, amount: 4_909),
    ]
    return assessment
  }

  /// The same goods without the quantity that one duty needs.
  static var openAssessment: Assessment {
    var open = assessment
    open.row = 2
    open.status = .unassessed
    open.charges.removeLast(2)
    open.openCharges = [OpenCharge(source: 0, part: .missingQuantity(unit: "kg"))]
    return open
  }

  // MARK: Reports

  static var line: LineReport {
    var line = LineReport(row: 1)
    line.sku = "BRK-210"
    line.hts = "7326908688"
    line.code = "7326.90.86.88"
    line.origin = "CN"
    line.entryDate = "2025-10-20"
    line.judgedAt = "2025-10-23"
    line.status = .assessed
    line.customsValue = 1_417_200
    line.charges = [
      charge("9903.01.24", "ieepa-fentanyl", .duty, "20%", 283_440, "EO 14228, 90 FR 11463"),
      charge("9903.88.03", "section-301", .duty, "25%", 354_300, "U.S. note 20(f)"),
      charge("7326.90.86.88", "general", .duty, "Free", 0, "HTS (2025) Revision 10"),
      charge("mpf", "mpf", .fee, "0.3464%", 4_909, "19 CFR 24.23"),
    ]
    line.charges[1].drawback = .yes
    line.charges[1].authority = "19 U.S.C. 2411"
    line.duty = 637_740
    line.fees = 4_909
    line.taxes = 0
    line.landedCost = 2_123_649
    line.effectiveRate = 4_500
    return line
  }

  /// A line on an assumption, with remarks of every sort.
  static var assumedLine: LineReport {
    var line = Sample.line
    line.row = 3
    line.sku = "BEN-048"
    line.status = .assumed
    line.charges[0].doubt = "whether \"kits\" are covered"
    line.notApplied = [
      NotApplied(
        measure: "9903.01.25",
        programme: "ieepa-reciprocal",
        reason: "displaced by 9903.81.91",
        by: "9903.81.91",
        heading: "9903.01.33"
      )
    ]
    line.controls = [
      ReportedControl(measure: "lacey", programme: "licences", flag: "declaration", cite: "16 U.S.C. 3372")
    ]
    line.notes = [
      Remark(id: "unused-claim", column: "claims", text: "nothing answers to the claim \"usmca\"")
    ]
    line.assumed = [AssumedFact(fact: "content_steel", text: "the full customs value")]
    line.range = AmountRange(minimum: 600_000, maximum: 642_649)
    return line
  }

  static var openLine: LineReport {
    var line = Sample.line
    line.row = 2
    line.sku = "BRK-211"
    line.status = .unassessed
    line.charges.removeLast(2)
    line.problems = [
      Remark(id: "missing-quantity", column: "quantity", text: "a quantity in kg is needed for 7326.90.86.88")
    ]
    line.duty = nil
    line.fees = nil
    line.taxes = nil
    line.landedCost = nil
    line.effectiveRate = nil
    return line
  }

  /// Two terms of one rate.
  static var compoundCharge: ReportedCharge {
    var charge = charge("6402.91.42.30", "general", .duty, "90¢/pr. + 37.5%", 621_450, "HTS (2025)")
    charge.terms = [
      ReportedCharge.Term(rate: "90¢/pr.", base: "1000", unit: "pr.", amount: 90_000),
      ReportedCharge.Term(rate: "37.5%", base: "14172.00", unit: "USD", amount: 531_450),
    ]
    return charge
  }

  private static func charge(
    _ measure: String,
    _ programme: String,
    _ kind: MeasureKind,
    _ rate: String,
    _ amount: Int64,
    _ cite: String
  ) -> ReportedCharge {
    ReportedCharge(
      measure: measure,
      programme: programme,
      kind: kind,
      rate: rate,
      base: 1_417_200,
      amount: amount,
      cite: cite
    )
  }

  /// Sums of two assessed lines and an open one.
  static var totals: TotalsReport {
    var totals = TotalsReport()
    totals.lines = 3
    totals.assessed = 1
    totals.assumed = 1
    totals.unassessed = 1
    totals.customsValue = 4_251_600
    totals.assessedValue = 2_834_400
    totals.duty = 1_913_220
    totals.openDuty = 637_740
    totals.fees = 9_818
    totals.taxes = 0
    totals.landedCost = 6_366_038
    totals.byProgramme = [
      TotalsReport.Programme(id: "general", kind: .duty, amount: 0),
      TotalsReport.Programme(id: "section-301", kind: .duty, amount: 1_062_900),
      TotalsReport.Programme(id: "ieepa-fentanyl", kind: .duty, amount: 850_320),
      TotalsReport.Programme(id: "mpf", kind: .fee, amount: 9_818),
    ]
    totals.range = AmountRange(minimum: 1_880_000, maximum: 1_923_038)
    totals.assumedFacts = ["content_steel"]
    return totals
  }

  static let problem = ReportedProblem(
    row: 2,
    column: "quantity",
    id: "missing-quantity",
    message: "a quantity in kg is needed for 7326.90.86.88"
  )

  static var counts: ProblemCounts {
    var counts = ProblemCounts()
    counts.add(openAssessment)
    return counts
  }

  static var report: DutyReport {
    DutyReport(
      header: header(),
      totals: totals,
      lines: [line, openLine, assumedLine],
      problems: [problem],
      counts: counts,
      names: names
    )
  }
}
