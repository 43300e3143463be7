// SPDX-License-Identifier: Apache-2.0

import ExactMath
import LibraryLoading
import TariffModel

/// What the schedule says about one code at one instant.
struct PlainSchedule: Sendable {
  /// The edition that has the code, and the code as it is looked up there; nil when none has it.
  private let found: (edition: Schedule, code: CommodityCode)?
  /// Why the code cannot be assessed.
  let problem: AssessmentProblem?
  /// The codes in force that are in the place of one which is not, by the concordance.
  let successors: [CommodityCode]

  init(law: TerritoryLaw, code: CommodityCode, at instant: CivilInstant) {
    // The newest that has begun, then the older ones, then those that have not begun.
    let begun = law.schedules.filter { CivilInstant($0.edition.from) <= instant }
    let editions = begun + law.schedules.filter { CivilInstant($0.edition.from) > instant }.reversed()
    let columns = law.territory.columns.indices

    /// A line of the schedule: of a length that codes may have, and with a rate of its own or inherited.
    func isLine(_ code: CommodityCode, of edition: Schedule) -> Bool {
      law.territory.codeDigits.contains(code.length) && edition.row(code) != nil
        && columns.contains { !Self.texts(of: code, column: $0, in: edition).isEmpty }
    }

    // Those in force: the first whole edition, and the partial ones before it.
    let inForce = editions.prefix(editions.prefix { $0.edition.isPartial }.count + 1)
    // A line of those that the code begins with, the longest, with a rate of its own.
    let above = law.territory.codeDigits.filter { $0 < code.length }.sorted().reversed()
      .flatMap { length in inForce.map { (edition: $0, code: code.prefix(length)) } }
      .first { $0.edition.row($0.code)?.rates.contains { !$0.isEmpty } == true }

    func isInForce(_ code: CommodityCode) -> Bool { inForce.contains { $0.row(code) != nil } }
    // A short code, which only begins the numbers of lines, was not renumbered.
    let isNumber =
      editions.contains { $0.row(code) != nil } || editions.allSatisfy { $0.rows(below: code).isEmpty }
    successors =
      isNumber && !isInForce(code)
      ? PlainConcordance(law.concordance).codes(inPlaceOf: code, where: isInForce) : []

    if let edition = inForce.first(where: { $0.row(code) != nil }) {
      found = (edition, code)
      problem = nil
    } else if editions.contains(where: { $0.row(code) != nil }), let above {
      found = above
      problem = nil
    } else if let edition = editions.first(where: { $0.row(code) != nil }) {
      found = (edition, code)
      problem = nil
    } else if let edition = editions.first(where: { !$0.rows(below: code).isEmpty }) {
      found = (edition, code)
      problem = law.territory.codeDigits.contains(code.length) ? nil : .shortCode(examples: [])
    } else {
      // Its last digits are unknown: the longest line that it begins with stands for it.
      found =
        (1..<code.length).reversed().lazy.map(code.prefix)
        .compactMap { line in editions.first { isLine(line, of: $0) }.map { ($0, line) } }
        .first
      problem = found == nil ? .unknownCode(near: []) : nil
    }
  }

  /// The texts of a rate column for the code: one, or those of the longer codes where it is too short to
  /// say which.
  func texts(column: Int) -> [String] {
    found.map { Self.texts(of: $0.code, column: column, in: $0.edition) } ?? []
  }

  private static func texts(of code: CommodityCode, column: Int, in edition: Schedule) -> [String] {
    // The longest prefix that carries a rate gives it.
    for length in (1...code.length).reversed() {
      if let cell = edition.row(code.prefix(length))?.rates[column], !cell.isEmpty { return [cell] }
    }
    var texts: [String] = []
    for text in edition.rows(below: code).map({ $0.rates[column] })
    where !text.isEmpty && !texts.contains(text) {
      texts.append(text)
    }
    return texts
  }
}
