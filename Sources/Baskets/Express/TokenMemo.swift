// SPDX-License-Identifier: Apache-2.0

/// What short texts mean, column by column, as the full reader found: sixteen bytes to a number.
///
/// All columns stand in one array, each with a stretch of its own.
struct TokenMemo: Sendable {
  /// The stretch of one column.
  struct Stretch: Sendable {
    fileprivate let first: Int
    fileprivate let shift: UInt64
  }

  private struct Slot {
    var text = ShortText.none
    var meaning: UInt32 = 0
  }

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
  func meaning(of text: ShortText, in stretch: Stretch) -> UInt32? {
    var place = Self.place(of: text, in: stretch)
    let end = place &+ Self.reach
    while place < end {
      if slots[place].text == text { return slots[place].meaning }
      place &+= 1
    }
    return nil
  }

  /// Remembers what a text means; where there is no room the text that stands in its place is forgotten.
  mutating func remember(_ meaning: UInt32, of text: ShortText, in stretch: Stretch) {
    let first = Self.place(of: text, in: stretch)
    let free = (first..<(first + Self.reach)).first {
      slots[$0].text == .none || slots[$0].text == text
    }
    slots[free ?? first] = Slot(text: text, meaning: meaning)
  }

  @inline(__always)
  private static func place(of text: ShortText, in stretch: Stretch) -> Int {
    stretch.first &+ Int(truncatingIfNeeded: text.mixed &>> stretch.shift)
  }
}

/// A text of at most sixteen bytes as two words, the first byte lowest.
///
/// A text of a basket holds no NUL, so a shorter text is its bytes and zeros behind them, and no two texts have
/// the same words; the blank one is 0.
struct ShortText: Equatable, Sendable {
  let low: UInt64
  let high: UInt64

  static let longest = 16
  /// No text: a byte 0xFF stands in no UTF-8.
  static let none = ShortText(low: .max, high: .max)

  @inline(__always)
  var mixed: UInt64 {
    (low ^ high &* 0x9FB2_1C65_1E98_DF25) &* 0x9E37_79B9_7F4A_7C15
  }
}
