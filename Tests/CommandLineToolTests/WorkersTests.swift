// SPDX-License-Identifier: Apache-2.0

import Testing

/// Workers share the law and the cards of a job, and threads the reading of the library: run under the thread
/// sanitizer, these tests find what no lock guards.
@Suite struct WorkersTests {
  @Test(
    arguments: [
      "duty - --regime geneva-truce --format csv --partial",
      "compare - --regimes april-peak,threatened-100 --format json --partial",
    ]
  )
  func `Several workers say what one says`(line: String) {
    let basket = RandomBasket(seed: 11, codes: ToolRun.scheduleCodes("us"), count: 4000).text(.none)
    // A chunk has 128 kilobytes, and a worker takes one at a time.
    #expect(basket.utf8.count > 2 << 17)
    let alone = ToolRun(shipped: line, input: basket)
    let together = ToolRun(shipped: line, input: basket, cores: 4)
    #expect(alone.output.utf8.count > 1000)
    #expect(together.output == alone.output)
    #expect(together.errors == alone.errors)
    #expect(together.status == alone.status)
  }
}
