// SPDX-License-Identifier: Apache-2.0

import DelimitedText

/// An amount of hundredths with its digits, for `ByteCursor`.
struct AmountDigits {
  let hundredths: Int64
  /// Its eight digits as text, the first lowest; of a longer amount, nothing of value.
  let text: UInt64
  /// The lowest bit that is set stands in the first digit to be written: the one before the point even if it is 0.
  let beginning: UInt64

  /// The most of which the digits are worked out.
  static let most: UInt64 = 99_999_999

  /// Two amounts, whose digits are worked out side by side.
  ///
  /// They are divided into fours, then pairs, then digits, by multiplications; what those leave out is less than would
  /// show below 10^8, 10^4 and 10^2.
  @inline(__always)
  static func pair(_ first: Int64, _ second: Int64) -> (AmountDigits, AmountDigits) {
    let numbers = SIMD2(UInt64(bitPattern: first), UInt64(bitPattern: second))
    // The processor multiplies the lower halves only.
    let half = SIMD2<UInt64>(repeating: 0xFFFF_FFFF)
    let high = ((numbers & half) &* SIMD2(repeating: 3_518_437_209)) &>> SIMD2(repeating: 45)
    let low = numbers &- (high & half) &* SIMD2(repeating: 10_000)
    let fours = lanes(high | (low &<< SIMD2(repeating: 32)))
    let hundreds = UpperProduct.of(fours, 5_243) &>> SIMD8(repeating: 3)
    let rest = fours &- hundreds &* SIMD8(repeating: 100)
    let pairs = hundreds &+ lanes(words(rest) &<< SIMD2(repeating: 16))
    let tens = UpperProduct.of(pairs, 6_554)
    let digits = (pairs &<< SIMD8(repeating: 8)) &- tens &* SIMD8(repeating: 10 << 8 - 1)
    let text = words(digits &+ SIMD8(repeating: 0x3030))
    let beginnings = words(digits &+ SIMD8(0, 0, 1 << 8, 0, 0, 0, 1 << 8, 0))
    return (
      AmountDigits(hundredths: first, text: text[0], beginning: beginnings[0]),
      AmountDigits(hundredths: second, text: text[1], beginning: beginnings[1])
    )
  }

  @inline(__always)
  private static func lanes(_ words: SIMD2<UInt64>) -> SIMD8<UInt16> {
    unsafeBitCast(words, to: SIMD8<UInt16>.self)
  }

  @inline(__always)
  private static func words(_ lanes: SIMD8<UInt16>) -> SIMD2<UInt64> {
    unsafeBitCast(lanes, to: SIMD2<UInt64>.self)
  }
}
