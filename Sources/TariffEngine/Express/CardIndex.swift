// SPDX-License-Identifier: Apache-2.0

import Streaming
import TariffModel

/// Which rate cards lines take under the regimes of a job: kinds of lines, classes of goods, and the card of each
/// two, found once for all workers.
///
/// Workers go by their `CardNotes`, and bring those up to date when they meet something new. Nothing that was found
/// ever changes; two workers may find the same. Thread-safe; unchecked, because a lock guards what changes.
package final class CardIndex: @unchecked Sendable {
  let regimes: Int
  private let lock = ConditionLock()
  private var eras: [Era] = []
  private var numberOfEra: [[ObjectIdentifier]: Int32] = [:]
  private var rows: [RowKey: Int32] = [:]
  /// By the numbers of the era and of the entries under each regime.
  private var goodsOfEntries = WordTable<CodeGoods>(bits: 8)
  private var entryNumbers = SequenceNumbers()
  /// Codes that every measure of every regime treats alike, whatever their rates, by the numbers of the era and of
  /// `CodeEntry.sortID` under each regime; numbered in each era.
  private var classOfSorts: [Int32: Int32] = [:]
  private var sortNumbers = SequenceNumbers()
  /// By era, the first entries of each class.
  private var entriesOfClass: [[[CodeEntry]]] = []
  private var eraAndViewsOfRow: [(era: Int32, views: [CompiledView])] = []
  /// What the views of a row make of goods, and behind that the forms of the rates that are read of them.
  private var sights = SequenceNumbers()
  /// By sight without the forms: the rates that are read, under each regime.
  private var slotsOfSight: [Int32: [[Int]]] = [:]
  private var answerOfSight: [Int32: Int32] = [:]
  private var rates = CodeRateTable()
  private var cardOfSides: [CardSides: Int32] = [:]
  private var file = CardFile()
  // What was found, in the order of finding:
  /// The goods of codes, by era and code.
  private var foundGoods: [(word: UInt64, goods: CodeGoods)] = []
  /// Cards, or what stands in place of one, by row and class of goods.
  private var foundAnswers: [(row: Int32, classNumber: Int32, answer: Int32)] = []
  private var foundCards: [(key: RatesKey, card: Int32)] = []

  /// Lines of further kinds take the assessor, so that memory is bounded.
  private static let mostRows = 16384

  /// A row of cells: lines that every regime sees alike.
  struct RowKey: Hashable {
    let views: [ObjectIdentifier]
    let content: Content

    /// The weight of contents that lines declare.
    enum Content: Hashable {
      case any
      case only(fact: Int?)
    }
  }

  /// Goods of one row and class, with these rates, and the quantities that lines of them declare.
  struct RatesKey: Hashable {
    let row: Int32
    let classNumber: Int32
    let rates: Int32
    let shape: UInt32

    init(_ row: Int32, _ goods: CodeGoods, _ line: borrowing ExpressLine) {
      self.row = row
      classNumber = goods.classNumber
      rates = goods.rates
      shape = line.shape
    }
  }

  /// A card by its parts, one for each regime.
  struct CardSides: Hashable {
    let era: Int32
    /// The numbers of the regimes' own cards.
    let numbers: [Int]
  }

  /// An index for a job of so many regimes, the same ones for all assessors.
  package init(regimes: Int) {
    self.regimes = regimes
  }

  // MARK: Kinds

  /// The place of lines that are judged in these stretches of law and seen so there, and that declare no contents
  /// but those; nil when there are too many.
  func place(_ segments: [SharedSegment], _ views: [CompiledView], content: Int?) -> KindPlace? {
    lock.withLock {
      let era = number(ofEra: segments)
      guard let row = self.row(era, views, .any), let ownRow = self.row(era, views, .only(fact: content))
      else { return nil }
      return KindPlace(era: era, row: row, ownRow: ownRow)
    }
  }

  private func number(ofEra segments: [SharedSegment]) -> Int32 {
    let key = segments.map { ObjectIdentifier($0) }
    if let known = numberOfEra[key] { return known }
    numberOfEra[key] = Int32(eras.count)
    eras.append(Era(segments))
    entriesOfClass.append([])
    return Int32(eras.count - 1)
  }

  private func row(_ era: Int32, _ views: [CompiledView], _ content: RowKey.Content) -> Int32? {
    let key = RowKey(views: views.map { ObjectIdentifier($0) }, content: content)
    if let known = rows[key] { return known }
    guard rows.count < Self.mostRows else { return nil }
    rows[key] = Int32(rows.count)
    eraAndViewsOfRow.append((era, views))
    return Int32(rows.count - 1)
  }

  // MARK: Goods

  /// Finds what of a code matters in an era, and updates the notes of the worker that asks.
  func find(_ code: CommodityCode, inEra number: Int32, _ notes: inout CardNotes) {
    let era = notes.eras[Int(number)]
    let entries = era.entries(of: code)
    lock.withLock {
      let goods = entries.map { self.goods(number, era, $0) } ?? CodeGoods.none
      foundGoods.append((code.word(inEra: number), goods))
      update(unlocked: &notes)
    }
  }

  private func goods(_ number: Int32, _ era: Era, _ entries: [CodeEntry]) -> CodeGoods {
    let inEra = entryNumbers.number(of: CollectionOfOne(number))
    let numbered = entryNumbers.number(of: entries.lazy.map(\.number), after: inEra)
    let word = UInt64(UInt32(bitPattern: numbered))
    if let known = goodsOfEntries[word] { return known }
    let sorts = sortNumbers.number(
      of: entries.lazy.map(\.sortID),
      after: sortNumbers.number(of: CollectionOfOne(number))
    )
    let classNumber = classOfSorts[sorts] ?? Int32(entriesOfClass[Int(number)].count)
    if classNumber == entriesOfClass[Int(number)].count {
      classOfSorts[sorts] = classNumber
      entriesOfClass[Int(number)].append(entries)
    }
    let goods = CodeGoods(classNumber: classNumber, rates: rates.row(of: entries, era))
    goodsOfEntries.set(word, to: goods)
    return goods
  }

  // MARK: Cards

  /// How the views of a row see goods of a class; and what was found of others that they see alike and whose rates
  /// have the same forms, nil when nothing was.
  func sight(row: Int32, _ classNumber: Int32) -> (number: Int32, answer: Int32?) {
    lock.withLock {
      let (era, views) = eraAndViewsOfRow[Int(row)]
      let entries = entriesOfClass[Int(era)][Int(classNumber)]
      let goods = zip(views, entries).map { Int32($0.goods(of: $1)) }
      let sight = sights.number(of: [row] + goods)
      return (sight, slotsOfSight[sight].flatMap { answerOfSight[number(sight, entries, $0)] })
    }
  }

  /// The number of a sight of goods with the forms of the rates that are read of them.
  private func number(_ sight: Int32, _ entries: [CodeEntry], _ slots: [[Int]]) -> Int32 {
    var forms: [Int32] = []
    for (entry, slots) in zip(entries, slots) {
      for slot in slots { forms.append(Int32(entry.rates[slot].form.rawValue)) }
    }
    return sights.number(of: forms, after: sight)
  }

  /// Adds what there is to say of goods of a class in an era, and of all that are seen alike; of their rates those are
  /// read.
  func add(_ answer: Int32, sight: Int32, _ classNumber: Int32, inEra era: Int32, reading slots: [[Int]]) {
    lock.withLock {
      slotsOfSight[sight] = slots
      answerOfSight[number(sight, entriesOfClass[Int(era)][Int(classNumber)], slots)] = answer
    }
  }

  /// Adds what there is to say of lines of a row and class of goods: a card, or what stands in place of one.
  func add(_ answer: Int32, row: Int32, _ classNumber: Int32) {
    lock.withLock { foundAnswers.append((row, classNumber, answer)) }
  }

  /// Adds the card of lines of certain rates and quantities, or `CardTable.none`.
  func add(_ card: Int32, _ key: RatesKey) {
    lock.withLock { foundCards.append((key, card)) }
  }

  /// The number of the card that has these sides in an era; `CardTable.none` when it has too many amounts.
  func card(_ number: Int32, _ sides: [NumberedCard]) -> Int32 {
    let key = CardSides(era: number, numbers: sides.map(\.number))
    return lock.withLock {
      if let known = cardOfSides[key] { return known }
      let card = eras[Int(number)].joined(sides)
      let found = card.amounts.count <= CardFile.mostAmounts ? file.add(card) : CardTable.none
      cardOfSides[key] = found
      return found
    }
  }

  // MARK: Notes

  /// What works out lines by the cards that there are.
  var reckoner: CardReckoner { lock.withLock { file.reckoner(rates.collected) } }

  /// Adds to a worker's notes what was found since.
  func update(_ notes: inout CardNotes) {
    lock.withLock { update(unlocked: &notes) }
  }

  /// The same where the lock is held.
  private func update(unlocked notes: inout CardNotes) {
    notes.makeRoom(rows: rows.count)
    if notes.eras.count < eras.count { notes.add(eras[notes.eras.count...]) }
    for found in foundGoods[notes.goodsNoted...] { notes.add(found.word, found.goods) }
    for found in foundAnswers[notes.answersNoted...] { notes.add(found.row, found.classNumber, found.answer) }
    for found in foundCards[notes.cardsNoted...] { notes.add(found.key, found.card) }
    notes.take(file, rates.collected)
  }
}
