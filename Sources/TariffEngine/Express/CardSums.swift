// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

/// The sums of the lines that a worker assessed by cards.
struct CardSums {
  private struct Total: BitwiseCopyable {
    var lines = 0
    var customsValue: Int64 = 0
    var goodsAndCarriage: Int64 = 0
  }

  /// The least and the most of all charges, and whether they ever differed.
  private struct Range: BitwiseCopyable {
    var minimum: Int64 = 0
    var maximum: Int64 = 0
    var isWide = false
  }

  private let totalTable = FlatTable<Total>()
  private let rangeTable = FlatTable<Range>()
  private let amountTable = FlatTable<Int64>()
  /// By card.
  private var totals: UnsafeMutableBufferPointer<Total>
  /// By card and regime.
  private var ranges: UnsafeMutableBufferPointer<Range>
  /// Of each amount of each card.
  private var amounts: UnsafeMutableBufferPointer<Int64>
  private let regimes: Int

  init(regimes: Int) {
    self.regimes = regimes
    totals = totalTable.elements
    ranges = rangeTable.elements
    amounts = amountTable.elements
  }

  /// Makes room for so many cards with so many amounts in all.
  mutating func makeRoom(cards: Int, amounts amountCount: Int) {
    guard cards > totalTable.count else { return }
    totalTable.append(contentsOf: repeatElement(Total(), count: cards - totalTable.count))
    rangeTable.append(contentsOf: repeatElement(Range(), count: cards * regimes - rangeTable.count))
    amountTable.append(contentsOf: repeatElement(0, count: amountCount - amountTable.count))
    totals = totalTable.elements
    ranges = rangeTable.elements
    amounts = amountTable.elements
  }

  // MARK: Lines

  /// Adds a line with the amounts of its card.
  @inline(__always)
  func count(_ line: AssessedBatch.Line, _ results: UnsafeMutablePointer<Int64>, _ reckoner: CardReckoner) {
    let total = totals.baseAddress.unsafelyUnwrapped + Int(line.card)
    total.pointee.lines &+= 1
    total.pointee.customsValue &+= line.customsValue
    total.pointee.goodsAndCarriage &+= line.goodsAndCarriage
    let head = reckoner.heads[Int(line.card)]
    let sums = amounts.baseAddress.unsafelyUnwrapped + Int(head.first)
    for index in 0..<Int(head.count) { sums[index] &+= results[index] }
    if head.rangePlan >= 0 { countRanges(line.card, reckoner.rangePlans, at: Int(head.rangePlan), results) }
  }

  /// Adds the least and the most that the line can owe, under each regime.
  private func countRanges(
    _ card: Int32,
    _ plans: UnsafeMutableBufferPointer<Int32>,
    at start: Int,
    _ results: UnsafeMutablePointer<Int64>
  ) {
    var place = plans.baseAddress.unsafelyUnwrapped + start
    func next() -> Int {
      defer { place += 1 }
      return Int(place.pointee)
    }
    for _ in 0..<next() {
      let range = ranges.baseAddress.unsafelyUnwrapped + (Int(card) &* regimes &+ next())
      var (least, most) = (Int64.max, Int64.min)
      for _ in 0..<next() {
        var total: Int64 = 0
        for _ in 0..<next() { total &+= results[next()] }
        least = min(least, total)
        most = max(most, total)
      }
      range.pointee.minimum &+= least
      range.pointee.maximum &+= most
      if least != most { range.pointee.isWide = true }
    }
  }

  // MARK: Sums

  /// The sums of all lines counted, one tally for each regime with so many programmes.
  func tallies(_ cards: [ExpressCard], _ reckoner: CardReckoner, programmes: [Int]) -> [Tally] {
    programmes.indices.map { regime in
      var tally = Tally(programmes: programmes[regime])
      for card in cards.indices where totals[card].lines > 0 {
        let first = Int(reckoner.heads[card].first)
        add(card, cards[card].sides[regime], first, ranges[card * regimes + regime], to: &tally)
      }
      return tally
    }
  }

  private func add(
    _ card: Int,
    _ side: ExpressCard.Side,
    _ first: Int,
    _ range: Range,
    to tally: inout Tally
  ) {
    let head = totals[card]
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
      let amount = amounts[first + charge.amount]
      total += amount
      tally.add(amount, programme: charge.programme, kind: charge.kind)
      if side.status == .unassessed, charge.kind == .duty { tally.openDuty += amount }
    }
    tally.minimum += side.alternatives.isEmpty ? total : range.minimum
    tally.maximum += side.alternatives.isEmpty ? total : range.maximum
    tally.hasRange = tally.hasRange || range.isWide
  }
}
