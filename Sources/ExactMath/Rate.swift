// SPDX-License-Identifier: Apache-2.0

/// A proportion, exact to a billionth: 25% is 250,000,000 billionths.
///
/// A rate that needs more digits than that is refused when it is read, never rounded.
package struct Rate: Hashable, Sendable, Comparable, BitwiseCopyable {
  /// Parts per thousand million.
  package let billionths: Int64

  package init(billionths: Int64) {
    self.billionths = billionths
  }

  package static let zero = Rate(billionths: 0)

  /// The whole: 100%.
  package static let one = Rate(billionths: 1_000_000_000)

  /// Reads `25%`, `7.5 %` or `12.5 percent`.
  ///
  /// - Throws: `DecimalError` when it is no percentage or has more than seven digits after the point.
  package init(percent text: some StringProtocol) throws(DecimalError) {
    var digits = Substring(text)
    if digits.hasSuffix("%") {
      digits.removeLast()
    } else if digits.hasSuffix("percent") {
      digits.removeLast(7)
    } else {
      throw .malformed
    }
    while digits.last == " " { digits.removeLast() }
    billionths = try DecimalText.scaled(digits, digits: 7)
  }

  package static func < (left: Rate, right: Rate) -> Bool { left.billionths < right.billionths }
}

extension Rate: CustomStringConvertible {
  /// The rate as a percentage without superfluous zeros, such as `7.5%`.
  package var description: String { DecimalText.shortText(billionths, digits: 7) + "%" }
}
