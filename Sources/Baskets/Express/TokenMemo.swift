// SPDX-License-Identifier: Apache-2.0

/// What short texts mean, column by column, as the full reader found: eight bytes to a number.
///
/// A text of a basket holds no NUL, so a shorter text is its bytes and zeros behind them, and no two texts
/// share a word; the blank field is the word 0. All columns stand in one array, each with a stretch of its own.
struct TokenMemo: Sendable {
  /// The stretch of one column.
  struct Stretch: Sendable {
    fileprivate let first: Int
    fileprivate let shift: UInt64
  }

  private struct Slot {
    var word = unused
    var meaning: UInt32 = 0
  }

  /// No text: a byte 0xFF stands in no UTF-8.
  private static let unused = UInt64.max
  /// How far a text may stand from its place.
  private static let reach = 4

  private var slots: [Slot] = []

  /// Makes room for about 2^`bits` texts of one more column.
  mutating func addStretch(bits: UInt64) -> Stretch {
    let stretch = Stretch(first: slots.count, shift: 64 - bits)
    slots += Array(repeating: Slot(), count: 1 << bits + Self.reach)
    return stretch
  }

  /// What the text means; nil when that is not known.
  @inline(__always)
  func meaning(of word: UInt64, in stretch: Stretch) -> UInt32? {
    var place = Self.place(of: word, in: stretch)
    let end = place &+ Self.reach
    while place < end {
      if slots[place].word == word { return slots[place].meaning }
      place &+= 1
    }
    return nil
  }

  /// Remembers what a text means; where there is no room the text that stands in its place is forgotten.
  mutating func remember(_ meaning: UInt32, of word: UInt64, in stretch: Stretch) {
    let first = Self.place(of: word, in: stretch)
    let free = (first..<(first + Self.reach)).first {
      slots[$0].word == Self.unused || slots[$0].word == word
    }
    slots[free ?? first] = Slot(word: word, meaning: meaning)
  }

  @inline(__always)
  private static func place(of word: UInt64, in stretch: Stretch) -> Int {
    stretch.first &+ Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) &>> stretch.shift)
  }
}
