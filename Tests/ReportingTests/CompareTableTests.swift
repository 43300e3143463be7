// SPDX-License-Identifier: Apache-2.0

import Reporting
import TariffModel
import Testing

@Suite struct CompareTableTests {
  @Test("What is owed under each regime, the change in words, and where it comes from")
  func table() {
    let bytes = written { CompareTable().render(Sample.comparison, names: Sample.names, into: &$0) }
    expectNoDifference(
      bytes,
      """
      United States: 3 regimes compared

      threatened-100: NOT LAW: a slogan or a hypothetical.

      3 lines, customs value 42,516.00 USD under each regime.

      Regime                    As of            Duty     Rate  Landed cost  Duty change   Points
      ------------------------  ----------  ---------  -------  -----------  -----------  -------
      pre-april                 2025-04-01  10,629.00   25.00%    55,157.18     baseline
      geneva-truce              2025-10-23  19,132.20   45.00%    63,660.38    +8,503.20   +20.00
      threatened-100 (not law)  2025-10-23  61,648.20  145.00%   106,176.38   +51,019.20  +120.00

      In words:
        From pre-april to geneva-truce the duty rises by 8,503.20 USD, from 25.00% to 45.00% of the value.
        From pre-april to threatened-100 the duty rises by 51,019.20 USD, from 25.00% to 145.00% of the
        value.

      2 of 3 lines assessed, 66.6% of the value; 1 line is open: 1 lacks a quantity. What is open is not
      in the sums; what is known of such lines is.

      Depending on facts that are not declared:
        geneva-truce: duty, fees and taxes together are 18,800.00 to 19,230.38 USD (content_steel)
        threatened-100: duty, fees and taxes together are 18,800.00 to 19,230.38 USD (content_steel)

      Where the change from pre-april comes from, in USD

                        geneva-truce  threatened-100
      ----------------  ------------  --------------
        Fentanyl duty      +8,503.20       +8,503.20
        threatened-100          0.00      +42,516.00
      Duty                 +8,503.20      +51,019.20

      Law through 2026-10-02, library us-china-trade 2026.11. Rounding: statutory.
      Not modelled: anti-dumping and countervailing duty cases; 2 points of single programmes (see
      --format json).
      Computed from public rules as the library has them; not legal advice.

      """
    )
  }

  @Test("A breakdown puts the largest change first")
  func breakdown() {
    let breakdown = Breakdown(.chapter, rows: Sample.chapters)
    let bytes = written {
      CompareTable().render(Sample.comparison, breakdown: breakdown, names: Sample.names, into: &$0)
    }
    expectNoDifference(
      bytes,
      """
      United States: 3 regimes compared

      threatened-100: NOT LAW: a slogan or a hypothetical.

      3 lines, customs value 42,516.00 USD under each regime.

      Regime                    As of            Duty     Rate  Landed cost  Duty change   Points
      ------------------------  ----------  ---------  -------  -----------  -----------  -------
      pre-april                 2025-04-01  10,629.00   25.00%    55,157.18     baseline
      geneva-truce              2025-10-23  19,132.20   45.00%    63,660.38    +8,503.20   +20.00
      threatened-100 (not law)  2025-10-23  61,648.20  145.00%   106,176.38   +51,019.20  +120.00

      In words:
        From pre-april to geneva-truce the duty rises by 8,503.20 USD, from 25.00% to 45.00% of the value.
        From pre-april to threatened-100 the duty rises by 51,019.20 USD, from 25.00% to 145.00% of the
        value.

      2 of 3 lines assessed, 66.6% of the value; 1 line is open: 1 lacks a quantity. What is open is not
      in the sums; what is known of such lines is.

      Depending on facts that are not declared:
        geneva-truce: duty, fees and taxes together are 18,800.00 to 19,230.38 USD (content_steel)
        threatened-100: duty, fees and taxes together are 18,800.00 to 19,230.38 USD (content_steel)

      Where the change from pre-april comes from, in USD

                        geneva-truce  threatened-100
      ----------------  ------------  --------------
        Fentanyl duty      +8,503.20       +8,503.20
        threatened-100          0.00      +42,516.00
      Duty                 +8,503.20      +51,019.20

      By chapter: duty under pre-april, and the change from it, in USD

      Chapter                           Value  pre-april  geneva-truce  threatened-100
      ----------------------------  ---------  ---------  ------------  --------------
      73 Articles of iron or steel  28,344.00   7,086.00     +5,668.80      +34,012.80
      94 Furniture, lamps, bedding  14,172.00   3,543.00     +2,834.40      +17,006.40
      All                           42,516.00  10,629.00     +8,503.20      +51,019.20

      Law through 2026-10-02, library us-china-trade 2026.11. Rounding: statutory.
      Not modelled: anti-dumping and countervailing duty cases; 2 points of single programmes (see
      --format json).
      Computed from public rules as the library has them; not legal advice.

      """
    )
  }

  @Test("Regimes that do not fit side by side go on below; lines keep their order")
  func manyRegimes() {
    let baseline = Sample.comparison.sides[0]
    let others = (1...8).map { number in
      var side = Sample.comparison.sides[1]
      side.header.regime = "regime-\(number)"
      side.totals.fees = 19_818
      side.totals.landedCost += 10_000
      side.totals.byProgramme[3] = TotalsReport.Programme(id: "mpf", kind: .fee, amount: 19_818)
      return side
    }
    let report = CompareReport(sides: [baseline] + others)
    var rows = Sample.chapters
    for index in rows.indices {
      rows[index].key = "row \(index + 1)"
      rows[index].cells = [rows[index].cells[0]] + (1...8).map { _ in rows[index].cells[1] }
    }
    rows[1].cells[3].isOpen = true
    let breakdown = Breakdown(.line, rows: rows, omitted: 7)
    let bytes = written { CompareTable().render(report, breakdown: breakdown, into: &$0) }
    expectNoDifference(
      bytes,
      """
      United States: 9 regimes compared

      Regime     As of           Value       Duty    Rate  Landed cost  Duty change  Points
      ---------  ----------  ---------  ---------  ------  -----------  -----------  ------
      pre-april  2025-04-01  42,516.00  10,629.00  25.00%    55,157.18     baseline
      regime-1   2025-10-23  42,516.00  19,132.20  45.00%    63,760.38    +8,503.20  +20.00
      regime-2   2025-10-23  42,516.00  19,132.20  45.00%    63,760.38    +8,503.20  +20.00
      regime-3   2025-10-23  42,516.00  19,132.20  45.00%    63,760.38    +8,503.20  +20.00
      regime-4   2025-10-23  42,516.00  19,132.20  45.00%    63,760.38    +8,503.20  +20.00
      regime-5   2025-10-23  42,516.00  19,132.20  45.00%    63,760.38    +8,503.20  +20.00
      regime-6   2025-10-23  42,516.00  19,132.20  45.00%    63,760.38    +8,503.20  +20.00
      regime-7   2025-10-23  42,516.00  19,132.20  45.00%    63,760.38    +8,503.20  +20.00
      regime-8   2025-10-23  42,516.00  19,132.20  45.00%    63,760.38    +8,503.20  +20.00

      In words:
        From pre-april to regime-1 the duty rises by 8,503.20 USD, from 25.00% to 45.00% of the value.
        From pre-april to regime-2 the duty rises by 8,503.20 USD, from 25.00% to 45.00% of the value.
        From pre-april to regime-3 the duty rises by 8,503.20 USD, from 25.00% to 45.00% of the value.
        From pre-april to regime-4 the duty rises by 8,503.20 USD, from 25.00% to 45.00% of the value.
        From pre-april to regime-5 the duty rises by 8,503.20 USD, from 25.00% to 45.00% of the value.
        From pre-april to regime-6 the duty rises by 8,503.20 USD, from 25.00% to 45.00% of the value.
        From pre-april to regime-7 the duty rises by 8,503.20 USD, from 25.00% to 45.00% of the value.
        From pre-april to regime-8 the duty rises by 8,503.20 USD, from 25.00% to 45.00% of the value.

      2 of 3 lines assessed, 66.6% of the value; 1 line is open: 1 lacks a quantity. What is open is not
      in the sums; what is known of such lines is.

      Depending on facts that are not declared:
        regime-1: duty, fees and taxes together are 18,800.00 to 19,230.38 USD (content_steel)
        regime-2: duty, fees and taxes together are 18,800.00 to 19,230.38 USD (content_steel)
        regime-3: duty, fees and taxes together are 18,800.00 to 19,230.38 USD (content_steel)
        regime-4: duty, fees and taxes together are 18,800.00 to 19,230.38 USD (content_steel)
        regime-5: duty, fees and taxes together are 18,800.00 to 19,230.38 USD (content_steel)
        regime-6: duty, fees and taxes together are 18,800.00 to 19,230.38 USD (content_steel)
        regime-7: duty, fees and taxes together are 18,800.00 to 19,230.38 USD (content_steel)
        regime-8: duty, fees and taxes together are 18,800.00 to 19,230.38 USD (content_steel)

      Where the change from pre-april comes from, in USD

                         regime-1   regime-2   regime-3   regime-4   regime-5   regime-6   regime-7
      ----------------  ---------  ---------  ---------  ---------  ---------  ---------  ---------
        ieepa-fentanyl  +8,503.20  +8,503.20  +8,503.20  +8,503.20  +8,503.20  +8,503.20  +8,503.20
      Duty              +8,503.20  +8,503.20  +8,503.20  +8,503.20  +8,503.20  +8,503.20  +8,503.20
        mpf               +100.00    +100.00    +100.00    +100.00    +100.00    +100.00    +100.00
      Landed cost       +8,603.20  +8,603.20  +8,603.20  +8,603.20  +8,603.20  +8,603.20  +8,603.20

                         regime-8
      ----------------  ---------
        ieepa-fentanyl  +8,503.20
      Duty              +8,503.20
        mpf               +100.00
      Landed cost       +8,603.20

      By line: duty under pre-april, and the change from it, in USD

      Line       Value  pre-april   regime-1   regime-2   regime-3   regime-4   regime-5   regime-6
      -----  ---------  ---------  ---------  ---------  ---------  ---------  ---------  ---------
      row 1  14,172.00   3,543.00  +2,834.40  +2,834.40  +2,834.40  +2,834.40  +2,834.40  +2,834.40
      row 2  28,344.00   7,086.00  +5,668.80  +5,668.80       open  +5,668.80  +5,668.80  +5,668.80
      All    42,516.00  10,629.00  +8,503.20  +8,503.20  +8,503.20  +8,503.20  +8,503.20  +8,503.20

      Line       Value  pre-april   regime-7   regime-8
      -----  ---------  ---------  ---------  ---------
      row 1  14,172.00   3,543.00  +2,834.40  +2,834.40
      row 2  28,344.00   7,086.00  +5,668.80  +5,668.80
      All    42,516.00  10,629.00  +8,503.20  +8,503.20

      7 more rows not shown here: --format csv, json or ndjson gives them all.

      Law through 2026-10-02, library us-china-trade 2026.11. Rounding: statutory.
      Not modelled: anti-dumping and countervailing duty cases; 2 points of single programmes (see
      --format json).
      Computed from public rules as the library has them; not legal advice.

      """
    )
  }

  @Test("Markdown has the contents of the table")
  func markdown() {
    let breakdown = Breakdown(.programme, rows: [Sample.fentanylRow])
    let bytes = written {
      CompareMarkdown().render(Sample.comparison, breakdown: breakdown, names: Sample.names, into: &$0)
    }
    expectNoDifference(
      bytes,
      #"""
      ## United States: 3 regimes compared

      **threatened-100: NOT LAW: a slogan or a hypothetical.**

      3 lines, customs value 42,516.00 USD under each regime.

      | Regime | As of | Duty | Rate | Landed cost | Duty change | Points |
      | --- | --- | ---: | ---: | ---: | ---: | ---: |
      | pre-april | 2025-04-01 | 10,629.00 | 25.00% | 55,157.18 | baseline |  |
      | geneva-truce | 2025-10-23 | 19,132.20 | 45.00% | 63,660.38 | +8,503.20 | +20.00 |
      | threatened-100 (not law) | 2025-10-23 | 61,648.20 | 145.00% | 106,176.38 | +51,019.20 | +120.00 |

      In words:

      - From pre-april to geneva-truce the duty rises by 8,503.20 USD, from 25.00% to 45.00% of the value.
      - From pre-april to threatened-100 the duty rises by 51,019.20 USD, from 25.00% to 145.00% of the value.

      2 of 3 lines assessed, 66.6% of the value; 1 line is open: 1 lacks a quantity. What is open is not in the sums; what is known of such lines is.

      Depending on facts that are not declared:

      - geneva-truce: duty, fees and taxes together are 18,800.00 to 19,230.38 USD (content\_steel)
      - threatened-100: duty, fees and taxes together are 18,800.00 to 19,230.38 USD (content\_steel)

      ### Where the change from pre-april comes from, in USD

      |  | geneva-truce | threatened-100 |
      | --- | ---: | ---: |
      | Fentanyl duty | +8,503.20 | +8,503.20 |
      | threatened-100 | 0.00 | +42,516.00 |
      | **Duty** | **+8,503.20** | **+51,019.20** |

      ### By programme: charges under pre-april, and the change from it, in USD

      | Programme | Value | pre-april | geneva-truce | threatened-100 |
      | --- | ---: | ---: | ---: | ---: |
      | Fentanyl duty | 42,516.00 | 0.00 | +8,503.20 | +8,503.20 |

      Law through 2026-10-02, library us-china-trade 2026.11. Rounding: statutory.

      Not modelled: anti-dumping and countervailing duty cases; 2 points of single programmes (see --format json).

      Computed from public rules as the library has them; not legal advice.

      """#
    )
  }

  @Test("Large numbers are whole, the common value stands above the table, and the mark stays on its row")
  func largeNumbers() {
    var sides = Sample.comparison.sides
    for index in sides.indices {
      sides[index].totals.customsValue *= 10_000_000
      sides[index].totals.duty *= 10_000_000
      sides[index].totals.landedCost *= 10_000_000
    }
    let bytes = written { CompareTable().render(CompareReport(sides: sides), into: &$0) }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("threatened-100 (not law)  2025-10-23  616,482,000,000  145.00%") })
    #expect(lines.contains("3 lines, customs value 425,160,000,000 USD under each regime."))
  }
}
