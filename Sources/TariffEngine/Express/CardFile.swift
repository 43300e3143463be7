// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

/// All rate cards of an express assessor with the sums of the lines that they assessed.
///
/// Amounts that cards have in common stand once, lists of them and their sums in one array each, card after
/// card, so that working a line out touches little and flat memory.
package struct CardFile {
  package private(set) var cards: [ExpressCard] = []

  private var numbers: [ExpressCard: Int32] = [:]
  private var numberOfAmount: [CardAmount: Int32] = [:]
  private let heads = FlatTable<Head>()
  private let amounts = FlatTable<ReadyAmount>()
  /// The numbers of the amounts of each card, and the sum of each.
  private let lists = FlatTable<Int32>()
  private let sums = FlatTable<Int64>()
  private let totals = FlatTable<Total>()
  /// The least and the most of all charges, and whether they ever differed, by card and regime.
  private var ranges: [Range] = []
  private let regimes: Int

  /// What is needed of a card at once.
  struct Head: BitwiseCopyable {
    let first: Int32
    let count: Int16
    let hasRange: Bool
    let isOpen: Bool
    let minimumValue: Int64
  }

  struct Total: BitwiseCopyable {
    var lines = 0
    var customsValue: Int64 = 0
    var goodsAndCarriage: Int64 = 0
  }

  private struct Range: Sendable {
    var minimum: Int64 = 0
    var maximum: Int64 = 0
    var isWide = false
  }

  /// The most amounts that a card can have.
  static let mostAmounts = 512

  init(regimes: Int) {
    self.regimes = regimes
  }

  /// Files a card, unless there is one like it, and gives its number.
  mutating func add(_ card: ExpressCard) -> Int32 {
    if let known = numbers[card] { return known }
    numbers[card] = Int32(cards.count)
    heads.append(
      Head(
        first: Int32(lists.count),
        count: Int16(card.amounts.count),
        hasRange: card.hasRange,
        isOpen: card.sides.contains { $0.status == .unassessed },
        minimumValue: card.minimumValue
      )
    )
    totals.append(Total())
    for amount in card.amounts { lists.append(number(of: amount)) }
    sums.append(contentsOf: repeatElement(0, count: card.amounts.count))
    ranges += Array(repeating: Range(), count: regimes)
    cards.append(card)
    return Int32(cards.count - 1)
  }

  private mutating func number(of amount: CardAmount) -> Int32 {
    if let known = numberOfAmount[amount] { return known }
    numberOfAmount[amount] = Int32(amounts.count)
    amounts.append(ReadyAmount(amount))
    return Int32(amounts.count - 1)
  }

  // MARK: Lines

  /// What works out the amounts of lines by these cards, until another one is added.
  func reckoner(_ rates: CodeRateTable) -> CardReckoner {
    CardReckoner(
      heads: heads.elements,
      lists: lists.elements,
      amounts: amounts.elements,
      sums: sums.elements,
      totals: totals.elements,
      rates: rates
    )
  }

  /// The least and the most that the line can owe, under each regime.
  mutating func countRanges(_ card: Int, _ results: UnsafeMutablePointer<Int64>) {
    for (regime, side) in cards[card].sides.enumerated() where !side.alternatives.isEmpty {
      var total: Int64 = 0
      for charge in side.charges { total &+= results[charge.amount] }
      var (least, most) = (total, total)
      for alternative in side.alternatives {
        var other: Int64 = 0
        for index in alternative { other &+= results[index] }
        least = min(least, other)
        most = max(most, other)
      }
      let place = card * regimes + regime
      ranges[place].minimum &+= least
      ranges[place].maximum &+= most
      if least != most { ranges[place].isWide = true }
    }
  }

  // MARK: Sums

  /// The sums of all lines counted, one tally for each regime with so many programmes.
  func tallies(programmes: [Int]) -> [Tally] {
    programmes.indices.map { regime in
      var tally = Tally(programmes: programmes[regime])
      for card in cards.indices where totals.elements[card].lines > 0 { add(card, regime, to: &tally) }
      return tally
    }
  }

  private func add(_ card: Int, _ regime: Int, to tally: inout Tally) {
    let head = totals.elements[card]
    let side = cards[card].sides[regime]
    tally.lines += head.lines
    tally.customsValue += head.customsValue
    tally.goodsAndCarriage += head.goodsAndCarriage
    tally.assumedFacts.formUnion(side.assumedFacts)
    switch side.status {
    case .assessed: tally.assessed += head.lines
    case .assumed: tally.assumed += head.lines
    case .unassessed: tally.unassessed += head.lines
    }
    if side.status != .unassessed { tally.assessedValue += head.customsValue }
    var total: Int64 = 0
    for charge in side.charges {
      let amount = sums.elements[Int(heads.elements[card].first) + charge.amount]
      total += amount
      tally.add(amount, programme: charge.programme, kind: charge.kind)
      if side.status == .unassessed, charge.kind == .duty { tally.openDuty += amount }
    }
    let range = ranges[card * regimes + regime]
    tally.minimum += side.alternatives.isEmpty ? total : range.minimum
    tally.maximum += side.alternatives.isEmpty ? total : range.maximum
    tally.hasRange = tally.hasRange || range.isWide
  }
}
