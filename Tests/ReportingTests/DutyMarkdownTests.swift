// SPDX-License-Identifier: Apache-2.0

import Reporting
import Testing

@Suite struct DutyMarkdownTests {
  @Test("Markdown has the contents of the table")
  func markdown() {
    var report = Sample.report
    report.lines[0].sku = "BRK|<b>*210"
    let bytes = written { DutyMarkdown().render(report, into: &$0) }
    expectNoDifference(
      bytes,
      #"""
      ## United States: geneva-truce, as of 2025-10-23

      The truce, with what had come in meanwhile

      |  | USD | of value |
      | --- | ---: | ---: |
      | Customs value | 42,516.00 |  |
      | General duty | 0.00 | 0.00% |
      | Section 301 | 10,629.00 | 25.00% |
      | Fentanyl duty | 8,503.20 | 20.00% |
      | **Duty** | **19,132.20** | **45.00%** |
      | Merchandise processing fee | 98.18 | 0.23% |
      | **Fees** | **98.18** |  |
      | Goods, freight and insurance | 44,430.00 |  |
      | **Landed cost** | **63,660.38** |  |

      2 of 3 lines assessed, 66.6% of the value; 1 line is open: 1 lacks a quantity. What is open is not in the sums; what is known of such lines is.

      Duty, fees and taxes together are 18,800.00 to 19,230.38 USD, depending on facts that are not declared: content\_steel.

      | Row | SKU | Code | From | Value | Duty | Rate | Landed cost |  |
      | ---: | --- | --- | --- | ---: | ---: | ---: | ---: | --- |
      | 1 | BRK\|&lt;b&gt;\*210 | 7326.90.86.88 | CN | 14,172.00 | 6,377.40 | 45.00% | 21,236.49 |  |
      | 2 | BRK-211 | 7326.90.86.88 | CN | 14,172.00 | open |  |  |  |
      | 3 | BEN-048 | 7326.90.86.88 | CN | 14,172.00 | 6,377.40 | 45.00% | 21,236.49 | \* |

      \* on an assumption, because a fact is not declared.

      Controls:

      - row 3: lacey: declaration (16 U.S.C. 3372)

      Notes:

      - row 3: nothing answers to the claim "usmca" \[unused-claim\]

      Problems:

      - row 2, quantity: a quantity in kg is needed for 7326.90.86.88 \[missing-quantity\]

      Law through 2026-10-02, library us-china-trade 2026.11. Rounding: statutory.

      Not modelled: anti-dumping and countervailing duty cases; 2 points of single programmes (see --format json).

      Computed from public rules as the library has them; not legal advice.

      """#
    )
  }

  @Test("With --explain each line has its trace")
  func explained() {
    var report = Sample.report
    report.header.explains = true
    report.lines = [Sample.assumedLine]
    report.problems = []
    let bytes = written { DutyMarkdown().render(report, into: &$0) }
    expectNoDifference(
      bytes,
      #"""
      ## United States: geneva-truce, as of 2025-10-23

      The truce, with what had come in meanwhile

      |  | USD | of value |
      | --- | ---: | ---: |
      | Customs value | 42,516.00 |  |
      | General duty | 0.00 | 0.00% |
      | Section 301 | 10,629.00 | 25.00% |
      | Fentanyl duty | 8,503.20 | 20.00% |
      | **Duty** | **19,132.20** | **45.00%** |
      | Merchandise processing fee | 98.18 | 0.23% |
      | **Fees** | **98.18** |  |
      | Goods, freight and insurance | 44,430.00 |  |
      | **Landed cost** | **63,660.38** |  |

      2 of 3 lines assessed, 66.6% of the value; 1 line is open: 1 lacks a quantity. What is open is not in the sums; what is known of such lines is.

      Duty, fees and taxes together are 18,800.00 to 19,230.38 USD, depending on facts that are not declared: content\_steel.

      ### Row 3, BEN-048, 7326.90.86.88, CN, entered 2025-10-20, law of 2025-10-23, 14,172.00 USD \[assumed\]

      | Heading | Programme | Rate | Base | USD | Source |
      | --- | --- | --- | ---: | ---: | --- |
      | 9903.01.24 | Fentanyl duty | 20% | 14,172.00 | 2,834.40 | EO 14228, 90 FR 11463 |
      | 9903.88.03 | Section 301 | 25% | 14,172.00 | 3,543.00 | U.S. note 20(f) |
      | 7326.90.86.88 | General duty | Free | 14,172.00 | 0.00 | HTS (2025) Revision 10 |
      | mpf | Merchandise processing fee | 0.3464% | 14,172.00 | 49.09 | 19 CFR 24.23 |
      | **Duty** |  | **45.00%** |  | **6,377.40** |  |
      | **Fees** |  |  |  | **49.09** |  |
      | **Landed cost** |  |  |  | **21,236.49** |  |

      Not charged:

      - 9903.01.25 ieepa-reciprocal: displaced by 9903.81.91; file 9903.01.33

      Controls:

      - lacey: declaration (16 U.S.C. 3372)

      Assumed:

      - content\_steel: the full customs value
      - duty, fees and taxes together are 6,000.00 to 6,426.49 USD

      Notes:

      - nothing answers to the claim "usmca" \[unused-claim\]

      Drawback may give 3,543.00 USD back if the goods are exported.

      In doubt:

      - 9903.01.24: whether "kits" are covered

      2 more lines not shown here: --format csv, json or ndjson gives them all.

      Not modelled:

      - anti-dumping and countervailing duty cases
      - general: tariff-rate quotas
      - section-301: lapsed exclusions

      Law through 2026-10-02, library us-china-trade 2026.11. Rounding: statutory.

      Computed from public rules as the library has them; not legal advice.

      """#
    )
  }
}
