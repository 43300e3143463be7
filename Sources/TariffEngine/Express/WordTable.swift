// SPDX-License-Identifier: Apache-2.0

/// From 64-bit words to small values: a hash table with open addressing, for look-ups that must cost no
/// more than reading one slot.
struct WordTable<Value: BitwiseCopyable & Sendable>: Sendable {
  private struct Slot {
    /// One more than the word, so that 0 marks a free slot.
    var key: UInt64
    var value: Value
  }

  private var slots: [Slot]
  private var shift: UInt64
  private(set) var count = 0
  private let blank: Value

  /// A table with 2^`bits` slots; `blank` is what stands in those that are free.
  init(bits: UInt64, blank: Value) {
    self.blank = blank
    slots = Array(repeating: Slot(key: 0, value: blank), count: 1 << bits)
    shift = 64 - bits
  }

  /// The value of the word; nil when it has none.
  @inline(__always)
  subscript(word: UInt64) -> Value? {
    let key = word &+ 1
    var place = self.place(of: key)
    while true {
      let slot = slots[place]
      if slot.key == key { return slot.value }
      if slot.key == 0 { return nil }
      place = (place &+ 1) & (slots.count &- 1)
    }
  }

  /// Gives a word its value, for the first time or anew.
  ///
  /// - Precondition: `word` is not the highest of all.
  mutating func set(_ word: UInt64, to value: Value) {
    precondition(word < .max)
    if count * 2 >= slots.count { grow() }
    var place = self.place(of: word &+ 1)
    while slots[place].key != 0, slots[place].key != word &+ 1 {
      place = (place &+ 1) & (slots.count &- 1)
    }
    if slots[place].key == 0 { count += 1 }
    slots[place] = Slot(key: word &+ 1, value: value)
  }

  @inline(__always)
  private func place(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> shift)
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(key: 0, value: blank), count: old.count * 2)
    shift -= 1
    count = 0
    for slot in old where slot.key != 0 { set(slot.key &- 1, to: slot.value) }
  }
}
