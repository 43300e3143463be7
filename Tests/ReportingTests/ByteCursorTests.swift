// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Reporting

@Suite struct ByteCursorTests {
  private func written(_ body: (inout ByteCursor) -> Void) -> String {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256) { space in
      var cursor = ByteCursor(space, at: 0)
      body(&cursor)
      return String(decoding: space[..<cursor.position], as: UTF8.self)
    }
  }

  private func text(_ hundredths: Int64) -> String {
    var bytes: [UInt8] = []
    AmountBytes.append(hundredths, digits: 2, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("Amounts of every length are written as elsewhere, alone and in pairs")
  func amounts() {
    var amounts: [Int64] = Array(0...1_100)
    var power: Int64 = 1
    for _ in 0..<18 {
      power *= 10
      amounts += [power - 1, power, power + 1, power / 2, power / 7 * 6]
    }
    amounts += [4_294_967_295, 4_294_967_296, .max - 1, .max]
    for step in 0..<20_000 { amounts.append(Int64(step) * 4_999 % 100_000_000) }
    for (amount, other) in zip(amounts, amounts.reversed()) {
      #expect(written { $0.appendAmount(amount) } == text(amount))
      let pair = AmountDigits.pair(amount, other)
      let both = written {
        $0.append(pair.0, behind: UInt8(ascii: ";"))
        $0.append(pair.1)
      }
      #expect(both == text(amount) + ";" + text(other))
    }
  }
}
