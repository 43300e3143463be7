// SPDX-License-Identifier: Apache-2.0

/// Random numbers that are the same for a seed on every machine: SplitMix64.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// A number from 0 up to `count`, which is not reached.
  mutating func below(_ count: Int) -> Int { Int(truncatingIfNeeded: next() % UInt64(max(1, count))) }

  /// An element of a list, evenly.
  mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }

  /// The place in a list of weights, in proportion to them.
  mutating func weighted(_ weights: [Int]) -> Int {
    var left = below(weights.reduce(0, +))
    for (place, weight) in weights.enumerated() {
      if left < weight { return place }
      left -= weight
    }
    return 0
  }

  /// A number whose logarithm is spread about the middle, with more than `2^low` and less than `2^high`.
  mutating func spread(_ low: Int, _ high: Int) -> Int64 {
    // The sum of three dice is a bell that is good enough.
    let third = (high - low) / 3
    let exponent = low + below(third) + below(third) + below(third)
    return Int64(1) << Int64(exponent) + Int64(truncatingIfNeeded: next() & (1 << UInt64(exponent) - 1))
  }
}
