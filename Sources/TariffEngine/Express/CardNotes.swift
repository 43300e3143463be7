// SPDX-License-Identifier: Apache-2.0

import TariffModel

/// What a worker has noted of the job's index of cards.
struct CardNotes {
  /// The stretches of law, by number.
  private(set) var eras: [Era] = []
  /// All cards, by number.
  private(set) var cards: [ExpressCard] = []
  /// Works out lines by these cards.
  private(set) var reckoner: CardReckoner
  /// By era and code.
  private(set) var goodsOfCode = WordTable<CodeGoods>(bits: 14)
  private(set) var cardOfClass = CardTable()
  private(set) var cardOfRates: [CardIndex.RatesKey: Int32] = [:]
  // How much of what was found is noted:
  private(set) var goodsNoted = 0
  private(set) var answersNoted = 0
  private(set) var cardsNoted = 0

  /// Notes of nothing yet.
  init(of index: CardIndex) {
    reckoner = index.reckoner
  }

  /// The card of lines of a kind and class of goods, or what stands in place of one.
  @inline(__always)
  func card(_ place: KindPlace, _ goods: CodeGoods) -> Int32 {
    let card = cardOfClass[Int(place.row), Int(goods.classNumber)]
    guard card == CardTable.byContent else { return card }
    return cardOfClass[Int(place.ownRow), Int(goods.classNumber)]
  }

  // MARK: Noting

  mutating func makeRoom(rows: Int) { cardOfClass.makeRoom(rows: rows) }

  mutating func add(_ new: ArraySlice<Era>) { eras += new }

  mutating func add(_ word: UInt64, _ goods: CodeGoods) {
    goodsOfCode.set(word, to: goods)
    goodsNoted += 1
  }

  mutating func add(_ row: Int32, _ classNumber: Int32, _ answer: Int32) {
    cardOfClass[Int(row), Int(classNumber)] = answer
    answersNoted += 1
  }

  mutating func add(_ key: CardIndex.RatesKey, _ card: Int32) {
    cardOfRates[key] = card
    cardsNoted += 1
  }

  mutating func take(_ file: CardFile, _ rates: CodeRates) {
    if cards.count < file.cards.count { cards += file.cards[cards.count...] }
    reckoner = file.reckoner(rates)
  }
}
