// SPDX-License-Identifier: Apache-2.0

import LibraryLoading
import TariffModel

/// How sets of codes cover all codes, stretch by stretch: between two neighbouring bounds of any set nothing changes.
///
/// One search in place of one for each set, worth its making where hundreds of codes are looked up.
struct CoverageMap: Sendable {
  /// Where stretches begin, in ascending order.
  private var starts: [Int64] = [.min]
  /// The number of the coverage of each stretch.
  private var numbers: [Int32] = []
  private(set) var coverages: [CodeCoverage] = []

  /// A bound of the codes or the exceptions of a set.
  private struct Turn {
    let number: Int64
    let set: Int
    let isOfExceptions: Bool
  }

  /// - Complexity: O(*n* log *n*) in the bounds of all sets.
  init(_ scopes: [CodeScope]) {
    var isIncluded = scopes.map { $0.codes == nil }
    var isExcepted = scopes.map { _ in false }
    var turns: [Turn] = []
    for (set, scope) in scopes.enumerated() {
      turns += (scope.codes?.bounds ?? []).map { Turn(number: $0, set: set, isOfExceptions: false) }
      turns += (scope.exceptCodes?.bounds ?? []).map { Turn(number: $0, set: set, isOfExceptions: true) }
    }
    turns.sort { $0.number < $1.number }
    var coverage = CodeCoverage(sets: scopes.count)
    for set in scopes.indices where isIncluded[set] { coverage[set] = .whole }
    var known: [CodeCoverage: Int32] = [:]
    for turn in turns {
      if turn.number != starts[starts.count - 1] {
        close(coverage, &known)
        starts.append(turn.number)
      }
      if turn.isOfExceptions { isExcepted[turn.set].toggle() } else { isIncluded[turn.set].toggle() }
      coverage[turn.set] = isIncluded[turn.set] && !isExcepted[turn.set] ? .whole : .none
    }
    close(coverage, &known)
  }

  /// Ends the stretch that began last.
  private mutating func close(_ coverage: CodeCoverage, _ known: inout [CodeCoverage: Int32]) {
    let number = known[coverage] ?? Int32(coverages.count)
    if number == coverages.count {
      known[coverage] = number
      coverages.append(coverage)
    }
    numbers.append(number)
  }

  /// The place in `coverages` of how the sets cover a code; nil when not all goods under it lie in one stretch.
  ///
  /// - Complexity: O(log *n*) in the number of stretches.
  func place(of code: CommodityCode) -> Int? {
    let wanted = code.coverage
    let next = starts.partitioningIndex { $0 > wanted.lowerBound }
    guard next == starts.count || starts[next] >= wanted.upperBound else { return nil }
    return Int(numbers[next - 1])
  }
}
