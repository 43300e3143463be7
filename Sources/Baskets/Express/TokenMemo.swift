// SPDX-License-Identifier: Apache-2.0

/// What short texts of one column mean, as the full reader found: eight bytes to a number.
///
/// A text of a basket holds no NUL, so a shorter text is its bytes and zeros behind them, and no two texts
/// share a word; the blank field is the word 0.
struct TokenMemo: Sendable {
  private struct Slot {
    var word = unused
    var meaning: UInt32 = 0
  }

  /// No text: a byte 0xFF stands in no UTF-8.
  private static let unused = UInt64.max
  /// How far a text may stand from its place.
  private static let reach = 4

  private var slots: [Slot]
  private let shift: UInt64

  /// A memo with room for about 2^`bits` texts.
  init(bits: UInt64 = 8) {
    slots = Array(repeating: Slot(), count: 1 << bits + Self.reach)
    shift = 64 - bits
  }

  /// What the text means; nil when that is not known.
  @inline(__always)
  func meaning(of word: UInt64) -> UInt32? {
    var place = self.place(of: word)
    let end = place &+ Self.reach
    while place < end {
      if slots[place].word == word { return slots[place].meaning }
      place &+= 1
    }
    return nil
  }

  /// Remembers what a text means; where there is no room the text that stands in its place is forgotten.
  mutating func remember(_ meaning: UInt32, of word: UInt64) {
    let first = place(of: word)
    let free = (first..<(first + Self.reach)).first {
      slots[$0].word == Self.unused || slots[$0].word == word
    }
    slots[free ?? first] = Slot(word: word, meaning: meaning)
  }

  @inline(__always)
  private func place(of word: UInt64) -> Int {
    Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) &>> shift)
  }
}
