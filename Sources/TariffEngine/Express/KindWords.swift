// SPDX-License-Identifier: Apache-2.0

import TariffModel

/// A kind as three words, which are compared and mixed at once.
struct KindWords {
  private var words: (UInt64, UInt64, UInt64) = (0, 0, 0)

  init() {}

  @inline(__always)
  init(_ kind: UnsafePointer<LineKind>) {
    assert(MemoryLayout<LineKind>.size == 24)
    let bytes = UnsafeRawPointer(kind)
    words.0 = bytes.loadUnaligned(as: UInt64.self)
    words.1 = bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
    words.2 = bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
  }

  /// A number to look the kind up by.
  @inline(__always)
  var mixed: UInt64 {
    let first = words.0 &* 0x9E37_79B9_7F4A_7C15
    let second = (words.1 ^ words.2 &<< 21) &* 0xC2B2_AE3D_27D4_EB4F
    return (first ^ first &>> 29) &+ (second ^ second &>> 31)
  }

  @inline(__always)
  static func == (left: Self, right: Self) -> Bool {
    (left.words.0 ^ right.words.0) | (left.words.1 ^ right.words.1) | (left.words.2 ^ right.words.2) == 0
  }
}
