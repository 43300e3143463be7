// SPDX-License-Identifier: Apache-2.0

import Reporting
import Testing

@Suite struct DutyNDJSONTests {
  @Test("Each object stands on its own line with its type, the totals last")
  func records() {
    let ndjson = DutyNDJSON(Sample.header())
    var unreadable = LineReport.unreadable(
      row: 4,
      sku: "X\"1\\\u{1}",
      hts: "73x",
      problems: [Remark(id: "bad-code", column: "hts", text: "\"73x\" is no code")]
    )
    unreadable.origin = "CN"
    let bytes = written { out in
      ndjson.begin(into: &out)
      ndjson.line(unreadable, into: &out)
      ndjson.entry(EntryReport(entry: "E-1", lines: 1, fees: []), into: &out)
      ndjson.problem(Sample.problem, into: &out)
      ndjson.end(totals: Sample.totals, problemsOmitted: 0, into: &out)
    }
    expectNoDifference(
      bytes,
      #"""
      {"type":"line","row":4,"sku":"X\"1\\\u0001","hts":"73x","origin":"CN","entryDate":null,"status":"unassessed","customsValue":null,"charges":[],"controls":[],"notes":[],"assumed":[],"range":null,"duty":null,"fees":null,"taxes":null,"landedCost":null,"effectiveRate":null,"problems":[{"column":"hts","id":"bad-code","message":"\"73x\" is no code"}]}
      {"type":"entry","entry":"E-1","lines":1,"fees":[]}
      {"type":"problem","row":2,"column":"quantity","id":"missing-quantity","message":"a quantity in kg is needed for 7326.90.86.88"}
      {"type":"totals","schema":"tariff.duty/1","territory":"us","regime":"geneva-truce","asOf":"2025-10-23","currency":"USD","lines":3,"assessed":1,"assumed":1,"unassessed":1,"customsValue":"42516.00","assessedValue":"28344.00","duty":"19132.20","fees":"98.18","taxes":"0.00","landedCost":"63660.38","effectiveRate":"45.00","byProgramme":{"general":"0.00","section-301":"10629.00","ieepa-fentanyl":"8503.20","mpf":"98.18"},"openDuty":"6377.40","range":{"min":"18800.00","max":"19230.38"},"assumedFacts":["content_steel"],"problemsOmitted":0,"notLaw":false,"unlawful":"collected","transition":null,"library":{"name":"us-china-trade","edition":"2026.11","lawThrough":"2026-10-02"},"rounding":"statutory","feesAssessed":true,"assume":{},"notModelled":["anti-dumping and countervailing duty cases","general: tariff-rate quotas","section-301: lapsed exclusions"],"notice":"Computed from public rules as the library has them; not legal advice."}

      """#
    )
  }
}
