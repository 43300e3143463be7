// SPDX-License-Identifier: Apache-2.0

import ExactMath
import Reporting
@testable import TariffEngine
import TariffModel
import Testing

@Suite struct TimelineReportTests {
  private func instant(_ day: Int32, _ hour: Int = 0) -> CivilInstant {
    CivilInstant(CivilDate(day: day), hour: hour)
  }

  /// The sample line with these of its charges, the second at another rate.
  private func line(_ charges: [Int], list3: String = "25%", amount: Int64 = 354_300) -> LineReport {
    var line = Sample.line
    line.charges[1].rate = list3
    line.charges[1].amount = amount
    for index in line.charges.indices { line.charges[index].isPercentage = true }
    line.charges = charges.map { line.charges[$0] }
    line.duty = line.charges.filter { $0.kind == .duty }.reduce(0) { $0 + $1.amount }
    return line
  }

  private var report: TimelineReport {
    TimelineReport(
      header: Sample.header("in-force", asOf: nil),
      start: line([2, 3]),
      moments: [
        (at: instant(20_000), line: line([1, 2, 3], list3: "10%", amount: 141_720)),
        (at: instant(20_001), line: line([1, 2, 3], list3: "10%", amount: 141_720)),
        (at: instant(20_002, 12), line: line([1, 2, 3])),
        (at: instant(20_003), line: line([0, 1, 2, 3])),
        (at: instant(20_004), line: line([2, 3])),
      ],
      since: instant(19_999),
      startsBefore: false,
      until: instant(20_003).endOfDay,
      clock: "United States, UTC-05:00",
      showsAmounts: false,
      names: Sample.names
    )
  }

  @Test func `An instant at which nothing differs is no change, one after the end is announced`() {
    let report = report
    #expect(report.changes.map(\.at) == [instant(20_000), instant(20_002, 12), instant(20_003)])
    #expect(report.changes.map(\.after.rate) == ["10.00%", "25.00%", "45.00%"])
    #expect(report.next == instant(20_004))
  }

  @Test func `Fees are no part of it, and a share of another base is said`() {
    #expect(report.start.parts.map(\.charge.measure) == ["7326.90.86.88"])
    var steel = line([1, 2])
    steel.charges[0].base = 708_600
    steel.charges[0].amount = 177_150
    let other = TimelineReport(
      header: Sample.header(),
      start: steel,
      moments: [],
      since: instant(19_999),
      startsBefore: false,
      until: instant(20_003),
      clock: "",
      showsAmounts: false,
      names: Sample.names
    )
    #expect(other.start.parts[0].rate == "25%, 12.50% of the value")
  }

  @Test func `A charge that another displaces says so`() {
    var spared = line([2])
    spared.notApplied = [
      NotApplied(
        measure: "9903.88.03",
        programme: "section-301",
        reason: "displaced by X",
        by: "X",
        heading: ""
      )
    ]
    let report = TimelineReport(
      header: Sample.header("in-force", asOf: nil),
      start: line([1, 2]),
      moments: [(at: instant(20_004), line: spared)],
      since: instant(20_004),
      startsBefore: true,
      until: instant(20_005),
      clock: "United States, UTC-05:00",
      showsAmounts: true,
      names: Sample.names
    )
    expectNoDifference(
      written { report.render(as: .csv, into: &$0) },
      """
      at,rate_before,rate_after,duty_before,duty_after,change,measure,programme,kind,part_before,part_after,\
      amount_before,amount_after,reason,cite
      2024-10-08T00:00,,25.00%,,3543.00,stands,9903.88.03,section-301,duty,,25%,,3543.00,,U.S. note 20(f)
      2024-10-08T00:00,,25.00%,,3543.00,stands,7326.90.86.88,general,duty,,Free,,0.00,,HTS (2025) Revision 10
      2024-10-08T00:00,25.00%,0.00%,3543.00,0.00,ended,9903.88.03,section-301,duty,25%,,3543.00,,displaced by X,\
      U.S. note 20(f)

      """
    )
  }

  @Test func `The table has a row for each step`() {
    let bytes = written { report.render(as: .table, into: &$0) }
    expectNoDifference(
      bytes,
      """
      7326.90.86.88 from CN into United States: 3 changes
      in-force, from 2024-10-03T00:00 through 2024-10-07: The truce, with what had come in meanwhile

      At                   Was      Is  What     Heading        Programme     Rate       Source
      ----------------  ------  ------  -------  -------------  ------------  ---------  ------------------
      2024-10-03T00:00           0.00%  stands   7326.90.86.88  General duty  Free       HTS (2025)
                                                                                         Revision 10
      2024-10-04T00:00   0.00%  10.00%  began    9903.88.03     Section 301   10%        U.S. note 20(f)
      2024-10-06T12:00  10.00%  25.00%  changed  9903.88.03     Section 301   10% → 25%  U.S. note 20(f)
      2024-10-07T00:00  25.00%  45.00%  began    9903.01.24     Fentanyl      20%        EO 14228, 90 FR
                                                                duty                     11463

      Times are those of United States, UTC-05:00. The next change known already is at 2024-10-08T00:00.

      Law through 2026-10-02, library us-china-trade 2026.11. Rounding: statutory.
      Not modelled: anti-dumping and countervailing duty cases; 2 points of single programmes (see
      --format json).
      Computed from public rules as the library has them; not legal advice.

      """
    )
  }
}
