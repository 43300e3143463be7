// SPDX-License-Identifier: Apache-2.0

import ExactMath
import Reporting
import TariffModel

extension Sample {
  /// A baseline, the truce, and the truce with 100 points more.
  static var comparison: CompareReport {
    var before = totals
    before.duty -= 850_320
    before.openDuty -= 283_440
    before.landedCost -= 850_320
    before.byProgramme.remove(at: 2)
    before.range = nil
    before.assumedFacts = []
    var threat = totals
    threat.duty += 4_251_600
    threat.openDuty += 1_417_200
    threat.landedCost += 4_251_600
    threat.byProgramme.append(
      TotalsReport.Programme(id: "threatened-100", kind: .duty, amount: 4_251_600)
    )
    var hypothetical = header("threatened-100")
    hypothetical.isNotLaw = true
    return CompareReport(sides: [
      CompareReport.Side(header: header("pre-april", asOf: "2025-04-01"), totals: before, counts: counts),
      CompareReport.Side(header: header(), totals: totals, counts: counts),
      CompareReport.Side(header: hypothetical, totals: threat, counts: counts),
    ])
  }

  /// The same by chapter; the larger change stands second.
  static var chapters: [BreakdownRow] {
    [
      row("94", value: 1_417_200, duties: [354_300, 637_740, 2_054_940]),
      row("73", value: 2_834_400, duties: [708_600, 1_275_480, 4_109_880]),
    ]
  }

  /// A programme that the baseline does not charge.
  static var fentanylRow: BreakdownRow {
    var row = row("ieepa-fentanyl", value: 4_251_600, duties: [0, 850_320, 850_320])
    row.cells[0].customsValue = 0
    return row
  }

  private static func row(_ key: String, value: Int64, duties: [Int64]) -> BreakdownRow {
    BreakdownRow(
      key: key,
      cells: duties.map { duty in
        var cell = BreakdownRow.Cell()
        cell.lines = 1
        cell.customsValue = value
        cell.duty = duty
        cell.fees = 0
        cell.landedCost = value + duty
        return cell
      }
    )
  }

  // MARK: Regimes

  static var regimes: RegimeList {
    let currency = Currency(code: "USD")
    return RegimeList(
      library: "us-china-trade",
      edition: "2026.11",
      lawThrough: "2026-10-02",
      regimes: [
        RegimeSummary(Regime(id: "in-force", title: "The law in force"), currency: currency),
        RegimeSummary(threat, currency: currency),
      ]
    )
  }

  private static var threat: Regime {
    let clock = CivilInstant(CivilDate(day: 20_384))
    var regime = Regime(
      id: "threatened-100",
      title: "The truce of 23 October 2025 plus the 100 points threatened for 1 November",
      clock: .at(LineDate(instant: clock, isBareDate: true))
    )
    regime.knownBy = clock.endOfDay
    regime.isNotLaw = true
    regime.cite = "Reuters, 23 October 2025"
    var measure = Measure(id: "threat-2025-11-01", programme: "threatened-100")
    measure.title = "100 points on goods of China"
    measure.announcedFor = "2025-11-01"
    measure.rates = [DatedRate(window: .always, rate: .terms([.adValorem(.one)]))]
    var edit = MeasureEdit()
    edit.origins = ["CN", "HK"]
    edit.rates = measure.rates
    regime.amendments = [
      Amendment(territory: "us", change: .add(measure), location: nil),
      Amendment(territory: "us", change: .activate("9903.88.16"), location: nil),
      Amendment(territory: "us", change: .amend(.id("section-301"), edit), location: nil),
      Amendment(territory: "cn", change: .suspend(.prefix("retaliation-")), location: nil),
    ]
    return regime
  }
}
