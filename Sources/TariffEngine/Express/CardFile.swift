// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

/// The rate cards of a job.
///
/// Amounts that cards have in common stand once, lists of them in one array, card after card, so that working a
/// line out touches little and flat memory.
struct CardFile {
  private(set) var cards: [ExpressCard] = []

  private var numbers: [ExpressCard: Int32] = [:]
  private var numberOfAmount: [CardAmount: Int32] = [:]
  private let heads = FlatTable<CardReckoner.Head>()
  private let amounts = FlatTable<ReadyAmount>()
  /// The numbers of the amounts of each card.
  private let lists = FlatTable<Int32>()
  /// What the ranges of cards are found by: see `rangePlan`.
  private let rangePlans = FlatTable<Int32>()

  /// The most amounts that a card can have.
  static let mostAmounts = 512

  /// Files a card, unless there is one like it, and gives its number.
  mutating func add(_ card: ExpressCard) -> Int32 {
    if let known = numbers[card] { return known }
    numbers[card] = Int32(cards.count)
    heads.append(
      CardReckoner.Head(
        first: card.amounts.isEmpty ? 0 : Int32(lists.count),
        count: Int16(card.amounts.count),
        isOpen: card.sides.contains { $0.status == .unassessed },
        rangePlan: card.hasRange ? Int32(rangePlans.count) : -1,
        minimumValue: card.minimumValue
      )
    )
    for amount in card.amounts { lists.append(number(of: amount)) }
    if card.hasRange { rangePlans.append(contentsOf: Self.rangePlan(card)) }
    cards.append(card)
    return Int32(cards.count - 1)
  }

  private mutating func number(of amount: CardAmount) -> Int32 {
    if let known = numberOfAmount[amount] { return known }
    numberOfAmount[amount] = Int32(amounts.count)
    amounts.append(ReadyAmount(amount))
    return Int32(amounts.count - 1)
  }

  /// How many regimes have a range; for each its number, how many totals there are, and the amounts of each
  /// total with their count before them; the first total is what is charged.
  private static func rangePlan(_ card: ExpressCard) -> [Int32] {
    let open = card.sides.enumerated().filter { !$0.element.alternatives.isEmpty }
    var plan = [Int32(open.count)]
    for (regime, side) in open {
      plan += [Int32(regime), Int32(side.alternatives.count + 1)]
      for total in [side.charges.map(\.amount)] + side.alternatives {
        plan.append(Int32(total.count))
        plan += total.map { Int32($0) }
      }
    }
    return plan
  }

  /// What works out the amounts of lines by these cards.
  func reckoner(_ rates: CodeRates) -> CardReckoner {
    CardReckoner(
      heads: heads.elements,
      lists: lists.elements,
      amounts: amounts.elements,
      rangePlans: rangePlans.elements,
      rates: rates,
      amountCount: lists.count
    )
  }
}
