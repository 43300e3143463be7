// SPDX-License-Identifier: Apache-2.0

import ExactMath

/// An amount, ready to be worked out.
struct ReadyAmount: BitwiseCopyable {
  enum Form: UInt8, Sendable { case share, ofCode, topUp }

  let share: Fraction
  let form: Form
  let slot: Int32
  let perEntry: Int64
  let minimum: Int64
  let maximum: Int64
  let total: Rate

  /// The amount with what is added and the bounds that hold for an entry.
  @inline(__always)
  func bounded(_ amount: Int64) -> Int64 { min(max(amount &+ perEntry, minimum), maximum) }
}

extension ReadyAmount {
  init(_ amount: CardAmount) {
    var (slot, share, total) = (0, Fraction(0, over: 1), Rate.zero)
    switch amount.formula {
    case .nothing: form = .share
    case .share(let fraction): (form, share) = (.share, fraction)
    case .ofCode(let place): (form, slot) = (.ofCode, place)
    case .topUp(let rate, let place): (form, slot, total) = (.topUp, place, rate)
    }
    self.slot = Int32(slot)
    self.share = share
    self.total = total
    perEntry = amount.perEntry
    minimum = amount.minimum
    maximum = amount.maximum
  }
}
