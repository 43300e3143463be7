// SPDX-License-Identifier: Apache-2.0

package import TariffModel

/// A set of commodity codes, as disjoint ranges of ten-digit numbers in ascending order.
package struct CodeSet: Sendable {
  /// How much of a code's goods lie in a set.
  package enum Coverage: Hashable, Sendable {
    case none
    /// Some of the longer codes below it do, others do not.
    case part
    case whole
  }

  /// Bounds of the ranges: lower, upper, and so on.
  package let bounds: [Int64]

  /// The union of these ranges of aligned ten-digit numbers, in any order.
  package init(_ ranges: [Range<Int64>]) {
    var bounds: [Int64] = []
    bounds.reserveCapacity(ranges.count * 2)
    for range in Self.ascending(ranges) {
      if let last = bounds.last, range.lowerBound <= last {
        bounds[bounds.count - 1] = max(last, range.upperBound)
      } else {
        bounds.append(range.lowerBound)
        bounds.append(range.upperBound)
      }
    }
    self.bounds = bounds
  }

  /// Rows of a list come in order; only where several selectors meet need ranges be sorted.
  private static func ascending(_ ranges: [Range<Int64>]) -> [Range<Int64>] {
    let isAscending = ranges.indices.dropFirst().allSatisfy {
      ranges[$0 - 1].lowerBound <= ranges[$0].lowerBound
    }
    return isAscending ? ranges : ranges.sorted { $0.lowerBound < $1.lowerBound }
  }

  package var isEmpty: Bool { bounds.isEmpty }

  /// The same for goods that have two numbers; it is enough that the set covers them by one.
  package func coverage(of code: CommodityCode, or other: CommodityCode?) -> Coverage {
    let own = coverage(of: code)
    guard own != .whole, let other else { return own }
    let second = coverage(of: other)
    return second == .none ? own : second
  }

  /// How much of the goods under `code` the set covers.
  ///
  /// - Complexity: O(log *n*) in the number of ranges.
  package func coverage(of code: CommodityCode) -> Coverage {
    let wanted = code.coverage
    guard let first = bounds.first, let last = bounds.last else { return .none }
    guard wanted.upperBound > first, wanted.lowerBound < last else { return .none }
    // The first bound above the code's own number tells whether the number lies inside a range.
    var low = 0
    var high = bounds.count
    while low < high {
      let middle = (low + high) / 2
      if bounds[middle] <= wanted.lowerBound { low = middle + 1 } else { high = middle }
    }
    let isInside = low % 2 == 1
    guard low < bounds.count else { return .none }
    if bounds[low] >= wanted.upperBound { return isInside ? .whole : .none }
    return .part
  }
}
