// SPDX-License-Identifier: Apache-2.0

package import TariffEngine

/// How many lines each kind of problem stands in the way of; two counts merge by adding.
package struct ProblemCounts: Hashable, Sendable {
  /// By the order of `ProblemID.allCases`.
  private var lines = [Int](repeating: 0, count: ProblemID.allCases.count)

  package init() {}

  /// Counts a line, once for each kind of problem it has.
  package mutating func add(_ assessment: Assessment) {
    if let problem = assessment.problem { count(problem.id) }
    var seen: Set<ProblemID> = []
    for open in assessment.openCharges where seen.insert(open.part.id).inserted { count(open.part.id) }
  }

  /// Counts a row that could not be read.
  package mutating func addUnreadable() { count(.unreadable) }

  package mutating func merge(_ other: ProblemCounts) {
    for index in lines.indices { lines[index] += other.lines[index] }
  }

  /// The problems met, most frequent first.
  package var byFrequency: [(id: ProblemID, lines: Int)] {
    zip(ProblemID.allCases, lines).enumerated()
      .filter { $0.element.1 > 0 }
      .sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }
      .map { ($0.element.0, $0.element.1) }
  }

  private mutating func count(_ id: ProblemID) {
    guard let index = ProblemID.allCases.firstIndex(of: id) else { return }
    lines[index] += 1
  }
}

extension AssessmentProblem {
  package var id: ProblemID {
    switch self {
    case .missingEntryDate: .missingEntryDate
    case .portionsExceedValue: .portionsExceedValue
    case .unknownCode: .unknownCode
    case .shortCode: .shortCode
    case .tooManyMeasures: .tooManyMeasures
    case .circularLaw: .circularLaw
    }
  }
}

extension OpenPart {
  package var id: ProblemID {
    switch self {
    case .missingQuantity: .missingQuantity
    case .missingFact: .missingFact
    case .refersElsewhere: .refersElsewhere
    case .foreignCurrency: .foreignCurrency
    case .noRate: .noRate
    case .conflict: .conflict
    case .tooLarge: .tooLarge
    }
  }
}
