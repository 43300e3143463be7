// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

/// What every line of one kind owes, as amounts that follow from its value by fixed fractions.
///
/// A recipe is a card when nothing about the single line can change which of its measures are charged: no
/// condition on an amount, no fact, no choice. The card is found by letting the evaluator, which is the
/// definition, assess one such line, and noting of each charge how it came about.
struct RateCard: Hashable, Sendable {
  /// What is charged, in the order of the recipe.
  var charges: [CardCharge]
  /// What would be charged were the missing facts settled otherwise; the least and the most of these totals
  /// and of the card's own are the range.
  var alternatives: [[CardAmount]] = []
  /// In minor units: below it some charge would round to nothing that decides what others are charged.
  var minimumValue: Int64 = 1
  var status = AssessmentStatus.assessed
  var assumedFacts = FactSet()
  /// What cannot be computed for any line of the kind.
  var openCharges: [OpenCharge] = []
}

/// One charge of a card.
struct CardCharge: Hashable, Sendable {
  let amount: CardAmount
  let programme: Int
  let kind: MeasureKind
}

/// How an amount follows from a line.
struct CardAmount: Hashable, Sendable {
  enum Formula: Hashable, Sendable {
    case nothing
    /// A share of the customs value.
    case share(Fraction)
    /// The code's own rate, from that slot of its rates.
    case ofCode(slot: Int)
    /// What the code's own rate lacks to that share of the customs value.
    case topUp(Rate, slot: Int)
  }

  var formula: Formula
  /// Added once for the entry that the line is.
  var perEntry: Int64 = 0
  var minimum: Int64 = .min
  var maximum: Int64 = .max

  var isBounded: Bool { perEntry != 0 || minimum != .min || maximum != .max }
}

/// Which facts about the goods a card may take for granted.
enum CardScope: Hashable, Sendable {
  /// All codes that the measures treat alike, with every quantity that a rate may ask for.
  case everyCode
  /// Codes of the same rates, and lines that declare the same quantities.
  case sameRates
}

extension OpenCondition {
  /// Whether its truth can differ between lines that declare no facts, or just the weight `content`.
  func dependsOnLine(_ scope: CardScope, content: Int?) -> Bool {
    switch self {
    case .all(let parts), .any(let parts): parts.contains { $0.dependsOnLine(scope, content: content) }
    case .not(let part): part.dependsOnLine(scope, content: content)
    case .value, .entryValue, .entryLines: true
    // Asks for the line's weight before it asks for facts.
    case .weightShare(let facts, _): scope == .everyCode || facts.contains { $0 == content }
    case .amount(let fact, _), .share(let fact, _): fact == content
    // About facts that such lines do not declare or all declare.
    case .text, .declares, .flag, .dated, .unknowable: false
    }
  }
}

extension StepBase {
  func dependsOnLine(_ scope: CardScope, content: Int?) -> Bool {
    guard case .cases(let cases) = self else { return false }
    return cases.contains { choice in
      choice.condition.dependsOnLine(scope, content: content)
        || choice.base.dependsOnLine(scope, content: content)
    }
  }
}
