// SPDX-License-Identifier: Apache-2.0

import CommandLineTool
import Testing

/// Rates that a line declares, under the law of this repository.
@Suite struct DepositTests {
  private static let goods = "rate 7326908688 --from CN --as-of 2025-01-20 --value 10000 --format json"

  @Test func `A deposit is charged at the rate declared, and named with its case`() {
    let run = ToolRun(shipped: "\(Self.goods) --content ad_rate=118.4% --content ad_case=A-000-001")
    #expect(run.status == .success, "\(run.errors)")
    // 118.4% of 10,000, beside 2.9% general and 25% list 3.
    let charge =
      #""measure":"ad-deposit","programme":"ad-cvd","kind":"duty","rate":"118.4%","base":"10000.00""#
    #expect(run.output.contains(charge) && run.output.contains(#""amount":"11840.00""#))
    #expect(
      run.output.contains("A-000-001") && run.output.contains(#""effectiveRate":"146.30""#),
      "\(run.output)"
    )
  }

  @Test func `Without a rate nothing is charged, and nothing assumed`() {
    let run = ToolRun(shipped: Self.goods)
    #expect(
      !run.output.contains("ad-deposit") && run.output.contains(#""effectiveRate":"27.90""#),
      "\(run.output)"
    )
  }

  @Test func `A rate that is none is an error`() {
    #expect(ToolRun(shipped: "\(Self.goods) --content ad_rate=high").status != .success)
  }
}
