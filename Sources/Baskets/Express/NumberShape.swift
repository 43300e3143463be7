// SPDX-License-Identifier: Apache-2.0

/// How the numbers of one column are written: with how many digits behind a point.
///
/// Most are written like the one before them, and are read without looking for the point.
struct NumberShape {
  private let digits: Int
  /// What the point differs from the digit 0 by, in its place; 0 where there is none.
  private var point: UInt64 = 0
  /// What makes a byte over 9 pass 0x7F when it is added, and in the point's place one over 0.
  private var limits = ExpressField.limits
  /// The bytes before the point.
  private var before: UInt64 = 0
  private var factor: Int64

  /// The numbers are wanted times 10^`digits`.
  init(digits: Int) {
    self.digits = digits
    factor = NumberField.powerOfTen(digits)
  }

  /// The number that the field is, as `ExpressField.number`; those behind it are expected to be written like it.
  @inline(__always)
  mutating func number(_ field: ExpressField) -> Int64? { expected(field) ?? other(field) }

  /// The number that the field is, if it is written as expected.
  @inline(__always)
  private func expected(_ field: ExpressField) -> Int64? {
    guard UInt(bitPattern: field.length &- 1) < 8 else { return nil }
    let digits = field.digits ^ point
    guard ((digits &+ limits) | digits) & ExpressField.highest == 0 else { return nil }
    // Nothing is left of the point, and what stands before it moves into its place.
    return NumberField.joined((digits & before) &<< 8 | digits & ~before) &* factor
  }

  @inline(never)
  private mutating func other(_ field: ExpressField) -> Int64? {
    guard let number = field.number(digits: digits) else { return nil }
    let decimals = field.length > 8 ? 0 : field.decimals
    guard decimals > 0 else {
      if field.length <= 8 { self = Self(digits: digits) }
      return number
    }
    let place = UInt64(7 - decimals) * 8
    point = 0x1E << place
    limits = ExpressField.limits | 0x7F << place
    before = 1 << place - 1
    factor = NumberField.powerOfTen(digits - decimals)
    return number
  }
}
