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
  /// The stretches of law in which the kinds are judged.
  private var eraOfKind: [Int32] = []
  private var eras: [[Int]: Int32] = [:]
  /// By era and code: the goods.
  private var goodsOfCode = WordTable<Goods>(bits: 14)
  private var classes: [GoodsClass: Int32] = [:]
  private var rates: CodeRateTable
  /// By kind of line and class of goods: the card, `exact` when it depends on the rates, or `none`.
  private var cardOfClass = CardTable()
  /// The parts that single regimes have in cards for every code; nil where there is none.
  private var sideCards: [SideKey: RateCard?] = [:]
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

  /// Codes that every measure of every regime treats alike, whatever their rates.
  private struct GoodsClass: Hashable {
    let classIDs: [Int]
    /// Of each rate: whether there is one, whether it is free, whether it is a sum of terms.
    let forms: [UInt8]
  }

  private struct SideKey: Hashable {
    let regime: Int
    let kind: Int32
    /// The goods as the regime sees those of the kind.
    let goods: Int
    let forms: [UInt8]
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
    UInt64(bitPattern: code.aligned) &<< 4 | UInt64(truncatingIfNeeded: code.length)
      | UInt64(UInt32(bitPattern: era)) &<< 40
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
    guard let kind = kinds[line.kind] ?? newKind(line.kind, full, assessors) else {
      kinds[line.kind] = Self.none
      return
    }
    guard kind >= 0 else { return }
    let era = eraOfKind[Int(kind)]
    let codeKey = codeWord(line.code, era: era)
    var found: [Prepared] = []
    for index in assessors.indices {
      guard let prepared = assessors[index].prepared(full, symbols) else {
        goodsOfCode.set(codeKey, to: .none)
        return
      }
      found.append(prepared)
    }
    let goods = goodsOfCode[codeKey] ?? newGoods(found, codeKey)
    let place = (kind: Int(kind), goodsClass: Int(goods.classNumber))
    // A programme that is claimed gives a rate that stands in the code's own cells.
    let isByCode = line.kind.program != .none
    if cardOfClass[place.kind, place.goodsClass] == CardTable.unknown {
      let card = isByCode ? nil : cardForEveryCode(kind, found, full, &assessors, symbols)
      cardOfClass[place.kind, place.goodsClass] = number(of: card) ?? (isByCode ? Self.none : Self.exact)
      if card != nil { return }
    }
    let key = RatesKey(kind, goods, line)
    guard !isByCode, cardOfRates[key] == nil else { return }
    let sides = assessors.indices.map { assessors[$0].rateCard(found[$0], .sameRates, full, symbols) }
    cardOfRates[key] = number(of: joined(sides, found)) ?? Self.none
  }

  private mutating func newKind(_ kind: LineKind, _ full: Line, _ assessors: [Assessor]) -> Int32? {
    guard eraOfKind.count < Self.mostKinds else { return nil }
    var segments: [Int] = []
    for assessor in assessors {
      guard let dates = try? assessor.law.judgedDates(of: full), dates.isPlain(under: assessor.law)
      else { return nil }
      segments.append(assessor.law.segment(at: dates.entered))
    }
    let era = eras[segments] ?? Int32(eras.count)
    eras[segments] = era
    let number = Int32(eraOfKind.count)
    eraOfKind.append(era)
    cardOfClass.addKind()
    kinds[kind] = number
    return number
  }

  private mutating func newGoods(_ found: [Prepared], _ key: UInt64) -> Goods {
    let linear = found.flatMap { $0.entry.rates.map { $0.rate?.linear } }
    let goodsClass = GoodsClass(
      classIDs: found.map(\.entry.classID),
      forms: found.flatMap(\.entry.forms)
    )
    let number = classes[goodsClass] ?? Int32(classes.count)
    classes[goodsClass] = number
    cardOfClass.makeRoom(for: classes.count)
    let goods = Goods(classNumber: number, rates: rates.row(of: linear))
    goodsOfCode.set(key, to: goods)
    return goods
  }

  // MARK: Cards

  /// The card of all lines of the kind and class; each regime's part of it is worked out once.
  private mutating func cardForEveryCode(
    _ kind: Int32,
    _ found: [Prepared],
    _ full: Line,
    _ assessors: inout [Assessor],
    _ symbols: SymbolTable
  ) -> ExpressCard? {
    let sides = assessors.indices.map { regime -> RateCard? in
      let line = found[regime]
      let key = SideKey(regime: regime, kind: kind, goods: line.goods, forms: line.entry.forms)
      if let known = sideCards[key] { return known }
      let card = assessors[regime].rateCard(found[regime], .everyCode, full, symbols)
      sideCards[key] = .some(card)
      return card
    }
    return joined(sides, found)
  }

  /// The card of such lines under all regimes; nil when one of them has none.
  private func joined(_ sides: [RateCard?], _ found: [Prepared]) -> ExpressCard? {
    var card = ExpressCard()
    var firstSlot = 0
    for (side, line) in zip(sides, found) {
      guard let side else { return nil }
      card.add(side, firstSlot: firstSlot)
      firstSlot += line.entry.rates.count
    }
    return card.amounts.count <= CardFile.mostAmounts ? card : nil
  }

  private mutating func number(of card: ExpressCard?) -> Int32? { card.map { file.add($0) } }

  /// The sums of all lines counted, one tally for each regime with so many programmes.
  package func tallies(programmes: [Int]) -> [Tally] { file.tallies(programmes: programmes) }
}

/// A kind as three words, which are compared and mixed at once.
private struct KindWords {
  private var words: (UInt64, UInt64, UInt64) = (0, 0, 0)

  init() {}

  @inline(__always)
  init(_ kind: UnsafePointer<LineKind>) {
    assert(MemoryLayout<LineKind>.size == 24)
    let bytes = UnsafeRawPointer(kind)
    words.0 = bytes.loadUnaligned(as: UInt64.self)
    words.1 = bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
    words.2 = bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
  }

  /// A number to look the kind up by.
  @inline(__always)
  var mixed: UInt64 {
    let first = words.0 &* 0x9E37_79B9_7F4A_7C15
    let second = (words.1 ^ words.2 &<< 21) &* 0xC2B2_AE3D_27D4_EB4F
    return (first ^ first &>> 29) &+ (second ^ second &>> 31)
  }

  @inline(__always)
  static func == (left: Self, right: Self) -> Bool {
    (left.words.0 ^ right.words.0) | (left.words.1 ^ right.words.1) | (left.words.2 ^ right.words.2) == 0
  }
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

extension StepRate {
  /// The rate as a sum of terms, if it is one.
  fileprivate var linear: LinearRate? {
    if case .linear(let linear) = self { linear } else { nil }
  }
}

extension CodeEntry {
  /// Of each rate: whether there is one, whether it is free, whether it is a sum of terms.
  fileprivate var forms: [UInt8] {
    rates.map { own in
      guard let linear = own.rate?.linear else { return own.rate == nil ? 0 : 3 }
      return linear.share?.numerator == 0 ? 1 : 2
    }
  }
}
