// SPDX-License-Identifier: Apache-2.0

/// A number made of the bytes of a key: keys with different marks differ, and few others do.
struct KeyMark: Equatable, Sendable {
  private let bits: UInt64

  init(_ key: String) {
    var key = key
    bits = key.withUTF8 { bytes in
      // Fowler, Noll and Vo's hash; it need not be hard to guess.
      var bits: UInt64 = 0xCBF2_9CE4_8422_2325
      for byte in bytes { bits = (bits ^ UInt64(byte)) &* 0x100_0000_01B3 }
      return bits
    }
  }
}

extension String {
  /// Whether both have the same bytes; `==` also holds between different spellings of an accent.
  func isExactly(_ other: String) -> Bool {
    guard utf8.count == other.utf8.count, self == other else { return false }
    // Equal texts beyond ASCII may still be spelt in different bytes.
    return utf8.elementsEqual(other.utf8)
  }
}
