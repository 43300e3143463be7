// SPDX-License-Identifier: Apache-2.0

import ExactMath
import LibraryLoading
import TariffModel

/// What the schedule says about one code at one instant.
struct PlainSchedule: Sendable {
  let law: TerritoryLaw
  let code: CommodityCode
  let instant: CivilInstant
  /// The edition that has the code, and the code as it stands there; nil when none has.
  private let found: (edition: Schedule, code: CommodityCode)?
  /// Why the code cannot be assessed.
  let problem: AssessmentProblem?

  init(law: TerritoryLaw, code: CommodityCode, at instant: CivilInstant) {
    self.law = law
    self.code = code
    self.instant = instant
    // Newest first; one that is not yet in force is looked into last.
    let inForce = law.schedules.filter { CivilInstant($0.edition.from) <= instant }
    let editions = inForce + law.schedules.filter { CivilInstant($0.edition.from) > instant }.reversed()
    if let edition = editions.first(where: { edition in
      edition.allCodes.contains { code.coverage.contains($0.aligned) && $0.length >= code.length }
    }) {
      found = (edition, code)
    } else {
      // An unknown suffix: the longest shorter code that is a line of some edition stands for it.
      found =
        (1..<code.length).reversed().lazy
        .compactMap { length in
          editions.first { $0.row(code.prefix(length)) != nil }.map { ($0, code.prefix(length)) }
        }
        .first
    }
    problem = found == nil ? .unknownCode(near: []) : nil
  }

  /// The texts of a rate column for the code: one, or several where the code is too short to say which.
  ///
  /// A blank rate is inherited from the next shorter code that has one.
  func texts(column: Int) -> [String] {
    guard let found else { return [] }
    let below = found.edition.allCodes.filter {
      found.code.coverage.contains($0.aligned) && $0.length > found.code.length
    }
    if let own = text(of: found.code, column, in: found.edition) { return [own] }
    var texts: [String] = []
    for code in below {
      if let text = text(of: code, column, in: found.edition), !texts.contains(text) { texts.append(text) }
    }
    return texts
  }

  private func text(of code: CommodityCode, _ column: Int, in edition: Schedule) -> String? {
    for length in (1...code.length).reversed() {
      if let cell = edition.row(code.prefix(length))?.rates[column], !cell.isEmpty { return cell }
    }
    return nil
  }
}
