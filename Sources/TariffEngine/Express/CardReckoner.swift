// SPDX-License-Identifier: Apache-2.0

import TariffModel

/// Works out what lines owe by their cards.
///
/// It holds on to the memory of the card file and of the codes' rates, so it is made anew for each batch of lines,
/// and not used when something was added to either.
struct CardReckoner {
  let heads: UnsafeMutableBufferPointer<CardFile.Head>
  /// The numbers of the amounts of each card, card after card.
  let lists: UnsafeMutableBufferPointer<Int32>
  let amounts: UnsafeMutableBufferPointer<ReadyAmount>
  /// The sum of each amount of each card, as in `lists`.
  let sums: UnsafeMutableBufferPointer<Int64>
  let totals: UnsafeMutableBufferPointer<CardFile.Total>
  let rates: CodeRateTable

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
      let found: Int64?
      // Nearly all are shares.
      if amount.pointee.form == .share {
        found = amount.pointee.share.rounded(of: value)
      } else if amount.pointee.form == .ofCode {
        found = rates.amount(row, amount.pointee.slot, of: value, line)
      } else {
        found = rates.topUp(to: amount.pointee.total, row, amount.pointee.slot, of: value, line)
      }
      guard var found else { return false }
      if amount.pointee.isBounded { found = amount.pointee.bounded(found) }
      results[index] = found
    }
    return true
  }

  /// Adds a line to the sums of its card.
  @inline(__always)
  func count(_ line: AssessedBatch.Line, _ results: UnsafeMutablePointer<Int64>) {
    let total = totals.baseAddress.unsafelyUnwrapped + Int(line.card)
    total.pointee.lines &+= 1
    total.pointee.customsValue &+= line.customsValue
    total.pointee.goodsAndCarriage &+= line.goodsAndCarriage
    let head = heads[Int(line.card)]
    let sums = sums.baseAddress.unsafelyUnwrapped + Int(head.first)
    for index in 0..<Int(head.count) { sums[index] &+= results[index] }
  }
}
