// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

extension Assessor {
  /// Where the law turned during a day of which the time is not known, gives all results as a range, and says which
  /// times matter.
  func weighTimes(
    _ line: Line,
    _ dates: JudgedDates,
    _ amounts: LineAmounts,
    _ assessment: inout Assessment
  ) {
    let moves = dates.earlierTimes
    // One result for each choice among the dates, as bits: the later time, or the earlier one.
    var results = [assessment.total]
    var range = assessment.range ?? AmountRange(minimum: assessment.total, maximum: assessment.total)
    var other = Assessment()
    for choice in 1..<(1 << moves.count) {
      var moved = dates
      for (place, move) in moves.enumerated() where choice >> place & 1 == 1 { move.apply(to: &moved) }
      other.reset(row: line.row)
      assess(line, moved, amounts, into: &other)
      results.append(other.total)
      guard other.total != assessment.total else { continue }
      range.minimum = min(range.minimum, other.range?.minimum ?? other.total)
      range.maximum = max(range.maximum, other.range?.maximum ?? other.total)
    }
    let matter = moves.indices.filter { place in
      results.indices.contains { $0 >> place & 1 == 0 && results[$0] != results[$0 | 1 << place] }
    }
    guard !matter.isEmpty else { return }
    assessment.range = range
    for place in matter { assessment.notes.append(.timeMatters(moves[place].fact)) }
    if assessment.status == .assessed { assessment.status = .assumed }
  }
}
