// SPDX-License-Identifier: Apache-2.0

import Reporting
import TariffModel
import Testing

@Suite struct DutyJSONTests {
  @Test("The keys stand in the published order, reasons included where the report explains")
  func document() {
    var header = Sample.header()
    header.explains = true
    let json = DutyJSON(header)
    var compound = Sample.line
    compound.charges = [Sample.compoundCharge]
    let bytes = written { out in
      json.begin(into: &out)
      json.line(compound, isFirst: true, into: &out)
      json.line(Sample.openLine, isFirst: false, into: &out)
      json.line(Sample.assumedLine, isFirst: false, into: &out)
      json.end(
        entries: [
          EntryReport(entry: "E-1", lines: 3, fees: [EntryReport.Fee(measure: "mpf", amount: 4_909)])
        ],
        totals: Sample.totals,
        problems: [Sample.problem],
        problemsOmitted: 2,
        into: &out
      )
    }
    expectNoDifference(
      bytes,
      #"""
      {
      "schema":"tariff.duty/1","territory":"us","regime":"geneva-truce","asOf":"2025-10-23","currency":"USD",
      "lines":[
      {"row":1,"sku":"BRK-210","hts":"7326908688","origin":"CN","entryDate":"2025-10-20","status":"assessed","customsValue":"14172.00","charges":[{"measure":"6402.91.42.30","programme":"general","kind":"duty","rate":"90¢/pr. + 37.5%","base":"14172.00","amount":"6214.50","cite":"HTS (2025)","terms":[{"rate":"90¢/pr.","base":"1000","unit":"pr.","amount":"900.00"},{"rate":"37.5%","base":"14172.00","unit":"USD","amount":"5314.50"}],"authority":"","drawback":"unknown"}],"notApplied":[],"controls":[],"notes":[],"assumed":[],"range":null,"duty":"6377.40","fees":"49.09","taxes":"0.00","landedCost":"21236.49","effectiveRate":"45.00"},
      {"row":2,"sku":"BRK-211","hts":"7326908688","origin":"CN","entryDate":"2025-10-20","status":"unassessed","customsValue":"14172.00","charges":[{"measure":"9903.01.24","programme":"ieepa-fentanyl","kind":"duty","rate":"20%","base":"14172.00","amount":"2834.40","cite":"EO 14228, 90 FR 11463","authority":"","drawback":"unknown"},{"measure":"9903.88.03","programme":"section-301","kind":"duty","rate":"25%","base":"14172.00","amount":"3543.00","cite":"U.S. note 20(f)","authority":"19 U.S.C. 2411","drawback":"yes"}],"notApplied":[],"controls":[],"notes":[],"assumed":[],"range":null,"duty":null,"fees":null,"taxes":null,"landedCost":null,"effectiveRate":null,"problems":[{"column":"quantity","id":"missing-quantity","message":"a quantity in kg is needed for 7326.90.86.88"}]},
      {"row":3,"sku":"BEN-048","hts":"7326908688","origin":"CN","entryDate":"2025-10-20","status":"assumed","customsValue":"14172.00","charges":[{"measure":"9903.01.24","programme":"ieepa-fentanyl","kind":"duty","rate":"20%","base":"14172.00","amount":"2834.40","cite":"EO 14228, 90 FR 11463","authority":"","drawback":"unknown","doubt":"whether \"kits\" are covered"},{"measure":"9903.88.03","programme":"section-301","kind":"duty","rate":"25%","base":"14172.00","amount":"3543.00","cite":"U.S. note 20(f)","authority":"19 U.S.C. 2411","drawback":"yes"},{"measure":"7326.90.86.88","programme":"general","kind":"duty","rate":"Free","base":"14172.00","amount":"0.00","cite":"HTS (2025) Revision 10","authority":"","drawback":"unknown"},{"measure":"mpf","programme":"mpf","kind":"fee","rate":"0.3464%","base":"14172.00","amount":"49.09","cite":"19 CFR 24.23","authority":"","drawback":"unknown"}],"notApplied":[{"measure":"9903.01.25","programme":"ieepa-reciprocal","reason":"displaced by 9903.81.91","by":"9903.81.91","heading":"9903.01.33"}],"controls":[{"measure":"lacey","programme":"licences","flag":"declaration","cite":"16 U.S.C. 3372"}],"notes":[{"column":"claims","id":"unused-claim","message":"nothing answers to the claim \"usmca\""}],"assumed":[{"fact":"content_steel","as":"the full customs value"}],"range":{"min":"6000.00","max":"6426.49"},"duty":"6377.40","fees":"49.09","taxes":"0.00","landedCost":"21236.49","effectiveRate":"45.00"}
      ],
      "entries":[
      {"entry":"E-1","lines":3,"fees":[{"measure":"mpf","amount":"49.09"}]}
      ],
      "totals":{"lines":3,"assessed":1,"assumed":1,"unassessed":1,"customsValue":"42516.00","assessedValue":"28344.00","duty":"19132.20","fees":"98.18","taxes":"0.00","landedCost":"63660.38","effectiveRate":"45.00","byProgramme":{"general":"0.00","section-301":"10629.00","ieepa-fentanyl":"8503.20","mpf":"98.18"},"openDuty":"6377.40","range":{"min":"18800.00","max":"19230.38"},"assumedFacts":["content_steel"]},
      "problems":[
      {"row":2,"column":"quantity","id":"missing-quantity","message":"a quantity in kg is needed for 7326.90.86.88"}
      ],
      "problemsOmitted":2,
      "notLaw":false,"unlawful":"collected","transition":null,"library":{"name":"us-china-trade","edition":"2026.11","lawThrough":"2026-10-02"},"rounding":"statutory","feesAssessed":true,"assume":{},"notModelled":["anti-dumping and countervailing duty cases","general: tariff-rate quotas","section-301: lapsed exclusions"],"notice":"Computed from public rules as the library has them; not legal advice."
      }

      """#
    )
  }

  @Test("An empty basket is a whole document, with what the answer would rest on")
  func empty() {
    var header = Sample.header("in-force", asOf: nil)
    header.feesAssessed = false
    header.assumptions = [ReportHeader.Assumption(fact: "content_steel", text: "30% of the value")]
    header.transition = .shift
    let json = DutyJSON(header)
    let bytes = written { out in
      json.begin(into: &out)
      json.end(entries: [], totals: TotalsReport(), problems: [], problemsOmitted: 0, into: &out)
    }
    expectNoDifference(
      bytes,
      """
      {
      "schema":"tariff.duty/1","territory":"us","regime":"in-force","asOf":null,"currency":"USD",
      "lines":[
      ],
      "entries":[],
      "totals":{"lines":0,"assessed":0,"assumed":0,"unassessed":0,"customsValue":"0.00","assessedValue":"0.00","duty":"0.00","fees":null,"taxes":"0.00","landedCost":"0.00","effectiveRate":null,"byProgramme":{}},
      "problems":[],
      "problemsOmitted":0,
      "notLaw":false,"unlawful":"collected","transition":"shift","library":{"name":"us-china-trade","edition":"2026.11","lawThrough":"2026-10-02"},"rounding":"statutory","feesAssessed":false,"assume":{"content_steel":"30% of the value"},"notModelled":["anti-dumping and countervailing duty cases"],"notice":"Computed from public rules as the library has them; not legal advice."
      }

      """
    )
  }
}
