// SPDX-License-Identifier: Apache-2.0

import Reporting
import Testing

@Suite struct CompareCSVTests {
  @Test("Long: a row for each key and regime")
  func long() {
    let csv = CompareCSV(Sample.comparison.sides.map(\.header), by: .chapter)
    let bytes = written { out in
      csv.begin(into: &out)
      for row in Sample.chapters { csv.row(row, into: &out) }
    }
    expectNoDifference(
      bytes,
      """
      regime,asOf,key,lines,customsValue,duty,fees,taxes,landedCost,effectiveRate,deltaDuty,deltaPoints
      pre-april,2025-04-01,94,1,14172.00,3543.00,0.00,0.00,17715.00,25.00,0.00,0.00
      geneva-truce,2025-10-23,94,1,14172.00,6377.40,0.00,0.00,20549.40,45.00,2834.40,20.00
      threatened-100,2025-10-23,94,1,14172.00,20549.40,0.00,0.00,34721.40,145.00,17006.40,120.00
      pre-april,2025-04-01,73,1,28344.00,7086.00,0.00,0.00,35430.00,25.00,0.00,0.00
      geneva-truce,2025-10-23,73,1,28344.00,12754.80,0.00,0.00,41098.80,45.00,5668.80,20.00
      threatened-100,2025-10-23,73,1,28344.00,41098.80,0.00,0.00,69442.80,145.00,34012.80,120.00

      """
    )
  }

  @Test("Without a breakdown the only key is the total; the baseline may be any regime")
  func totals() {
    let report = CompareReport(sides: Sample.comparison.sides, baseline: 1)
    let csv = CompareCSV(report.sides.map(\.header), baseline: 1)
    let bytes = written { out in
      csv.begin(into: &out)
      csv.totals(report, into: &out)
    }
    expectNoDifference(
      bytes,
      """
      regime,asOf,key,lines,customsValue,duty,fees,taxes,landedCost,effectiveRate,deltaDuty,deltaPoints
      pre-april,2025-04-01,total,3,42516.00,10629.00,98.18,0.00,55157.18,25.00,-8503.20,-20.00
      geneva-truce,2025-10-23,total,3,42516.00,19132.20,98.18,0.00,63660.38,45.00,0.00,0.00
      threatened-100,2025-10-23,total,3,42516.00,61648.20,98.18,0.00,106176.38,145.00,42516.00,100.00

      """
    )
  }

  @Test("Wide: the regimes side by side; what is unknown of a line is empty")
  func wide() {
    let csv = CompareCSV(Sample.comparison.sides.prefix(2).map(\.header), by: .line, isWide: true)
    var row = Sample.chapters[0]
    row.key = "A, 1"
    row.cells = Array(row.cells.prefix(2))
    row.cells[0].isOpen = true
    let bytes = written { out in
      csv.begin(into: &out)
      csv.row(row, into: &out)
    }
    expectNoDifference(
      bytes,
      """
      key,lines_pre-april,customsValue_pre-april,duty_pre-april,fees_pre-april,taxes_pre-april,landedCost_pre-april,effectiveRate_pre-april,deltaDuty_pre-april,deltaPoints_pre-april,lines_geneva-truce,customsValue_geneva-truce,duty_geneva-truce,fees_geneva-truce,taxes_geneva-truce,landedCost_geneva-truce,effectiveRate_geneva-truce,deltaDuty_geneva-truce,deltaPoints_geneva-truce
      "A, 1",1,14172.00,,,,,,,,1,14172.00,6377.40,0.00,0.00,20549.40,45.00,,

      """
    )
  }
}
