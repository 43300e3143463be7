// SPDX-License-Identifier: Apache-2.0

import Reporting
import TariffModel
import Testing

@Suite struct DutyTableTests {
  @Test("Totals come first, then the lines, then what the answer rests on")
  func table() {
    let bytes = written { DutyTable().render(Sample.report, into: &$0) }
    expectNoDifference(
      bytes,
      """
      United States: geneva-truce, as of 2025-10-23
      The truce, with what had come in meanwhile

                                          USD  of value
      ----------------------------  ---------  --------
      Customs value                 42,516.00
        General duty                     0.00     0.00%
        Section 301                 10,629.00    25.00%
        Fentanyl duty                8,503.20    20.00%
      Duty                          19,132.20    45.00%
        Merchandise processing fee      98.18     0.23%
      Fees                              98.18
      Goods, freight and insurance  44,430.00
      Landed cost                   63,660.38

      2 of 3 lines assessed, 66.6% of the value; 1 line is open: 1 lacks a quantity. What is open is not
      in the sums; what is known of such lines is.

      Duty, fees and taxes together are 18,800.00 to 19,230.38 USD, depending on facts that are not
      declared: content_steel.

      Row  SKU      Code           From      Value      Duty    Rate  Landed cost
      ---  -------  -------------  ----  ---------  --------  ------  -----------  -
        1  BRK-210  7326.90.86.88  CN    14,172.00  6,377.40  45.00%    21,236.49
        2  BRK-211  7326.90.86.88  CN    14,172.00      open
        3  BEN-048  7326.90.86.88  CN    14,172.00  6,377.40  45.00%    21,236.49  *

      * on an assumption, because a fact is not declared.

      Controls:
        row 3: lacey: declaration (16 U.S.C. 3372)

      Notes:
        row 3: nothing answers to the claim "usmca" [unused-claim]

      Problems:
        row 2, quantity: a quantity in kg is needed for 7326.90.86.88 [missing-quantity]

      Law through 2026-10-02, library us-china-trade 2026.11. Rounding: statutory.
      Not modelled: anti-dumping and countervailing duty cases; 2 points of single programmes (see
      --format json).
      Computed from public rules as the library has them; not legal advice.

      """
    )
  }

  @Test("With --explain each line has its trace")
  func explained() {
    var report = Sample.report
    report.header.explains = true
    report.lines[0].charges.insert(Sample.compoundCharge, at: 2)
    let bytes = written { DutyTable().render(report, into: &$0) }
    expectNoDifference(
      bytes,
      """
      United States: geneva-truce, as of 2025-10-23
      The truce, with what had come in meanwhile

                                          USD  of value
      ----------------------------  ---------  --------
      Customs value                 42,516.00
        General duty                     0.00     0.00%
        Section 301                 10,629.00    25.00%
        Fentanyl duty                8,503.20    20.00%
      Duty                          19,132.20    45.00%
        Merchandise processing fee      98.18     0.23%
      Fees                              98.18
      Goods, freight and insurance  44,430.00
      Landed cost                   63,660.38

      2 of 3 lines assessed, 66.6% of the value; 1 line is open: 1 lacks a quantity. What is open is not
      in the sums; what is known of such lines is.

      Duty, fees and taxes together are 18,800.00 to 19,230.38 USD, depending on facts that are not
      declared: content_steel.

      Row 1, BRK-210, 7326.90.86.88, CN, entered 2025-10-20, law of 2025-10-23, 14,172.00 USD

      Heading        Programme                   Rate                Base        USD  Source
      -------------  --------------------------  -------------  ---------  ---------  --------------------
      9903.01.24     Fentanyl duty               20%            14,172.00   2,834.40  EO 14228, 90 FR
                                                                                      11463
      9903.88.03     Section 301                 25%            14,172.00   3,543.00  U.S. note 20(f)
      6402.91.42.30  General duty                90¢/pr. +                  6,214.50  HTS (2025)
                                                 37.5%
                                                   90¢/pr.      1,000 pr.     900.00
                                                   37.5%        14,172.00   5,314.50
      7326.90.86.88  General duty                Free           14,172.00       0.00  HTS (2025) Revision
                                                                                      10
      mpf            Merchandise processing fee  0.3464%        14,172.00      49.09  19 CFR 24.23
      Duty                                       45.00%                     6,377.40
      Fees                                                                     49.09
      Landed cost                                                          21,236.49

      Drawback may give 3,543.00 USD back if the goods are exported.

      Row 2, BRK-211, 7326.90.86.88, CN, entered 2025-10-20, law of 2025-10-23, 14,172.00 USD [unassessed]

      Heading     Programme      Rate       Base       USD  Source
      ----------  -------------  ----  ---------  --------  ---------------------
      9903.01.24  Fentanyl duty  20%   14,172.00  2,834.40  EO 14228, 90 FR 11463
      9903.88.03  Section 301    25%   14,172.00  3,543.00  U.S. note 20(f)

      Open:
        a quantity in kg is needed for 7326.90.86.88 [missing-quantity]

      Drawback may give 3,543.00 USD back if the goods are exported.

      Row 3, BEN-048, 7326.90.86.88, CN, entered 2025-10-20, law of 2025-10-23, 14,172.00 USD [assumed]

      Heading        Programme                   Rate          Base        USD  Source
      -------------  --------------------------  -------  ---------  ---------  ----------------------
      9903.01.24     Fentanyl duty               20%      14,172.00   2,834.40  EO 14228, 90 FR 11463
      9903.88.03     Section 301                 25%      14,172.00   3,543.00  U.S. note 20(f)
      7326.90.86.88  General duty                Free     14,172.00       0.00  HTS (2025) Revision 10
      mpf            Merchandise processing fee  0.3464%  14,172.00      49.09  19 CFR 24.23
      Duty                                       45.00%               6,377.40
      Fees                                                               49.09
      Landed cost                                                    21,236.49

      Not charged:
        9903.01.25 ieepa-reciprocal: displaced by 9903.81.91; file 9903.01.33

      Controls:
        lacey: declaration (16 U.S.C. 3372)

      Assumed:
        content_steel: the full customs value
        duty, fees and taxes together are 6,000.00 to 6,426.49 USD

      Notes:
        nothing answers to the claim "usmca" [unused-claim]

      Drawback may give 3,543.00 USD back if the goods are exported.

      In doubt:
        9903.01.24: whether "kits" are covered

      Problems:
        row 2, quantity: a quantity in kg is needed for 7326.90.86.88 [missing-quantity]

      Not modelled:
        anti-dumping and countervailing duty cases
        general: tariff-rate quotas
        section-301: lapsed exclusions

      Law through 2026-10-02, library us-china-trade 2026.11. Rounding: statutory.
      Computed from public rules as the library has them; not legal advice.

      """
    )
  }

  @Test("What is no law says so, and what is left out is counted")
  func hypothetical() {
    var report = Sample.report
    report.header.isNotLaw = true
    report.header.unlawful = .dropped
    report.header.transition = Regime.Transition.none
    report.header.feesAssessed = false
    report.header.assumptions = [ReportHeader.Assumption(fact: "content_steel", text: "30% of the value")]
    report.totals = TotalsReport()
    report.totals.lines = 14_422
    report.totals.assessed = 14_422
    report.totals.customsValue = 43_894_738_600_000
    report.totals.duty = 12_345_678_901_250
    report.totals.landedCost = 56_240_417_501_250
    report.lines = [Sample.line]
    report.lines[0].sku =
      "a very long \u{1B}[31mstock-keeping number that nobody would have thought of in time"
    report.lines[0].landedCost = 56_240_417_501_250
    report.problems = []
    report.problemsOmitted = 0
    let bytes = written { DutyTable(isColoured: true).render(report, into: &$0) }
    expectNoDifference(
      bytes,
      """
      \u{1B}[1mUnited States: geneva-truce, as of 2025-10-23\u{1B}[0m
      The truce, with what had come in meanwhile

      \u{1B}[1mNOT LAW: a slogan or a hypothetical.\u{1B}[0m

      Duties held unlawful are left out, as void from the start. Loading and export dates are left aside.

                                                USD  of value
      ----------------------------  ---------------  --------
      Customs value                 438,947,386,000
      \u{1B}[1mDuty                          123,456,789,013    28.13%\u{1B}[0m
      \u{1B}[1mFees                             not assessed\u{1B}[0m
      Goods, freight and insurance  438,947,386,000
      \u{1B}[1mLanded cost                   562,404,175,013\u{1B}[0m

      All 14,422 lines are assessed.

      Row  SKU                        Code           From      Value      Duty    Rate         Landed cost
      ---  -------------------------  -------------  ----  ---------  --------  ------  ------------------
        1  a very long �[31mstock-k…  7326.90.86.88  CN    14,172.00  6,377.40  45.00%  562,404,175,012.50

      14,421 more lines not shown here: --format csv, json or ndjson gives them all.

      \u{1B}[2mLaw through 2026-10-02, library us-china-trade 2026.11. Rounding: statutory.\u{1B}[0m
      \u{1B}[2mTaken as asked where not declared: content_steel 30% of the value.\u{1B}[0m
      \u{1B}[2mFees: not assessed.\u{1B}[0m
      \u{1B}[2mNot modelled: anti-dumping and countervailing duty cases.\u{1B}[0m
      \u{1B}[2mComputed from public rules as the library has them; not legal advice.\u{1B}[0m

      """
    )
  }

  @Test("One line, assessed whole")
  func onlyLine() {
    var report = Sample.report
    report.totals = TotalsReport()
    report.totals.lines = 1
    report.totals.assessed = 1
    report.header.notModelled = []
    report.lines = [Sample.line]
    report.problems = []
    let bytes = written { DutyTable().render(report, into: &$0) }
    expectNoDifference(
      bytes,
      """
      United States: geneva-truce, as of 2025-10-23
      The truce, with what had come in meanwhile

                                             USD  of value
      ----------------------------  ------------  --------
      Customs value                         0.00
      Duty                                  0.00
      Fees                          not assessed
      Goods, freight and insurance          0.00
      Landed cost                           0.00

      The line is assessed.

      Row  SKU      Code           From      Value      Duty    Rate  Landed cost
      ---  -------  -------------  ----  ---------  --------  ------  -----------
        1  BRK-210  7326.90.86.88  CN    14,172.00  6,377.40  45.00%    21,236.49

      Law through 2026-10-02, library us-china-trade 2026.11. Rounding: statutory.
      Computed from public rules as the library has them; not legal advice.

      """
    )
  }
}
