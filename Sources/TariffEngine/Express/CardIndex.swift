// SPDX-License-Identifier: Apache-2.0

import Streaming
import TariffModel

/// Which rate cards lines take under the regimes of a job: kinds of lines, classes of goods, and the card of each
/// two, found once for all workers.
///
/// Workers note what they ask for, and go by their notes. Nothing that was found ever changes. Thread-safe;
/// unchecked, because a lock guards what changes.
package final class CardIndex: @unchecked Sendable {
  let regimes: Int
  private let lock = ConditionLock()
  private var eras: [Era] = []
  private var numberOfEra: [[ObjectIdentifier]: Int32] = [:]
  private var rows: [RowKey: Int32] = [:]
  /// By era and code.
  private var goodsOfCode = WordTable<CodeGoods>(bits: 14)
  /// By the numbers of the era and of the entries under each regime.
  private var goodsOfEntries = WordTable<CodeGoods>(bits: 8)
  private var entryNumbers = SequenceNumbers()
  /// Codes that every measure of every regime treats alike, whatever their rates, by `CodeEntry.sortID`.
  private var classOfSorts: [Int32: Int32] = [:]
  private var sortNumbers = SequenceNumbers()
  private var rates = CodeRateTable()
  /// By row and class of goods.
  private var cells = CardTable()
  private var cardOfSides: [CardSides: Int32] = [:]
  private var cardOfRates: [RatesKey: Int32] = [:]
  private var file = CardFile()

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
    let views = views.map { ObjectIdentifier($0) }
    return lock.withLock {
      guard rows.count + 2 <= Self.mostRows else { return nil }
      return KindPlace(
        era: number(ofEra: segments),
        row: row(RowKey(views: views, content: .any)),
        ownRow: row(RowKey(views: views, content: .only(fact: content)))
      )
    }
  }

  private func number(ofEra segments: [SharedSegment]) -> Int32 {
    let key = segments.map { ObjectIdentifier($0) }
    if let known = numberOfEra[key] { return known }
    numberOfEra[key] = Int32(eras.count)
    eras.append(Era(segments))
    return Int32(eras.count - 1)
  }

  private func row(_ key: RowKey) -> Int32 {
    if let known = rows[key] { return known }
    rows[key] = Int32(rows.count)
    cells.addRow()
    return Int32(rows.count - 1)
  }

  // MARK: Goods

  func era(_ number: Int32) -> Era { lock.withLock { eras[Int(number)] } }

  /// What of a code matters in an era.
  func goods(of code: CommodityCode, in number: Int32) -> CodeGoods {
    let word = code.word(inEra: number)
    if let known = lock.withLock({ goodsOfCode[word] }) { return known }
    let era = era(number)
    let entries = era.entries(of: code)
    return lock.withLock {
      let goods = entries.map { self.goods(number, era, $0) } ?? CodeGoods.none
      goodsOfCode.set(word, to: goods)
      return goods
    }
  }

  private func goods(_ number: Int32, _ era: Era, _ entries: [CodeEntry]) -> CodeGoods {
    let word = UInt64(UInt32(bitPattern: entryNumbers.number(of: [number] + entries.map(\.number))))
    if let known = goodsOfEntries[word] { return known }
    let sorts = sortNumbers.number(of: entries.map(\.sortID))
    let classNumber = classOfSorts[sorts] ?? Int32(classOfSorts.count)
    classOfSorts[sorts] = classNumber
    cells.makeRoom(for: classOfSorts.count)
    let goods = CodeGoods(classNumber: classNumber, rates: rates.row(of: entries, era))
    goodsOfEntries.set(word, to: goods)
    return goods
  }

  // MARK: Cards

  /// The number of the card of lines of a row and class of goods, or another answer of `CardTable`.
  func card(row: Int32, _ classNumber: Int32) -> Int32 {
    lock.withLock { cells[Int(row), Int(classNumber)] }
  }

  func setCard(row: Int32, _ classNumber: Int32, to card: Int32) {
    lock.withLock { cells[Int(row), Int(classNumber)] = card }
  }

  /// As `card(row:_:)`, for lines of certain rates and quantities; nil when nothing is known yet.
  func card(_ key: RatesKey) -> Int32? { lock.withLock { cardOfRates[key] } }

  func setCard(_ key: RatesKey, to card: Int32) { lock.withLock { cardOfRates[key] = card } }

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

  /// The cards from that number on, and what works out lines by all of them.
  func cards(from first: Int) -> (new: ArraySlice<ExpressCard>, reckoner: CardReckoner) {
    lock.withLock { (file.cards[first...], file.reckoner(rates.collected)) }
  }
}
