// SPDX-License-Identifier: Apache-2.0

/// Numbers for sequences of numbers, each its own.
///
/// A tree of what sequences begin with: each element costs one look-up of a word, and no sequence is kept as a list.
/// Beginnings take numbers, too.
struct SequenceNumbers {
  private var next = WordTable<Int32>(bits: 8)
  private var count: Int32 = 0

  /// The number of the sequence, or of that behind one of which the number is known; 0 that of the empty one.
  mutating func number(of sequence: some Sequence<Int32>, after beginning: Int32 = 0) -> Int32 {
    var place = beginning
    for element in sequence {
      let word = UInt64(UInt32(bitPattern: place)) << 32 | UInt64(UInt32(bitPattern: element))
      if let known = next[word] {
        place = known
      } else {
        count += 1
        next.set(word, to: count)
        place = count
      }
    }
    return place
  }
}
