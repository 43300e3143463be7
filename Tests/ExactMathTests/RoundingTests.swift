// SPDX-License-Identifier: Apache-2.0

import ExactMath
import Testing

@Suite struct RoundingTests {
  // A half goes away from zero, as amounts are rounded whichever sign they have.
  @Test(arguments: [
    // Half a unit, and one that is nearer to one side, of either sign.
    (RoundingMode.halfUp, [3, -3, 2, 3, -3]), (.halfEven, [2, -2, 2, 3, -3]), (.down, [2, -2, 2, 2, -2]),
    (.up, [3, -3, 3, 3, -3]),
  ])
  func `Each mode rounds halves and the rest its own way`(_ mode: RoundingMode, _ expected: [Int128]) {
    let quarters: [Int128] = [10, -10, 9, 11, -11]
    #expect(quarters.map { mode.quotient($0, 4) } == expected)
  }

  @Test func `A step of five cents takes the nearest, halves upwards`() {
    let coins = RoundingRule(step: 5, mode: .halfUp)
    // 41.28 and 41.27 are nearer to 41.30 and 41.25; 41.275 is half way.
    #expect(coins.rounded(4128) == 4130)
    #expect(coins.rounded(4127) == 4125)
    #expect(coins.rounded(41275, over: 10) == 4130)
  }

  @Test func `What does not fit into 64 bits is nothing, and does not trap`() {
    #expect(RoundingRule.unit.rounded(Int128(Int64.max) + 1, over: 1) == nil)
    #expect(RoundingRule.unit.rounded(Int128(Int64.max), over: 1) == Int64.max)
  }
}
