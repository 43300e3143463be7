// SPDX-License-Identifier: Apache-2.0

/// From 64-bit words to small values, for look-ups among tens of thousands that come in no order.
///
/// A hash table with open addressing. What is scattered are numbers of four bytes; the entries stand one behind
/// the other: so a schedule's codes stay in a core's own cache, where a table of whole entries would not.
package struct WordTable<Value: BitwiseCopyable> {
  private struct Entry: BitwiseCopyable {
    let word: UInt64
    var value: Value
  }

  private var entries: [Entry] = []
  /// Numbers of entries, from 1; 0 is a free slot.
  private var slots: [UInt32]
  private var shift: UInt64

  /// A table with 2^`bits` slots to begin with.
  package init(bits: UInt64) {
    slots = Array(repeating: 0, count: 1 << bits)
    shift = 64 - bits
  }

  /// How many words have a value.
  var count: Int { entries.count }

  /// The value of the word; nil when it has none.
  @inline(__always)
  package subscript(word: UInt64) -> Value? {
    var place = self.place(of: word)
    while true {
      let number = slots[place]
      if number == 0 { return nil }
      let entry = entries[Int(number) &- 1]
      if entry.word == word { return entry.value }
      place = (place &+ 1) & (slots.count &- 1)
    }
  }

  /// The number of an entry that may be the word's; 0 when it surely has none.
  ///
  /// With `value(_:at:)` a look-up in two steps, so that those of several words can wait for memory together.
  @inline(__always)
  func number(of word: UInt64) -> UInt32 { slots[place(of: word)] }

  /// The value of the word, whose entry may be the one of that number; nil when it has none.
  @inline(__always)
  func value(_ word: UInt64, at number: UInt32) -> Value? {
    guard number != 0 else { return nil }
    let entry = entries[Int(number) &- 1]
    return entry.word == word ? entry.value : self[word]
  }

  /// Gives a word its value, for the first time or anew.
  package mutating func set(_ word: UInt64, to value: Value) {
    if (entries.count + 1) * 2 > slots.count { grow() }
    let place = slot(for: word)
    if slots[place] == 0 {
      entries.append(Entry(word: word, value: value))
      slots[place] = UInt32(entries.count)
    } else {
      entries[Int(slots[place]) - 1].value = value
    }
  }

  /// The slot that the word stands in, or the free one that it would.
  private func slot(for word: UInt64) -> Int {
    var place = self.place(of: word)
    while slots[place] != 0, entries[Int(slots[place]) - 1].word != word {
      place = (place + 1) & (slots.count - 1)
    }
    return place
  }

  @inline(__always)
  private func place(of word: UInt64) -> Int {
    Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) &>> shift)
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    shift -= 1
    for (index, entry) in entries.enumerated() { slots[slot(for: entry.word)] = UInt32(index + 1) }
  }
}
