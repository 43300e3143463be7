// SPDX-License-Identifier: Apache-2.0

import Streaming
import TariffModel

/// Lines of one origin and profile in one stretch of law, or of several that it treats alike: which measures may apply to them, how these tell codes
/// apart, and the rate cards that were found of them; for all assessors.
///
/// Thread-safe. Unchecked, because a lock guards what changes.
final class CompiledView: @unchecked Sendable {
  let number: Int
  let candidates: [RecipeBuilder.Candidate]
  /// Marks the sets that the candidates look at.
  private let mask: CodeCoverage
  /// What the candidates make of the lines.
  let sight: [RecipeBuilder.Candidate.Sight]
  private let lock = ConditionLock()
  private var numbers: [CodeCoverage: Int] = [:]
  /// By class of codes; nil until it is asked for.
  private var goodsOfClass: [Int?] = []
  /// Nil for lines that have none.
  private var cards: [CardKey: NumberedCard?] = [:]
  /// By candidate and by how codes are covered that its conditions name: what it does to them.
  private var decisions: [DecisionKey: RecipeBuilder.Decision] = [:]

  init(number: Int, _ law: SegmentLaw, _ context: ReductionContext) {
    self.number = number
    candidates = RecipeBuilder.candidates(law, context)
    var mask = CodeCoverage(sets: law.codeScopes.count)
    for set in candidates.flatMap({ law.scopesRead[$0.index] }) { mask[set] = .allBits }
    self.mask = mask
    sight = candidates.map { $0.sight(law, origin: context.origin) }
  }

  /// A number that codes share which the candidates cover alike.
  func goods(of entry: CodeEntry) -> Int {
    lock.withLock {
      let id = entry.classID
      if id < goodsOfClass.count, let known = goodsOfClass[id] { return known }
      let seen = entry.coverage.masked(by: mask)
      let number = numbers[seen] ?? numbers.count
      numbers[seen] = number
      while goodsOfClass.count <= id { goodsOfClass.append(nil) }
      goodsOfClass[id] = number
      return number
    }
  }

  private struct DecisionKey: Hashable {
    let candidate: Int
    let coverages: [CodeScope.Coverage]
  }

  /// What a candidate does to codes of which its conditions name some; `decide` is asked when nobody has yet.
  func decision(
    _ candidate: Int,
    _ coverages: [CodeScope.Coverage],
    decide: () -> RecipeBuilder.Decision
  ) -> RecipeBuilder.Decision {
    let key = DecisionKey(candidate: candidate, coverages: coverages)
    if let known = lock.withLock({ decisions[key] }) { return known }
    let decision = decide()
    lock.withLock { decisions[key] = decision }
    return decision
  }

  /// All that tells apart the rate cards of a view.
  struct CardKey: Hashable {
    let goods: Int
    /// Of the rates that the recipe reads by code: what the card may depend on.
    let rates: [Int]
    /// The fact that the line's quantity declares.
    let content: Int?
    /// Which quantities the line declares; nil where the card does not depend on it.
    let shape: UInt32?
  }

  /// The card of that key; `find` is asked for it when nobody has yet.
  func card(_ key: CardKey, find: () -> NumberedCard?) -> NumberedCard? {
    if let known = lock.withLock({ cards[key] }) { return known }
    let card = find()
    lock.withLock { cards[key] = .some(card) }
    return card
  }
}

/// A rate card and its number among those of the stretch of law, which cards share that are alike.
struct NumberedCard: Sendable {
  let number: Int
  let card: RateCard
}
