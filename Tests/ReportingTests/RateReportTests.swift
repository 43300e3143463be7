// SPDX-License-Identifier: Apache-2.0

import Reporting
import Testing

@Suite struct RateReportTests {
  @Test("Without a value only rates are shown")
  func table() {
    let report = RateReport(
      header: Sample.header(),
      line: Sample.line,
      showsAmounts: false,
      names: Sample.names
    )
    let bytes = written { report.render(as: .table, into: &$0) }
    expectNoDifference(
      bytes,
      """
      7326.90.86.88 from CN into United States: 45.00%
      geneva-truce, as of 2025-10-23: The truce, with what had come in meanwhile

      Heading        Programme                   Rate     Source
      -------------  --------------------------  -------  ----------------------
      9903.01.24     Fentanyl duty               20%      EO 14228, 90 FR 11463
      9903.88.03     Section 301                 25%      U.S. note 20(f)
      7326.90.86.88  General duty                Free     HTS (2025) Revision 10
      mpf            Merchandise processing fee  0.3464%  19 CFR 24.23
      Duty                                       45.00%

      Law through 2026-10-02, library us-china-trade 2026.11. Rounding: statutory.
      Not modelled: anti-dumping and countervailing duty cases; 2 points of single programmes (see
      --format json).
      Computed from public rules as the library has them; not legal advice.

      """
    )
  }

  @Test("With a value there are amounts, with --explain there are reasons")
  func explained() {
    var header = Sample.header("in-force", asOf: nil)
    header.explains = true
    header.isNotLaw = true
    let report = RateReport(header: header, line: Sample.assumedLine, showsAmounts: true, names: Sample.names)
    let bytes = written { report.render(as: .table, into: &$0) }
    expectNoDifference(
      bytes,
      """
      7326.90.86.88 from CN into United States: 45.00%, on assumptions
      in-force, entered 2025-10-20: The truce, with what had come in meanwhile

      NOT LAW: a slogan or a hypothetical.

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

      Not modelled:
        anti-dumping and countervailing duty cases
        general: tariff-rate quotas
        section-301: lapsed exclusions

      Law through 2026-10-02, library us-china-trade 2026.11. Rounding: statutory.
      Computed from public rules as the library has them; not legal advice.

      """
    )
  }

  @Test("A rate that cannot be one figure says why")
  func open() {
    let report = RateReport(header: Sample.header(), line: Sample.openLine, showsAmounts: false)
    let bytes = written { report.render(as: .markdown, into: &$0) }
    expectNoDifference(
      bytes,
      #"""
      ## 7326.90.86.88 from CN into United States: no single rate

      geneva-truce, as of 2025-10-23: The truce, with what had come in meanwhile

      | Heading | Programme | Rate | Source |
      | --- | --- | --- | --- |
      | 9903.01.24 | ieepa-fentanyl | 20% | EO 14228, 90 FR 11463 |
      | 9903.88.03 | section-301 | 25% | U.S. note 20(f) |

      Open:

      - a quantity in kg is needed for 7326.90.86.88 \[missing-quantity\]

      Law through 2026-10-02, library us-china-trade 2026.11. Rounding: statutory.

      Not modelled: anti-dumping and countervailing duty cases; 1 point of single programmes (see --format json).

      Computed from public rules as the library has them; not legal advice.

      """#
    )
  }

  @Test("A rate that cannot be computed is shown as it is printed")
  func openRate() {
    var line = Sample.openLine
    var open = line.charges[1]
    open.measure = "7326.90.86.88"
    open.programme = "general"
    (open.rate, open.isByQuantity, open.isPercentage, open.base, open.amount) = ("2¢/kg", true, false, 0, 0)
    line.openCharges = [open]
    let report = RateReport(header: Sample.header(), line: line, showsAmounts: true, names: Sample.names)
    let table = String(decoding: written { report.render(as: .table, into: &$0) }, as: UTF8.self)
    // 20% and 25% of the value, and the text of the third.
    #expect(table.hasPrefix("7326.90.86.88 from CN into United States: 45.00% + 2¢/kg\n"))
    #expect(table.contains("7326.90.86.88  General duty   2¢/kg                 open  U.S. note 20(f)\n"))
    let csv = String(decoding: written { report.render(as: .csv, into: &$0) }, as: UTF8.self)
    #expect(csv.contains("\n7326.90.86.88,general,duty,2¢/kg,,,U.S. note 20(f)\ntotal,"))
    let json = String(decoding: written { report.render(as: .json, into: &$0) }, as: UTF8.self)
    #expect(
      json.contains(
        #""open":[{"measure":"7326.90.86.88","programme":"general","kind":"duty","rate":"2¢/kg","#
      )
    )
  }

  @Test("CSV has a row for each charge, then the total")
  func csv() {
    let report = RateReport(header: Sample.header(), line: Sample.line, showsAmounts: true)
    let bytes = written { report.render(as: .csv, into: &$0) }
    expectNoDifference(
      bytes,
      """
      measure,programme,kind,rate,base,amount,cite
      9903.01.24,ieepa-fentanyl,duty,20%,14172.00,2834.40,"EO 14228, 90 FR 11463"
      9903.88.03,section-301,duty,25%,14172.00,3543.00,U.S. note 20(f)
      7326.90.86.88,general,duty,Free,14172.00,0.00,HTS (2025) Revision 10
      mpf,mpf,fee,0.3464%,14172.00,49.09,19 CFR 24.23
      total,,duty,45.00%,14172.00,6377.40,

      """
    )
  }

  @Test("JSON has no amounts where no value was given")
  func json() {
    let report = RateReport(header: Sample.header(), line: Sample.assumedLine, showsAmounts: false)
    let bytes = written { out in
      report.render(as: .json, into: &out)
      report.render(as: .ndjson, into: &out)
    }
    expectNoDifference(
      bytes,
      #"""
      {"schema":"tariff.rate/1","territory":"us","regime":"geneva-truce","asOf":"2025-10-23","currency":"USD","hts":"7326908688","origin":"CN","entryDate":"2025-10-20","status":"assumed","effectiveRate":"45.00","customsValue":null,"charges":[{"measure":"9903.01.24","programme":"ieepa-fentanyl","kind":"duty","rate":"20%","base":null,"amount":null,"cite":"EO 14228, 90 FR 11463"},{"measure":"9903.88.03","programme":"section-301","kind":"duty","rate":"25%","base":null,"amount":null,"cite":"U.S. note 20(f)"},{"measure":"7326.90.86.88","programme":"general","kind":"duty","rate":"Free","base":null,"amount":null,"cite":"HTS (2025) Revision 10"},{"measure":"mpf","programme":"mpf","kind":"fee","rate":"0.3464%","base":null,"amount":null,"cite":"19 CFR 24.23"}],"controls":[{"measure":"lacey","programme":"licences","flag":"declaration","cite":"16 U.S.C. 3372"}],"notes":[{"column":"claims","id":"unused-claim","message":"nothing answers to the claim \"usmca\""}],"assumed":[{"fact":"content_steel","as":"the full customs value"}],"notLaw":false,"unlawful":"collected","transition":null,"library":{"name":"us-china-trade","edition":"2026.11","lawThrough":"2026-10-02"},"rounding":"statutory","feesAssessed":true,"assume":{},"notModelled":["anti-dumping and countervailing duty cases","general: tariff-rate quotas","section-301: lapsed exclusions"],"notice":"Computed from public rules as the library has them; not legal advice."}
      {"type":"rate","schema":"tariff.rate/1","territory":"us","regime":"geneva-truce","asOf":"2025-10-23","currency":"USD","hts":"7326908688","origin":"CN","entryDate":"2025-10-20","status":"assumed","effectiveRate":"45.00","customsValue":null,"charges":[{"measure":"9903.01.24","programme":"ieepa-fentanyl","kind":"duty","rate":"20%","base":null,"amount":null,"cite":"EO 14228, 90 FR 11463"},{"measure":"9903.88.03","programme":"section-301","kind":"duty","rate":"25%","base":null,"amount":null,"cite":"U.S. note 20(f)"},{"measure":"7326.90.86.88","programme":"general","kind":"duty","rate":"Free","base":null,"amount":null,"cite":"HTS (2025) Revision 10"},{"measure":"mpf","programme":"mpf","kind":"fee","rate":"0.3464%","base":null,"amount":null,"cite":"19 CFR 24.23"}],"controls":[{"measure":"lacey","programme":"licences","flag":"declaration","cite":"16 U.S.C. 3372"}],"notes":[{"column":"claims","id":"unused-claim","message":"nothing answers to the claim \"usmca\""}],"assumed":[{"fact":"content_steel","as":"the full customs value"}],"notLaw":false,"unlawful":"collected","transition":null,"library":{"name":"us-china-trade","edition":"2026.11","lawThrough":"2026-10-02"},"rounding":"statutory","feesAssessed":true,"assume":{},"notModelled":["anti-dumping and countervailing duty cases","general: tariff-rate quotas","section-301: lapsed exclusions"],"notice":"Computed from public rules as the library has them; not legal advice."}

      """#
    )
  }
}
