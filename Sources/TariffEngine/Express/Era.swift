// SPDX-License-Identifier: Apache-2.0

import TariffModel

/// The stretches of law in which lines are judged, one for each regime.
struct Era: Sendable {
  let segments: [SharedSegment]
  /// Where each regime's rates begin in the rows of codes; those that read the same have them together.
  private let firstSlots: [Int]
  /// The regimes whose rates the rows hold.
  let regimesOfRows: [Int]

  init(_ segments: [SharedSegment]) {
    self.segments = segments
    var firstSlots: [Int] = []
    var regimesOfRows: [Int] = []
    var count = 0
    for (regime, segment) in segments.enumerated() {
      if let same = segments[..<regime].firstIndex(where: { $0.readsRatesLike(segment) }) {
        firstSlots.append(firstSlots[same])
      } else {
        firstSlots.append(count)
        regimesOfRows.append(regime)
        count += segment.law.codeRates.count
      }
    }
    self.firstSlots = firstSlots
    self.regimesOfRows = regimesOfRows
  }

  /// What the law says of a code under each regime; nil when its lines cannot be assessed.
  func entries(of code: CommodityCode) -> [CodeEntry]? {
    var entries: [CodeEntry] = []
    for segment in segments {
      let entry = segment.entry(of: code)
      guard entry.standing.isUsable else { return nil }
      entries.append(entry)
    }
    return entries
  }

  /// The card of all regimes.
  func joined(_ sides: [NumberedCard]) -> ExpressCard {
    var card = ExpressCard()
    for (side, firstSlot) in zip(sides, firstSlots) { card.add(side.card, firstSlot: firstSlot) }
    return card
  }
}

extension SharedSegment {
  /// Whether both read the same rates of every code.
  fileprivate func readsRatesLike(_ other: SharedSegment) -> Bool {
    codes === other.codes && readsScheduleOnly && other.readsScheduleOnly
      && law.codeRates == other.law.codeRates
  }
}
