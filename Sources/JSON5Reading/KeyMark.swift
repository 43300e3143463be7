// SPDX-License-Identifier: Apache-2.0

/// A number made of the bytes of a key: keys with different marks differ.
///
/// Keys that are equal as texts and have the same mark are one key; `==` alone also holds between different
/// spellings of an accent.
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
