// SPDX-License-Identifier: Apache-2.0

import ExactMath
import Reporting
import TariffEngine
import Testing

@Suite struct DutyCSVTests {
  @Test("The user's columns come first, byte for byte; ours follow in the basket's own dialect")
  func columns() {
    let columns = BasketColumns(
      header: Array("sku;Duty;hts".utf8),
      names: ["sku", "Duty", "hts"],
      delimiter: UInt8(ascii: ";")
    )
    let csv = DutyCSV(Sample.header(), columns: columns)
    let bytes = written { out in
      csv.begin(into: &out)
      csv.line(Array(" a ;\"1\";2".utf8), Sample.assessment, into: &out)
      let problem = DutyCSV.problemText(Sample.openLine.problems)
      csv.line(Array("b;1".utf8), missingFields: 1, Sample.openAssessment, problem: problem, into: &out)
      csv.unreadable(Array("c;x;3".utf8), problem: "bad-value: \"x;y\" is no amount", into: &out)
    }
    expectNoDifference(
      bytes,
      """
      sku;Duty;hts;tariff_duty;fees;taxes;landed_cost;effective_rate;status;problem;duty_general;duty_section-301;duty_ieepa-fentanyl
       a ;"1";2;6377.40;49.09;0.00;21236.49;45.00;assessed;;0.00;3543.00;2834.40
      b;1;;;;;;;unassessed;missing-quantity: a quantity in kg is needed for 7326.90.86.88;;3543.00;2834.40
      c;x;3;;;;;;unassessed;"bad-value: ""x;y"" is no amount";;;

      """
    )
  }

  @Test("Fees that were not assessed are empty, not zero; rows end as the basket's do")
  func unassessedFees() {
    var header = Sample.header()
    header.feesAssessed = false
    header.currency = Currency(code: "JPY")
    let columns = BasketColumns(
      header: Array("hts".utf8),
      names: ["hts"],
      lineEnd: Array(" <\n".utf8)
    )
    let csv = DutyCSV(header, columns: columns)
    var assessment = Sample.assessment
    assessment.status = .assumed
    assessment.customsValue = 0
    let bytes = written { out in
      csv.begin(into: &out)
      let problem = DutyCSV.problemText([], assumed: ["content_steel", "fact_smelt"])
      csv.line(Array("7326908688".utf8), assessment, problem: problem, into: &out)
    }
    expectNoDifference(
      bytes,
      """
      hts,duty,fees,taxes,landed_cost,effective_rate,status,problem,duty_general,duty_section-301,duty_ieepa-fentanyl <
      7326908688,637740,,0,2123649,,assumed,"assumed: content_steel, fact_smelt",0,354300,283440 <

      """
    )
  }
}
