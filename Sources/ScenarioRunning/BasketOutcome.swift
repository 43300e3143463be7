// SPDX-License-Identifier: Apache-2.0

package import Reporting
package import TariffEngine

/// What came of a basket, or of a part of it.
///
/// Parts merge in the order of the basket.
package struct BasketOutcome: Sendable {
  /// The lines as written, when they are.
  package var bytes: [UInt8] = []
  /// One for each regime.
  package var tallies: [Tally]
  /// The lines that were kept, by regime.
  package var lines: [[LineReport]]
  package var entries: [EntryReport] = []
  package var problems: [ReportedProblem] = []
  /// All problems, the unlisted ones included.
  package var problemCount = 0
  package var breakdown: [String: [BreakdownRow.Cell]] = [:]
  /// Rows that could not be assessed, or only in part.
  package var incomplete = 0
  /// Some rows have no number of entry, and are entries by themselves.
  package var hasLooseLines = false
  /// The entries with a number that were closed.
  var closed: [ClosedEntries.Entry] = []
  /// Of a scattered basket: where the bytes of each row end.
  var marks: [(row: Int, end: Int)] = []
  /// How many problems have room.
  let roomForProblems: Int

  package init(_ job: BasketJob) {
    tallies = job.regimes.map { Tally(programmes: $0.law.programmes.count) }
    lines = job.regimes.map { _ in [] }
    // Of a scattered basket it is not known yet which problems come first.
    roomForProblems = job.isScattered ? .max : BasketJob.listedProblems
  }

  /// Adds the part that follows; its bytes are left to the caller.
  package mutating func merge(_ next: BasketOutcome) {
    for index in tallies.indices {
      tallies[index].merge(next.tallies[index])
      lines[index] += next.lines[index]
    }
    entries += next.entries
    let room = max(0, BasketJob.listedProblems - problems.count)
    problems += next.problems.prefix(room)
    problemCount += next.problemCount
    incomplete += next.incomplete
    hasLooseLines = hasLooseLines || next.hasLooseLines
    breakdown.merge(next.breakdown) { old, new in zip(old, new).map { $0.adding($1) } }
  }

  /// How many problems are not listed.
  package var problemsOmitted: Int { problemCount - problems.count }
}

extension BreakdownRow.Cell {
  /// The sums of both.
  func adding(_ other: Self) -> Self {
    var sum = self
    sum.lines += other.lines
    sum.customsValue += other.customsValue
    sum.duty += other.duty
    sum.taxes += other.taxes
    sum.landedCost += other.landedCost
    sum.isOpen = isOpen || other.isOpen
    if let own = fees, let more = other.fees { sum.fees = own + more }
    return sum
  }
}
