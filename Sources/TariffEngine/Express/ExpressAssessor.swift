// SPDX-License-Identifier: Apache-2.0

import ExactMath
package import TariffModel

/// Assesses ordinary lines under one regime or several at once, by rate cards.
///
/// It gives what the assessors give, to the cent, for the lines that it takes; which lines those are is
/// found by asking the assessors (`RateCardBuilder`). An amount that regimes have in common, such as the general
/// duty, is worked out once. Sums are kept by amount and card, and read at the end.
///
/// Like an assessor it is changed by use; each worker has its own.
package struct ExpressAssessor {
  /// Why no further line of a batch was assessed.
  package enum Stop: Sendable {
    /// All lines are assessed.
    case end
    /// The line is worked out but not counted: lines of its card cannot be assessed whole.
    case open
    /// Nothing is known of its kind yet: `prepare` finds out.
    case unprepared
    /// The line takes the assessor.
    case beyond
  }

  /// What was made of the lines of the batch at hand.
  package let assessed: AssessedBatch
  /// All cards that the worker knows, by number.
  package var cards: [ExpressCard] { notes.cards }

  private let index: CardIndex
  private var notes: CardNotes
  private var reckoner: CardReckoner
  private var sums: CardSums
  /// Kinds of lines by a hash, for the ones that come again at once; then all of them.
  private var recentKinds: [(kind: KindWords, place: KindPlace)]
  private var kinds: [LineKind: KindPlace] = [:]

  private let valuesWithCarriage: Bool
  private let valueRounding: Fraction
  private let valueStep: Int64

  /// - Returns: Nil when the territory rounds otherwise than half up to whole units, or the user assumes facts:
  ///   then every line takes the assessor.
  ///
  /// Batches have at most so many lines; `index` serves all assessors of these regimes.
  package init?(_ assessors: [Assessor], _ index: CardIndex, batch: Int) {
    guard let first = assessors.first else { return nil }
    let territory = first.law.territory
    guard territory.chargeRounding == .unit, territory.valueRounding.mode == .halfUp,
      assessors.allSatisfy({ $0.isPlain && $0.options.roundsValues == first.options.roundsValues })
    else { return nil }
    precondition(index.regimes == assessors.count)
    self.index = index
    notes = CardNotes(of: index)
    reckoner = notes.reckoner
    sums = CardSums(regimes: assessors.count)
    valuesWithCarriage = territory.valuation == .cif
    valueStep = first.options.roundsValues ? territory.valueRounding.step : 1
    valueRounding = Fraction(1, over: valueStep)
    recentKinds = Array(repeating: (KindWords(), .unknown), count: 1024)
    assessed = AssessedBatch(most: batch)
    update()
  }

  // MARK: Lines

  /// Looks up lines of a batch, for `assess`.
  ///
  /// Codes come in no order, so that each look-up waits for memory; those of several lines wait together.
  package mutating func find(_ lines: UnsafeMutableBufferPointer<ExpressLine>, _ range: Range<Int>) {
    let findings = assessed.findings.baseAddress.unsafelyUnwrapped
    for index in range {
      let line = lines.baseAddress.unsafelyUnwrapped + index
      let place = place(of: &line.pointee.kind)
      let word = line.pointee.code.word(inEra: place.era)
      findings[index].place = place
      findings[index].word = word
      findings[index].number = notes.goodsOfCode.number(of: word)
    }
    for index in range {
      findings[index].goods =
        notes.goodsOfCode.value(findings[index].word, at: findings[index].number) ?? .unknown
    }
    for index in range where findings[index].place.row >= 0 && findings[index].goods.classNumber >= 0 {
      findings[index].card = notes.card(findings[index].place, findings[index].goods)
    }
  }

  /// Assesses lines of a batch by their cards, and counts them, up to the first that takes more.
  ///
  /// - Returns: The first line that was not assessed and counted, and why.
  package mutating func assess(
    _ lines: UnsafeMutableBufferPointer<ExpressLine>,
    _ range: Range<Int>
  ) -> (end: Int, why: Stop) {
    let (reckoner, sums) = (reckoner, sums)
    var first: Int32 = 0
    for index in range {
      let line = UnsafePointer(lines.baseAddress.unsafelyUnwrapped + index)
      switch verdict(line, assessed.findings[index], reckoner, first) {
      case .assessed(let card, let customsValue):
        let goodsAndCarriage = line.pointee.value &+ line.pointee.freight &+ line.pointee.insurance
        assessed.lines[index] = AssessedBatch.Line(
          card: card,
          first: first,
          customsValue: customsValue,
          goodsAndCarriage: goodsAndCarriage
        )
        let head = reckoner.heads[Int(card)]
        guard !head.isOpen else { return (index, .open) }
        count(index, reckoner, sums)
        first &+= Int32(head.count)
      case .unprepared: return (index, .unprepared)
      case .beyond: return (index, .beyond)
      }
    }
    return (range.upperBound, .end)
  }

  private enum Verdict {
    case assessed(card: Int32, customsValue: Int64)
    case unprepared
    case beyond
  }

  /// Assesses a line, if its kind and code are known and plain, and puts its amounts from `first` on.
  @inline(__always)
  private func verdict(
    _ line: UnsafePointer<ExpressLine>,
    _ finding: AssessedBatch.Finding,
    _ reckoner: CardReckoner,
    _ first: Int32
  ) -> Verdict {
    let results = assessed.amounts.baseAddress.unsafelyUnwrapped + Int(first)
    let carriage = valuesWithCarriage ? line.pointee.freight &+ line.pointee.insurance : 0
    let declared = line.pointee.value &+ carriage
    guard let steps = valueRounding.rounded(of: declared) else { return .beyond }
    let value = steps &* valueStep
    let (place, goods) = (finding.place, finding.goods)
    guard place.row >= 0 else { return place.row == KindPlace.none.row ? .beyond : .unprepared }
    guard goods.classNumber >= 0 else {
      return goods.classNumber == CodeGoods.none.classNumber ? .beyond : .unprepared
    }
    var card = finding.card
    if card < 0 {
      guard card == CardTable.exact else { return card == CardTable.none ? .beyond : .unprepared }
      let key = CardIndex.RatesKey(place.ownRow, goods, line.pointee)
      guard let found = notes.cardOfRates[key] else { return .unprepared }
      guard found >= 0 else { return .beyond }
      card = found
    }
    if reckoner.reckon(Int(card), goods.rates, value, line, results) {
      return .assessed(card: card, customsValue: value)
    }
    // A quantity is missing, or something is too large: perhaps a card says so for all such lines.
    let key = CardIndex.RatesKey(place.ownRow, goods, line.pointee)
    guard let other = notes.cardOfRates[key] else { return .unprepared }
    guard other >= 0, other != card, reckoner.reckon(Int(other), goods.rates, value, line, results) else {
      return .beyond
    }
    return .assessed(card: other, customsValue: value)
  }

  /// Adds a line of the batch that was assessed, and left uncounted because its card is open.
  package func count(_ index: Int) { count(index, reckoner, sums) }

  /// Adds a line that was assessed to the sums of its card.
  @inline(__always)
  private func count(_ index: Int, _ reckoner: CardReckoner, _ sums: CardSums) {
    let found = assessed.lines[index]
    sums.count(found, assessed.amounts.baseAddress.unsafelyUnwrapped + Int(found.first), reckoner)
  }

  @inline(__always)
  private mutating func place(of kind: UnsafePointer<LineKind>) -> KindPlace {
    let words = KindWords(kind)
    let slot = Int(truncatingIfNeeded: words.mixed & 1023)
    if recentKinds[slot].place.row != KindPlace.unknown.row, recentKinds[slot].kind == words {
      return recentKinds[slot].place
    }
    guard let place = kinds[kind.pointee] else { return .unknown }
    recentKinds[slot] = (words, place)
    return place
  }

  /// The sums of all lines counted, one tally for each regime with so many programmes.
  package func tallies(programmes: [Int]) -> [Tally] {
    sums.tallies(cards, reckoner, programmes: programmes)
  }
}

// MARK: - Preparation

extension ExpressAssessor {
  /// Finds out what there is to know of lines like this one, for `assess` to go by.
  ///
  /// `full` is the same line for the assessors, of which there is one for each regime, always the same.
  package mutating func prepare(
    _ line: ExpressLine,
    _ full: Line,
    _ assessors: [Assessor],
    symbols: SymbolTable
  ) {
    let place = kinds[line.kind] ?? newKind(line.kind, full, assessors, symbols)
    guard place.row >= 0 else { return }
    update()
    let word = line.code.word(inEra: place.era)
    if notes.goodsOfCode[word] == nil {
      index.find(line.code, inEra: place.era, &notes)
      useNotes()
    }
    let goods = notes.goodsOfCode[word] ?? CodeGoods.none
    guard goods.classNumber >= 0, isUnprepared(line, place, goods) else { return }
    var sample = CardSample(line: line, full: full, place: place, assessors: assessors, symbols: symbols)
    if notes.card(place, goods) == CardTable.unknown {
      settle(goods.classNumber, &sample)
      guard isUnprepared(line, place, goods) else { return }
    }
    index.add(sample.card(.sameRates, index) ?? CardTable.none, .init(place.ownRow, goods, line))
    update()
  }

  /// Whether something is still to be found out before the line can be assessed.
  private func isUnprepared(_ line: ExpressLine, _ place: KindPlace, _ goods: CodeGoods) -> Bool {
    var finding = AssessedBatch.Finding()
    finding.place = place
    finding.goods = goods
    finding.card = notes.card(place, goods)
    return withUnsafePointer(to: line) { line in
      switch verdict(line, finding, reckoner, assessed.placeForTrial) {
      case .unprepared: true
      case .assessed, .beyond: false
      }
    }
  }

  private mutating func newKind(
    _ kind: LineKind,
    _ full: Line,
    _ assessors: [Assessor],
    _ symbols: SymbolTable
  ) -> KindPlace {
    let found = assessors.compactMap { $0.viewOfPlainLine(full, symbols) }
    var place = KindPlace.none
    if found.count == assessors.count {
      place = index.place(found.map(\.segment), found.map(\.view), content: kind.content) ?? place
    }
    kinds[kind] = place
    return place
  }

  /// Finds which card lines of a place and class of goods take, whatever their rates.
  private mutating func settle(_ classNumber: Int32, _ sample: inout CardSample) {
    for row in [sample.place.row, sample.place.ownRow]
    where notes.cardOfClass[Int(row), Int(classNumber)] == CardTable.unknown {
      let seen = index.sight(row: row, classNumber)
      let answer = seen.answer ?? sample.answer(inRow: row, index)
      if seen.answer == nil {
        index.add(answer, sight: seen.number, classNumber, inEra: sample.place.era, reading: sample.slots)
      }
      index.add(answer, row: row, classNumber)
      guard answer == CardTable.byContent else { break }
    }
    update()
  }

  /// Notes what all workers have found by now.
  private mutating func update() {
    index.update(&notes)
    useNotes()
  }

  /// Goes by what is noted now.
  private mutating func useNotes() {
    reckoner = notes.reckoner
    sums.makeRoom(cards: cards.count, amounts: reckoner.amountCount)
  }
}
