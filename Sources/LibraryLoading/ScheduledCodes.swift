// SPDX-License-Identifier: Apache-2.0

import TariffModel

/// The codes that the editions of a schedule know.
struct ScheduledCodes {
  /// The codes of each edition, in order.
  private let editions: [[CommodityCode]]

  init(_ schedules: [Schedule]) {
    editions = schedules.map { $0.allCodes.sorted() }
  }

  /// Whether some edition has the code, or a longer one below it, or divides no further than a shorter one
  /// above it.
  func contains(_ code: CommodityCode) -> Bool {
    editions.contains { Self.contains(code, in: $0) }
  }

  private static func contains(_ code: CommodityCode, in codes: [CommodityCode]) -> Bool {
    var low = 0
    var high = codes.count
    while low < high {
      let middle = (low + high) / 2
      if codes[middle] < code { low = middle + 1 } else { high = middle }
    }
    if low < codes.count, codes[low].aligned < code.coverage.upperBound { return true }
    // The line before is the last that could stand above the code; then nothing stands between the two.
    return low > 0 && codes[low - 1].coverage.contains(code.aligned)
  }
}
