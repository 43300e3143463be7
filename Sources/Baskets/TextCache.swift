// SPDX-License-Identifier: Apache-2.0

import DelimitedText

/// Remembers what the few texts that a column repeats were found to mean, by their bytes.
///
/// A look-up makes no `String`. A column with very many different texts empties the cache now and then, so
/// that it stays small.
struct TextCache: Sendable {
  private struct Slot {
    /// The first eight bytes.
    var low: UInt64 = 0
    /// The next eight; of a longer text, a hash of all that follow the first eight.
    var high: UInt64 = 0
    /// How many bytes; 0 in a slot that is free.
    var length = 0
    /// Where a text of more than sixteen bytes stands in `longTexts`.
    var longText = 0
    var meaning: UInt16 = 0
  }

  private static let mostTexts = 4096

  private var slots: [Slot]
  private var longTexts: [UInt8] = []
  private var count = 0

  init() {
    slots = Array(repeating: Slot(), count: 64)
  }

  /// What was remembered of the bytes of a field, which must not be empty.
  @inline(__always)
  func meaning(of bytes: Span<UInt8>, _ field: FieldRange) -> UInt16? {
    let start = field.start
    let length = field.end &- start
    let low = ByteWord.load(bytes, at: start, count: length)
    let high = length <= 8 ? 0 : Self.high(bytes, start, length)
    var index = Self.hash(low, high, length) & (slots.count &- 1)
    while true {
      let slot = slots[index]
      if slot.low == low, slot.high == high, slot.length == length {
        if length <= 16 || isLongText(slot, bytes, start) { return slot.meaning }
      } else if slot.length == 0 {
        return nil
      }
      index = (index &+ 1) & (slots.count &- 1)
    }
  }

  /// Remembers what the bytes of a field mean.
  mutating func remember(_ meaning: UInt16, of bytes: Span<UInt8>, _ field: FieldRange) {
    if count == Self.mostTexts { self = TextCache() }
    if count * 2 >= slots.count { grow() }
    let length = field.end - field.start
    var slot = Slot(length: length, longText: longTexts.count, meaning: meaning)
    slot.low = ByteWord.load(bytes, at: field.start, count: length)
    slot.high = length <= 8 ? 0 : Self.high(bytes, field.start, length)
    if length > 16 {
      for index in field.range { longTexts.append(bytes[index]) }
    }
    insert(slot)
    count += 1
  }

  private mutating func insert(_ slot: Slot) {
    var index = Self.hash(slot.low, slot.high, slot.length) & (slots.count - 1)
    while slots[index].length != 0 { index = (index + 1) & (slots.count - 1) }
    slots[index] = slot
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: Slot(), count: old.count * 2)
    for slot in old where slot.length != 0 { insert(slot) }
  }

  private func isLongText(_ slot: Slot, _ bytes: Span<UInt8>, _ start: Int) -> Bool {
    for index in 0..<slot.length where longTexts[slot.longText + index] != bytes[start + index] {
      return false
    }
    return true
  }

  private static func high(_ bytes: Span<UInt8>, _ start: Int, _ length: Int) -> UInt64 {
    guard length > 16 else { return ByteWord.load(bytes, at: start + 8, count: length - 8) }
    return TextHash.of(bytes, from: start + 8, to: start + length)
  }

  @inline(__always)
  private static func hash(_ low: UInt64, _ high: UInt64, _ length: Int) -> Int {
    let mixed = (low ^ (high &* 0x9FB2_1C65_1E98_DF25)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: (mixed ^ (mixed &>> 32)) &+ UInt64(truncatingIfNeeded: length)) & Int.max
  }
}

/// A hash of bytes that is the same in every run and on every machine.
enum TextHash {
  static func of(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(truncatingIfNeeded: end &- start)
    var position = start
    while position < end {
      hash = (hash ^ ByteWord.load(bytes, at: position, count: end &- position)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash &>> 29
      position &+= 8
    }
    return hash
  }
}
