// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

/// Works out what lines owe by their cards.
///
/// It holds on to the memory of the card file and of the codes' rates, and knows the cards that there were when it
/// was made.
struct CardReckoner {
  /// What is needed of a card at once.
  struct Head: BitwiseCopyable {
    /// Where its amounts begin, among those of all cards.
    let first: Int32
    let count: Int16
    let isOpen: Bool
    /// Where its plan begins in `rangePlans`; -1 without a range.
    let rangePlan: Int32
    let minimumValue: Int64
  }

  let heads: UnsafeMutableBufferPointer<Head>
  /// The numbers of the amounts of each card, card after card.
  let lists: UnsafeMutableBufferPointer<Int32>
  let amounts: UnsafeMutableBufferPointer<ReadyAmount>
  let rangePlans: UnsafeMutableBufferPointer<Int32>
  let rates: CodeRates
  /// How many amounts all cards have together.
  let amountCount: Int

  /// Works out the amounts of a card, from `results` on; false when one of them cannot be.
  ///
  /// The rates of the line's code begin at `row`. `value` is its customs value.
  @inline(__always)
  func reckon(
    _ card: Int,
    _ row: Int32,
    _ value: Int64,
    _ line: UnsafePointer<ExpressLine>,
    _ results: UnsafeMutablePointer<Int64>
  ) -> Bool {
    let head = heads[card]
    guard value >= head.minimumValue else { return false }
    for index in 0..<Int(head.count) {
      let amount = amounts.baseAddress.unsafelyUnwrapped + Int(lists[Int(head.first) &+ index])
      guard let found = self.amount(amount, row, value, line) else { return false }
      results[index] = amount.pointee.bounded(found)
    }
    return true
  }

  /// One amount before its bounds.
  @inline(__always)
  private func amount(
    _ amount: UnsafePointer<ReadyAmount>,
    _ row: Int32,
    _ value: Int64,
    _ line: UnsafePointer<ExpressLine>
  ) -> Int64? {
    // Nearly all are shares, most of them the card's own.
    if amount.pointee.form == .share { return amount.pointee.share.rounded(of: value) }
    let rate = rates.rate(row, amount.pointee.slot)
    if amount.pointee.form == .topUp { return rates.topUp(to: amount.pointee.total, rate, of: value, line) }
    if rate.pointee.form == .share { return rate.pointee.share.rounded(of: value) }
    return rates.linearAmount(rate, of: value, line)
  }
}
