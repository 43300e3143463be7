// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

/// All rate cards of an express assessor with the sums of the lines that they assessed.
///
/// Amounts that cards have in common stand once, lists of them and their sums in one array each, card after
/// card, so that working a line out touches little and flat memory.
package struct CardFile: Sendable {
  /// The amounts of the line assessed last, in the order of its card.
  package private(set) var results: [Int64]
  /// The customs value of that line.
  package private(set) var customsValue: Int64 = 0
  package private(set) var cards: [ExpressCard] = []

  private var numbers: [ExpressCard: Int32] = [:]
  private var heads: [Head] = []
  private var totals: [Total] = []
  private var amounts: [ReadyAmount] = []
  private var numberOfAmount: [CardAmount: Int32] = [:]
  /// The numbers of the amounts of each card, and the sum of each.
  private var lists: [Int32] = []
  private var sums: [Int64] = []
  /// The least and the most of all charges, and whether they ever differed, by card and regime.
  private var ranges: [Range] = []
  private let regimes: Int

  /// What is needed of a card at once.
  private struct Head: Sendable {
    let first: Int32
    let count: Int16
    let hasRange: Bool
    let isOpen: Bool
    let minimumValue: Int64
  }

  private struct Total: Sendable {
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
    results = Array(repeating: 0, count: Self.mostAmounts)
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
    sums += Array(repeating: 0, count: card.amounts.count)
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

  /// Whether lines of the card cannot be assessed whole under some regime.
  @inline(__always)
  package func isOpen(_ card: Int) -> Bool { heads[card].isOpen }

  // MARK: Lines

  /// Works out the amounts of a card into `results`; false when one of them cannot be.
  ///
  /// The rates of the line's code begin at `row` of `rates`.
  @inline(__always)
  mutating func compute(
    _ card: Int,
    _ rates: borrowing CodeRateTable,
    _ row: Int32,
    _ value: Int64,
    _ line: ExpressLine
  ) -> Bool {
    let head = heads[card]
    guard value >= head.minimumValue else { return false }
    customsValue = value
    return results.withUnsafeMutableBufferPointer { results in
      for index in 0..<Int(head.count) {
        let number = Int(lists[Int(head.first) &+ index])
        let found: Int64?
        switch amounts[number].form {
        case .share: found = amounts[number].share.rounded(of: value)
        case .ofCode: found = rates.amount(row, amounts[number].slot, of: value, line)
        case .topUp:
          found = rates.topUp(to: amounts[number].total, row, amounts[number].slot, of: value, line)
        case .nothing: found = 0
        }
        guard var found else { return false }
        if amounts[number].isBounded { found = amounts[number].bounded(found) }
        results[index] = found
      }
      return true
    }
  }

  /// Adds the line worked out last to the sums of its card.
  @inline(__always)
  mutating func count(_ card: Int, goodsAndCarriage: Int64) {
    totals[card].lines &+= 1
    totals[card].customsValue &+= customsValue
    totals[card].goodsAndCarriage &+= goodsAndCarriage
    let head = heads[card]
    for index in 0..<Int(head.count) { sums[Int(head.first) &+ index] &+= results[index] }
    if head.hasRange { countRanges(card) }
  }

  /// The least and the most that the line can owe, under each regime.
  private mutating func countRanges(_ card: Int) {
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
      for card in cards.indices where totals[card].lines > 0 { add(card, regime, to: &tally) }
      return tally
    }
  }

  private func add(_ card: Int, _ regime: Int, to tally: inout Tally) {
    let head = totals[card]
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
      let amount = sums[Int(heads[card].first) + charge.amount]
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
