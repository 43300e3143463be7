// SPDX-License-Identifier: Apache-2.0

import DelimitedText

/// Numbers as well-behaved baskets write them, straight from the bytes.
enum NumberField {
  /// The number of a field times 10^`digits`, when it is plain digits with at most one point; nil for all that
  /// needs a closer look, which `NumberText` takes.
  @inline(__always)
  static func plain(_ bytes: Span<UInt8>, _ field: FieldRange, digits: Int) -> Int64? {
    var index = field.start
    let end = field.end
    // Eighteen digits, with those that scaling adds, fit in 64 bits.
    guard end &- index &+ digits <= 18, index < end else { return nil }
    var value: Int64 = 0
    while index < end {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      value = value &* 10 &+ Int64(digit)
      index &+= 1
    }
    var missing = digits
    if index < end {
      guard bytes[index] == UInt8(ascii: "."), end &- field.start > 1 else { return nil }
      index &+= 1
      missing = digits &- (end &- index)
      guard missing >= 0 else { return nil }
      while index < end {
        let digit = bytes[index] &- UInt8(ascii: "0")
        guard digit < 10 else { return nil }
        value = value &* 10 &+ Int64(digit)
        index &+= 1
      }
    }
    return value &* powerOfTen(missing)
  }

  @inline(__always)
  private static func powerOfTen(_ exponent: Int) -> Int64 {
    switch exponent {
    case 0: 1
    case 1: 10
    case 2: 100
    case 3: 1_000
    case 4: 10_000
    case 5: 100_000
    default: 1_000_000
    }
  }
}
