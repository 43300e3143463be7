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

  package private(set) var file: CardFile
  /// What was made of the lines of the batch at hand.
  package let assessed: AssessedBatch

  private let valuesWithCarriage: Bool
  private let valueRounding: Fraction
  private let valueStep: Int64
  /// Kinds of lines by a hash, for the ones that come again at once; then all of them.
  private var recentKinds: [(kind: KindWords, number: Int32)]
  private var kinds: [LineKind: Int32] = [:]
  /// Kinds that every regime sees alike have one number.
  private var kindOfViews: [KindViews: Int32] = [:]
  private var eraOfKind: [Int32] = []
  private var numberOfEra: [[ObjectIdentifier]: Int32] = [:]
  /// The stretches of law in which kinds are judged, one for each regime.
  private var eras: [[SharedSegment]] = []
  /// By era and code: the goods.
  private var goodsOfCode = WordTable<Goods>(bits: 14)
  private var goodsOfEntries: [[ObjectIdentifier]: Goods] = [:]
  /// Codes that every measure of every regime treats alike, whatever their rates, by `CodeEntry.sortID`.
  private var classes: [[Int32]: Int32] = [:]
  private var rates: CodeRateTable
  /// By kind of line and class of goods: the card, `exact` when it depends on the rates, or `none`.
  private var cardOfClass = CardTable()
  private var cardOfSides: [CardSides: Int32] = [:]
  /// By kind of line, class, rates and quantities declared.
  private var cardOfRates: [RatesKey: Int32] = [:]

  /// Lines of further kinds take the assessor, so that memory is bounded.
  private static let mostKinds = 8192

  private static let none: Int32 = -2
  private static let exact: Int32 = -1

  /// What of a code matters here.
  struct Goods: BitwiseCopyable {
    fileprivate let classNumber: Int32
    fileprivate let rates: Int32

    /// Of a code that takes the assessor.
    fileprivate static let none = Goods(classNumber: -1, rates: 0)
    /// Of a code of which nothing is known yet.
    static let unknown = Goods(classNumber: -2, rates: 0)
  }

  /// How the regimes see a kind of line.
  private struct KindViews: Hashable {
    let views: [ObjectIdentifier]
    let content: Int?
  }

  /// A card by its parts, one for each regime.
  private struct CardSides: Hashable {
    let era: Int32
    /// The numbers of the regimes' own cards.
    let numbers: [Int]
  }

  private struct RatesKey: Hashable {
    let kind: Int32
    let classNumber: Int32
    let rates: Int32
    /// The dimensions of the quantities declared, and whether there is a weight.
    let shape: UInt32

    init(_ kind: Int32, _ goods: Goods, _ line: borrowing ExpressLine) {
      self.kind = kind
      classNumber = goods.classNumber
      rates = goods.rates
      shape = line.shape
    }
  }

  /// - Returns: Nil when the territory rounds otherwise than half up to whole units, or the user assumes facts:
  ///   then every line takes the assessor.
  ///
  /// Batches have at most so many lines.
  package init?(_ assessors: [Assessor], batch: Int) {
    guard let first = assessors.first else { return nil }
    let territory = first.law.territory
    guard territory.chargeRounding == .unit, territory.valueRounding.mode == .halfUp,
      assessors.allSatisfy({ $0.isPlain && $0.options.roundsValues == first.options.roundsValues })
    else { return nil }
    valuesWithCarriage = territory.valuation == .cif
    valueStep = first.options.roundsValues ? territory.valueRounding.step : 1
    valueRounding = Fraction(1, over: valueStep)
    recentKinds = Array(repeating: (KindWords(), -1), count: 1024)
    rates = CodeRateTable()
    file = CardFile(regimes: assessors.count)
    assessed = AssessedBatch(most: batch)
  }

  // MARK: Lines

  /// Looks up lines of a batch, for `assess`.
  ///
  /// Codes come in no order, so that each look-up waits for memory; those of several lines wait together.
  package mutating func find(_ lines: UnsafeMutableBufferPointer<ExpressLine>, _ range: Range<Int>) {
    let findings = assessed.findings
    for index in range {
      let line = lines.baseAddress.unsafelyUnwrapped + index
      let kind = kindNumber(&line.pointee.kind)
      findings[index].kind = kind
      let word = codeWord(line.pointee.code, era: kind < 0 ? 0 : eraOfKind[Int(kind)])
      findings[index].word = word
      findings[index].number = goodsOfCode.number(of: word)
    }
    for index in range {
      findings[index].goods = goodsOfCode.value(findings[index].word, at: findings[index].number) ?? .unknown
    }
    for index in range where findings[index].kind >= 0 && findings[index].goods.classNumber >= 0 {
      findings[index].card = cardOfClass[Int(findings[index].kind), Int(findings[index].goods.classNumber)]
    }
  }

  /// Assesses lines of a batch by their cards, and counts them, up to the first that takes more.
  ///
  /// - Returns: The first line that was not assessed and counted, and why.
  package mutating func assess(
    _ lines: UnsafeMutableBufferPointer<ExpressLine>,
    _ range: Range<Int>
  ) -> (end: Int, why: Stop) {
    let reckoner = file.reckoner(rates)
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
        count(index, reckoner)
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
    let (kind, goods) = (finding.kind, finding.goods)
    guard kind >= 0 else { return kind == Self.none ? .beyond : .unprepared }
    guard goods.classNumber >= 0 else { return goods.classNumber == -1 ? .beyond : .unprepared }
    var card = finding.card
    if card < 0 {
      guard card == Self.exact else { return card == Self.none ? .beyond : .unprepared }
      guard let found = cardOfRates[RatesKey(kind, goods, line.pointee)] else { return .unprepared }
      guard found >= 0 else { return .beyond }
      card = found
    }
    if reckoner.reckon(Int(card), goods.rates, value, line, results) {
      return .assessed(card: card, customsValue: value)
    }
    // A quantity is missing, or something is too large: perhaps a card says so for all such lines.
    guard let other = cardOfRates[RatesKey(kind, goods, line.pointee)] else { return .unprepared }
    guard other >= 0, other != card, reckoner.reckon(Int(other), goods.rates, value, line, results) else {
      return .beyond
    }
    return .assessed(card: other, customsValue: value)
  }

  /// Adds a line of the batch that was assessed, and left uncounted because its card is open.
  package mutating func count(_ index: Int) { count(index, file.reckoner(rates)) }

  /// Adds a line that was assessed to the sums of its card.
  @inline(__always)
  private mutating func count(_ index: Int, _ reckoner: CardReckoner) {
    let found = assessed.lines[index]
    let amounts = assessed.amounts.baseAddress.unsafelyUnwrapped + Int(found.first)
    reckoner.count(found, amounts)
    if reckoner.heads[Int(found.card)].hasRange { file.countRanges(Int(found.card), amounts) }
  }

  @inline(__always)
  private mutating func kindNumber(_ kind: UnsafePointer<LineKind>) -> Int32 {
    let words = KindWords(kind)
    let place = Int(truncatingIfNeeded: words.mixed & 1023)
    if recentKinds[place].number != -1, recentKinds[place].kind == words { return recentKinds[place].number }
    guard let number = kinds[kind.pointee] else { return Self.exact }
    recentKinds[place] = (words, number)
    return number
  }

  @inline(__always)
  private func codeWord(_ code: CommodityCode, era: Int32) -> UInt64 {
    code.word | UInt64(UInt32(bitPattern: era)) &<< 40
  }

  // MARK: Preparation

  /// Finds out what there is to know of lines like this one, for `assess` to go by.
  ///
  /// `full` is the same line for the assessors, of which there is one for each regime, always the same.
  package mutating func prepare(
    _ line: ExpressLine,
    _ full: Line,
    _ assessors: inout [Assessor],
    symbols: SymbolTable
  ) {
    guard let kind = kinds[line.kind] ?? newKind(line.kind, full, &assessors, symbols) else {
      kinds[line.kind] = Self.none
      return
    }
    guard kind >= 0 else { return }
    let era = eraOfKind[Int(kind)]
    guard let entries = entries(of: line.code, in: era) else {
      goodsOfCode.set(codeWord(line.code, era: era), to: .none)
      return
    }
    let goods = goods(of: line.code, in: era, entries)
    guard isUnprepared(line, kind, goods) else { return }
    // A programme that is claimed gives a rate that stands in the code's own cells.
    let isByCode = line.kind.program != .none
    let place = (kind: Int(kind), goodsClass: Int(goods.classNumber))
    if cardOfClass[place.kind, place.goodsClass] == CardTable.unknown {
      let card = isByCode ? nil : card(.everyCode, era, entries, line, full, &assessors, symbols)
      cardOfClass[place.kind, place.goodsClass] = card ?? (isByCode ? Self.none : Self.exact)
      guard isUnprepared(line, kind, goods) else { return }
    }
    cardOfRates[RatesKey(kind, goods, line)] =
      card(.sameRates, era, entries, line, full, &assessors, symbols) ?? Self.none
  }

  /// Whether something is still to be found out before the line can be assessed.
  private func isUnprepared(_ line: ExpressLine, _ kind: Int32, _ goods: Goods) -> Bool {
    var finding = AssessedBatch.Finding()
    finding.kind = kind
    finding.goods = goods
    if goods.classNumber >= 0 { finding.card = cardOfClass[Int(kind), Int(goods.classNumber)] }
    return withUnsafePointer(to: line) { line in
      switch verdict(line, finding, file.reckoner(rates), assessed.placeForTrial) {
      case .unprepared: true
      case .assessed, .beyond: false
      }
    }
  }

  private mutating func newKind(
    _ kind: LineKind,
    _ full: Line,
    _ assessors: inout [Assessor],
    _ symbols: SymbolTable
  ) -> Int32? {
    var segments: [SharedSegment] = []
    var views: [ObjectIdentifier] = []
    for index in assessors.indices {
      guard let found = assessors[index].viewOfPlainLine(full, symbols) else { return nil }
      segments.append(found.segment)
      views.append(ObjectIdentifier(found.view))
    }
    let seen = KindViews(views: views, content: kind.content)
    if let known = kindOfViews[seen] {
      kinds[kind] = known
      return known
    }
    guard eraOfKind.count < Self.mostKinds else { return nil }
    let key = segments.map { ObjectIdentifier($0) }
    let era = numberOfEra[key] ?? Int32(eras.count)
    if era == eras.count {
      numberOfEra[key] = era
      eras.append(segments)
    }
    let number = Int32(eraOfKind.count)
    eraOfKind.append(era)
    cardOfClass.addKind()
    kinds[kind] = number
    kindOfViews[seen] = number
    return number
  }

  /// What the law says of a code in an era, under each regime; nil when its lines cannot be assessed.
  private func entries(of code: CommodityCode, in era: Int32) -> [CodeEntry]? {
    var entries: [CodeEntry] = []
    for segment in eras[Int(era)] {
      let entry = segment.entry(of: code)
      guard entry.standing.isUsable else { return nil }
      entries.append(entry)
    }
    return entries
  }

  private mutating func goods(of code: CommodityCode, in era: Int32, _ entries: [CodeEntry]) -> Goods {
    let word = codeWord(code, era: era)
    if let known = goodsOfCode[word] { return known }
    let key = entries.map { ObjectIdentifier($0) }
    let goods = goodsOfEntries[key] ?? newGoods(entries)
    goodsOfEntries[key] = goods
    goodsOfCode.set(word, to: goods)
    return goods
  }

  private mutating func newGoods(_ entries: [CodeEntry]) -> Goods {
    let goodsClass = entries.map(\.sortID)
    let number = classes[goodsClass] ?? Int32(classes.count)
    classes[goodsClass] = number
    cardOfClass.makeRoom(for: classes.count)
    return Goods(classNumber: number, rates: rates.row(of: entries))
  }

  // MARK: Cards

  /// The number of the card of such lines under all regimes; nil when one of them has none.
  private mutating func card(
    _ scope: CardScope,
    _ era: Int32,
    _ entries: [CodeEntry],
    _ line: ExpressLine,
    _ full: Line,
    _ assessors: inout [Assessor],
    _ symbols: SymbolTable
  ) -> Int32? {
    var sides: [NumberedCard] = []
    for (index, entry) in entries.enumerated() {
      guard let side = assessors[index].sharedCard(entry, scope, full, shape: line.shape, symbols) else {
        return nil
      }
      sides.append(side)
    }
    let key = CardSides(era: era, numbers: sides.map(\.number))
    if let known = cardOfSides[key] { return known >= 0 ? known : nil }
    let number = joined(sides, entries).map { file.add($0) }
    cardOfSides[key] = number ?? Self.none
    return number
  }

  /// The card of all regimes; nil when it has too many amounts.
  private func joined(_ sides: [NumberedCard], _ entries: [CodeEntry]) -> ExpressCard? {
    var card = ExpressCard()
    var firstSlot = 0
    for (side, entry) in zip(sides, entries) {
      card.add(side.card, firstSlot: firstSlot)
      firstSlot += entry.rates.count
    }
    return card.amounts.count <= CardFile.mostAmounts ? card : nil
  }

  /// The sums of all lines counted, one tally for each regime with so many programmes.
  package func tallies(programmes: [Int]) -> [Tally] { file.tallies(programmes: programmes) }
}

extension ExpressLine {
  /// Which quantities it declares: their dimensions, and whether there is a weight, perhaps of nothing.
  @inline(__always)
  fileprivate var shape: UInt32 {
    let first = quantity < 0 ? 0 : UInt32(quantityDimension.rawValue) &+ 1
    let second = quantity2 < 0 ? 0 : UInt32(quantity2Dimension.rawValue) &+ 1
    return first | second &<< 8 | (weight < 0 ? 0 : weight == 0 ? 1 : 2) &<< 16
  }
}
