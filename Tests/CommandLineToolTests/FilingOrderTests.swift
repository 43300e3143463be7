// SPDX-License-Identifier: Apache-2.0

import CommandLineTool
import Testing

/// The order in which the charges of a line are printed, under the law of this repository.
@Suite struct FilingOrderTests {
  @Test func `Headings stand as customs asks for them on an entry summary`() {
    let goods = "rate 7326908688 --from CN --as-of 2025-10-23 --value 10000 --content steel=4000"
    let run = ToolRun(shipped: "\(goods) --format json")
    #expect(run.status == .success, "\(run.errors)")
    let places = run.output.split(separator: #""measure":""#).dropFirst().map { $0.prefix { $0 != "\"" } }
    // CSMS 65829726: section 301, fentanyl, reciprocal, section 232, the code; then the fee.
    #expect(
      places == ["9903.88.03", "9903.01.24", "9903.01.25", "9903.81.90", "7326.90.86", "mpf"],
      "\(run.output)"
    )
  }
}
