// SPDX-License-Identifier: Apache-2.0

import Reporting
import Testing

@Suite struct CompareJSONTests {
  @Test("The keys stand in the published order")
  func document() {
    let json = CompareJSON(Sample.comparison.sides.map(\.header))
    let bytes = written { out in
      json.begin(into: &out)
      json.end(Sample.comparison, problems: [Sample.problem], problemsOmitted: 1, into: &out)
    }
    expectNoDifference(
      bytes,
      """
      {
      "schema":"tariff.compare/1","territory":"us","currency":"USD","by":null,
      "breakdown":[],
      "baseline":"pre-april",
      "regimes":[
      {"regime":"pre-april","asOf":"2025-04-01","totals":{"lines":3,"assessed":1,"assumed":1,"unassessed":1,"customsValue":"42516.00","assessedValue":"28344.00","duty":"10629.00","fees":"98.18","taxes":"0.00","landedCost":"55157.18","effectiveRate":"25.00","byProgramme":{"general":"0.00","section-301":"10629.00","mpf":"98.18"},"openDuty":"3543.00"},"delta":{"duty":"0.00","points":"0.00","byProgramme":{"general":"0.00","section-301":"0.00"},"fees":"0.00","taxes":"0.00","landedCost":"0.00"},"notLaw":false,"unlawful":"collected","transition":null},
      {"regime":"geneva-truce","asOf":"2025-10-23","totals":{"lines":3,"assessed":1,"assumed":1,"unassessed":1,"customsValue":"42516.00","assessedValue":"28344.00","duty":"19132.20","fees":"98.18","taxes":"0.00","landedCost":"63660.38","effectiveRate":"45.00","byProgramme":{"general":"0.00","section-301":"10629.00","ieepa-fentanyl":"8503.20","mpf":"98.18"},"openDuty":"6377.40","range":{"min":"18800.00","max":"19230.38"},"assumedFacts":["content_steel"]},"delta":{"duty":"8503.20","points":"20.00","byProgramme":{"general":"0.00","section-301":"0.00","ieepa-fentanyl":"8503.20"},"fees":"0.00","taxes":"0.00","landedCost":"8503.20"},"notLaw":false,"unlawful":"collected","transition":null},
      {"regime":"threatened-100","asOf":"2025-10-23","totals":{"lines":3,"assessed":1,"assumed":1,"unassessed":1,"customsValue":"42516.00","assessedValue":"28344.00","duty":"61648.20","fees":"98.18","taxes":"0.00","landedCost":"106176.38","effectiveRate":"145.00","byProgramme":{"general":"0.00","section-301":"10629.00","ieepa-fentanyl":"8503.20","mpf":"98.18","threatened-100":"42516.00"},"openDuty":"20549.40","range":{"min":"18800.00","max":"19230.38"},"assumedFacts":["content_steel"]},"delta":{"duty":"51019.20","points":"120.00","byProgramme":{"general":"0.00","section-301":"0.00","ieepa-fentanyl":"8503.20","threatened-100":"42516.00"},"fees":"0.00","taxes":"0.00","landedCost":"51019.20"},"notLaw":true,"unlawful":"collected","transition":null}
      ],
      "problems":[
      {"row":2,"column":"quantity","id":"missing-quantity","message":"a quantity in kg is needed for 7326.90.86.88"}
      ],
      "problemsOmitted":1,
      "library":{"name":"us-china-trade","edition":"2026.11","lawThrough":"2026-10-02"},"rounding":"statutory","feesAssessed":true,"assume":{},"notModelled":["anti-dumping and countervailing duty cases","general: tariff-rate quotas","section-301: lapsed exclusions"],"notice":"Computed from public rules as the library has them; not legal advice."
      }

      """
    )
  }

  @Test("A breakdown comes before the regimes")
  func breakdown() {
    let json = CompareJSON(Sample.comparison.sides.map(\.header), by: .chapter)
    let bytes = written { out in
      json.begin(into: &out)
      json.row(Sample.chapters[0], isFirst: true, into: &out)
      json.row(Sample.chapters[1], isFirst: false, into: &out)
      json.end(CompareReport(sides: [Sample.comparison.sides[0]]), into: &out)
    }
    expectNoDifference(
      bytes,
      """
      {
      "schema":"tariff.compare/1","territory":"us","currency":"USD","by":"chapter",
      "breakdown":[
      {"key":"94","regimes":[{"regime":"pre-april","lines":1,"customsValue":"14172.00","duty":"3543.00","fees":"0.00","taxes":"0.00","landedCost":"17715.00","effectiveRate":"25.00","deltaDuty":"0.00","deltaPoints":"0.00"},{"regime":"geneva-truce","lines":1,"customsValue":"14172.00","duty":"6377.40","fees":"0.00","taxes":"0.00","landedCost":"20549.40","effectiveRate":"45.00","deltaDuty":"2834.40","deltaPoints":"20.00"},{"regime":"threatened-100","lines":1,"customsValue":"14172.00","duty":"20549.40","fees":"0.00","taxes":"0.00","landedCost":"34721.40","effectiveRate":"145.00","deltaDuty":"17006.40","deltaPoints":"120.00"}]},
      {"key":"73","regimes":[{"regime":"pre-april","lines":1,"customsValue":"28344.00","duty":"7086.00","fees":"0.00","taxes":"0.00","landedCost":"35430.00","effectiveRate":"25.00","deltaDuty":"0.00","deltaPoints":"0.00"},{"regime":"geneva-truce","lines":1,"customsValue":"28344.00","duty":"12754.80","fees":"0.00","taxes":"0.00","landedCost":"41098.80","effectiveRate":"45.00","deltaDuty":"5668.80","deltaPoints":"20.00"},{"regime":"threatened-100","lines":1,"customsValue":"28344.00","duty":"41098.80","fees":"0.00","taxes":"0.00","landedCost":"69442.80","effectiveRate":"145.00","deltaDuty":"34012.80","deltaPoints":"120.00"}]}
      ],
      "baseline":"pre-april",
      "regimes":[
      {"regime":"pre-april","asOf":"2025-04-01","totals":{"lines":3,"assessed":1,"assumed":1,"unassessed":1,"customsValue":"42516.00","assessedValue":"28344.00","duty":"10629.00","fees":"98.18","taxes":"0.00","landedCost":"55157.18","effectiveRate":"25.00","byProgramme":{"general":"0.00","section-301":"10629.00","mpf":"98.18"},"openDuty":"3543.00"},"delta":{"duty":"0.00","points":"0.00","byProgramme":{"general":"0.00","section-301":"0.00"},"fees":"0.00","taxes":"0.00","landedCost":"0.00"},"notLaw":false,"unlawful":"collected","transition":null}
      ],
      "problems":[],
      "problemsOmitted":0,
      "library":{"name":"us-china-trade","edition":"2026.11","lawThrough":"2026-10-02"},"rounding":"statutory","feesAssessed":true,"assume":{},"notModelled":["anti-dumping and countervailing duty cases","general: tariff-rate quotas","section-301: lapsed exclusions"],"notice":"Computed from public rules as the library has them; not legal advice."
      }

      """
    )
  }

  @Test("NDJSON has the totals of each regime last")
  func records() {
    let ndjson = CompareNDJSON(Sample.comparison.sides.map(\.header), by: .chapter)
    let bytes = written { out in
      ndjson.row(Sample.chapters[0], into: &out)
      ndjson.problem(Sample.problem, into: &out)
      ndjson.end(Sample.comparison, into: &out)
    }
    expectNoDifference(
      bytes,
      """
      {"type":"breakdown","by":"chapter","key":"94","regimes":[{"regime":"pre-april","lines":1,"customsValue":"14172.00","duty":"3543.00","fees":"0.00","taxes":"0.00","landedCost":"17715.00","effectiveRate":"25.00","deltaDuty":"0.00","deltaPoints":"0.00"},{"regime":"geneva-truce","lines":1,"customsValue":"14172.00","duty":"6377.40","fees":"0.00","taxes":"0.00","landedCost":"20549.40","effectiveRate":"45.00","deltaDuty":"2834.40","deltaPoints":"20.00"},{"regime":"threatened-100","lines":1,"customsValue":"14172.00","duty":"20549.40","fees":"0.00","taxes":"0.00","landedCost":"34721.40","effectiveRate":"145.00","deltaDuty":"17006.40","deltaPoints":"120.00"}]}
      {"type":"problem","row":2,"column":"quantity","id":"missing-quantity","message":"a quantity in kg is needed for 7326.90.86.88"}
      {"type":"totals","schema":"tariff.compare/1","territory":"us","currency":"USD","baseline":"pre-april","regime":"pre-april","asOf":"2025-04-01","totals":{"lines":3,"assessed":1,"assumed":1,"unassessed":1,"customsValue":"42516.00","assessedValue":"28344.00","duty":"10629.00","fees":"98.18","taxes":"0.00","landedCost":"55157.18","effectiveRate":"25.00","byProgramme":{"general":"0.00","section-301":"10629.00","mpf":"98.18"},"openDuty":"3543.00"},"delta":{"duty":"0.00","points":"0.00","byProgramme":{"general":"0.00","section-301":"0.00"},"fees":"0.00","taxes":"0.00","landedCost":"0.00"},"notLaw":false,"unlawful":"collected","transition":null,"problemsOmitted":0,"library":{"name":"us-china-trade","edition":"2026.11","lawThrough":"2026-10-02"},"rounding":"statutory","feesAssessed":true,"assume":{},"notModelled":["anti-dumping and countervailing duty cases","general: tariff-rate quotas","section-301: lapsed exclusions"],"notice":"Computed from public rules as the library has them; not legal advice."}
      {"type":"totals","schema":"tariff.compare/1","territory":"us","currency":"USD","baseline":"pre-april","regime":"geneva-truce","asOf":"2025-10-23","totals":{"lines":3,"assessed":1,"assumed":1,"unassessed":1,"customsValue":"42516.00","assessedValue":"28344.00","duty":"19132.20","fees":"98.18","taxes":"0.00","landedCost":"63660.38","effectiveRate":"45.00","byProgramme":{"general":"0.00","section-301":"10629.00","ieepa-fentanyl":"8503.20","mpf":"98.18"},"openDuty":"6377.40","range":{"min":"18800.00","max":"19230.38"},"assumedFacts":["content_steel"]},"delta":{"duty":"8503.20","points":"20.00","byProgramme":{"general":"0.00","section-301":"0.00","ieepa-fentanyl":"8503.20"},"fees":"0.00","taxes":"0.00","landedCost":"8503.20"},"notLaw":false,"unlawful":"collected","transition":null,"problemsOmitted":0,"library":{"name":"us-china-trade","edition":"2026.11","lawThrough":"2026-10-02"},"rounding":"statutory","feesAssessed":true,"assume":{},"notModelled":["anti-dumping and countervailing duty cases","general: tariff-rate quotas","section-301: lapsed exclusions"],"notice":"Computed from public rules as the library has them; not legal advice."}
      {"type":"totals","schema":"tariff.compare/1","territory":"us","currency":"USD","baseline":"pre-april","regime":"threatened-100","asOf":"2025-10-23","totals":{"lines":3,"assessed":1,"assumed":1,"unassessed":1,"customsValue":"42516.00","assessedValue":"28344.00","duty":"61648.20","fees":"98.18","taxes":"0.00","landedCost":"106176.38","effectiveRate":"145.00","byProgramme":{"general":"0.00","section-301":"10629.00","ieepa-fentanyl":"8503.20","mpf":"98.18","threatened-100":"42516.00"},"openDuty":"20549.40","range":{"min":"18800.00","max":"19230.38"},"assumedFacts":["content_steel"]},"delta":{"duty":"51019.20","points":"120.00","byProgramme":{"general":"0.00","section-301":"0.00","ieepa-fentanyl":"8503.20","threatened-100":"42516.00"},"fees":"0.00","taxes":"0.00","landedCost":"51019.20"},"notLaw":true,"unlawful":"collected","transition":null,"problemsOmitted":0,"library":{"name":"us-china-trade","edition":"2026.11","lawThrough":"2026-10-02"},"rounding":"statutory","feesAssessed":true,"assume":{},"notModelled":["anti-dumping and countervailing duty cases","general: tariff-rate quotas","section-301: lapsed exclusions"],"notice":"Computed from public rules as the library has them; not legal advice."}

      """
    )
  }
}
