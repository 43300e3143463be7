// SPDX-License-Identifier: Apache-2.0

import ExactMath
package import TariffModel

/// The rate cards of one kind of line under all regimes, with the amounts that they have in common once.
package struct ExpressCard: Hashable, Sendable {
  /// What one regime makes of the amounts.
  package struct Side: Hashable, Sendable {
    /// One charge: which amount, by whom.
    package struct Charge: Hashable, Sendable {
      package let amount: Int
      package let programme: Int
      package let kind: MeasureKind
      /// Whether it comes to nothing on every line.
      package let isNothing: Bool
    }

    package let charges: [Charge]
    package let status: AssessmentStatus
    package let assumedFacts: FactSet
    /// What cannot be computed for any line of the card.
    package let openCharges: [OpenCharge]
    /// The amounts that would be due were missing facts settled otherwise.
    let alternatives: [[Int]]
  }

  private(set) var amounts: [CardAmount] = []
  package private(set) var sides: [Side] = []
  private(set) var minimumValue: Int64 = 1
  private(set) var hasRange = false

  /// Adds a regime's card, whose codes' rates begin at that slot.
  mutating func add(_ card: RateCard, firstSlot: Int) {
    minimumValue = max(minimumValue, card.minimumValue)
    hasRange = hasRange || !card.alternatives.isEmpty
    sides.append(
      Side(
        charges: card.charges.map { charge in
          .init(
            amount: place(of: charge.amount, firstSlot),
            programme: charge.programme,
            kind: charge.kind,
            isNothing: charge.amount.formula == .nothing && !charge.amount.isBounded
          )
        },
        status: card.status,
        assumedFacts: card.assumedFacts,
        openCharges: card.openCharges,
        alternatives: card.alternatives.map { $0.map { place(of: $0, firstSlot) } }
      )
    )
  }

  private mutating func place(of amount: CardAmount, _ firstSlot: Int) -> Int {
    var amount = amount
    switch amount.formula {
    case .ofCode(let slot): amount.formula = .ofCode(slot: slot + firstSlot)
    case .topUp(let total, let slot): amount.formula = .topUp(total, slot: slot + firstSlot)
    case .nothing, .share: break
    }
    if let known = amounts.firstIndex(of: amount) { return known }
    amounts.append(amount)
    return amounts.count - 1
  }
}
