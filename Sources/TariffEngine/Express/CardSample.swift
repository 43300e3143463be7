// SPDX-License-Identifier: Apache-2.0

import TariffModel

/// A line by which the cards of all lines like it are found.
struct CardSample {
  let line: ExpressLine
  /// The same line for the assessors, of which there is one for each regime.
  let full: Line
  let place: KindPlace
  let assessors: [Assessor]
  let symbols: SymbolTable
  /// What the assessors have compiled for it; nil when one of them cannot assess it.
  private lazy var prepared: [Prepared]? = {
    let prepared = assessors.compactMap { $0.prepared(full, symbols) }
    return prepared.count == assessors.count ? prepared : nil
  }()

  init(line: ExpressLine, full: Line, place: KindPlace, assessors: [Assessor], symbols: SymbolTable) {
    self.line = line
    self.full = full
    self.place = place
    self.assessors = assessors
    self.symbols = symbols
  }

  /// Which rates of the code are read, under each regime.
  var slots: [[Int]] {
    mutating get { prepared?.map(\.recipe.slots) ?? [] }
  }

  /// What there is to say in that row of lines of its class of goods: the number of a card, or what stands in the
  /// place of one.
  mutating func answer(inRow row: Int32, _ index: CardIndex) -> Int32 {
    // A programme that is claimed gives a rate that stands in the code's own cells.
    guard let prepared, line.kind.program == .none else { return CardTable.none }
    if row == place.row, prepared.contains(where: \.readsContents) { return CardTable.byContent }
    return card(.everyCode, index) ?? CardTable.exact
  }

  /// The number of the card of such lines under all regimes; nil when one of them has none.
  mutating func card(_ scope: CardScope, _ index: CardIndex) -> Int32? {
    guard let prepared else { return nil }
    var sides: [NumberedCard] = []
    for (assessor, found) in zip(assessors, prepared) {
      guard let side = assessor.sharedCard(found, scope, full, shape: line.shape, symbols) else { return nil }
      sides.append(side)
    }
    return index.card(place.era, sides)
  }
}
