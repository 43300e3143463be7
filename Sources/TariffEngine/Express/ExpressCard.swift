// SPDX-License-Identifier: Apache-2.0

import ExactMath
package import TariffModel

/// The rate cards of one kind of line under all regimes, with the amounts that they have in common once.
package struct ExpressCard: Sendable {
  /// An amount, ready to be worked out.
  struct Amount: Sendable {
    enum Form: UInt8, Sendable { case nothing, share, ofCode, topUp }

    let form: Form
    let isBounded: Bool
    let slot: Int
    let share: Fraction
    let total: Rate
    let perEntry: Int64
    let minimum: Int64
    let maximum: Int64
  }

  /// What one regime makes of the amounts.
  package struct Side: Sendable {
    /// One charge: which amount, by whom.
    package struct Charge: Sendable {
      package let amount: Int
      package let programme: Int
      package let kind: MeasureKind
    }

    package let charges: [Charge]
    package let status: AssessmentStatus
    package let assumedFacts: FactSet
    /// The amounts that would be due were missing facts settled otherwise.
    let alternatives: [[Int]]
  }

  private(set) var amounts: [Amount] = []
  package private(set) var sides: [Side] = []
  private(set) var minimumValue: Int64 = 1
  private(set) var hasRange = false
  private var places: [CardAmount: Int] = [:]

  /// Adds a regime's card, whose codes' rates begin at that slot; false when it does not fit.
  mutating func add(_ card: RateCard, firstSlot: Int) -> Bool {
    minimumValue = max(minimumValue, card.minimumValue)
    hasRange = hasRange || !card.alternatives.isEmpty
    sides.append(
      Side(
        charges: card.charges.map { charge in
          .init(
            amount: place(of: charge.amount, firstSlot),
            programme: charge.programme,
            kind: charge.kind
          )
        },
        status: card.status,
        assumedFacts: card.assumedFacts,
        alternatives: card.alternatives.map { $0.map { place(of: $0, firstSlot) } }
      )
    )
    return true
  }

  private mutating func place(of amount: CardAmount, _ firstSlot: Int) -> Int {
    var amount = amount
    switch amount.formula {
    case .ofCode(let slot): amount.formula = .ofCode(slot: slot + firstSlot)
    case .topUp(let total, let slot): amount.formula = .topUp(total, slot: slot + firstSlot)
    case .nothing, .share: break
    }
    if let known = places[amount] { return known }
    places[amount] = amounts.count
    amounts.append(Amount(amount))
    return amounts.count - 1
  }
}

extension ExpressCard.Amount {
  init(_ amount: CardAmount) {
    var (slot, share, total) = (0, Fraction(0, over: 1), Rate.zero)
    switch amount.formula {
    case .nothing: form = .nothing
    case .share(let fraction): (form, share) = (.share, fraction)
    case .ofCode(let place): (form, slot) = (.ofCode, place)
    case .topUp(let rate, let place): (form, slot, total) = (.topUp, place, rate)
    }
    self.slot = slot
    self.share = share
    self.total = total
    isBounded = amount.isBounded
    perEntry = amount.perEntry
    minimum = amount.minimum
    maximum = amount.maximum
  }
}
