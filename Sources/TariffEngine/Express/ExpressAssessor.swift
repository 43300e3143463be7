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
package struct ExpressAssessor: Sendable {
  /// What became of a line.
  package enum Verdict: Sendable {
    /// It is assessed: by the card of that number, the amounts standing in `file.results`.
    case assessed(card: Int)
    /// Nothing is known of its kind yet: `prepare` finds out.
    case unprepared
    /// It takes the assessor.
    case beyond
  }

  package private(set) var file: CardFile

  private let valuesWithCarriage: Bool
  private let valueRounding: Fraction
  private let valueStep: Int64
  /// Kinds of lines by a hash, for the ones that come again at once; then all of them.
  private var recentKinds: [(kind: LineKind, number: Int32)]
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
  fileprivate struct Goods: BitwiseCopyable {
    let classNumber: Int32
    let rates: Int32

    /// Of a code that takes the assessor.
    static let none = Goods(classNumber: -1, rates: 0)
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

    init(_ kind: Int32, _ goods: Goods, _ line: ExpressLine) {
      self.kind = kind
      classNumber = goods.classNumber
      rates = goods.rates
      shape = line.shape
    }
  }

  /// - Returns: Nil when the territory rounds otherwise than half up to whole units, or the user assumes facts:
  ///   then every line takes the assessor.
  package init?(_ assessors: [Assessor]) {
    guard let first = assessors.first else { return nil }
    let territory = first.law.territory
    guard territory.chargeRounding == .unit, territory.valueRounding.mode == .halfUp,
      assessors.allSatisfy({ $0.isPlain && $0.options.roundsValues == first.options.roundsValues })
    else { return nil }
    valuesWithCarriage = territory.valuation == .cif
    valueStep = first.options.roundsValues ? territory.valueRounding.step : 1
    valueRounding = Fraction(1, over: valueStep)
    recentKinds = Array(repeating: (LineKind(), -1), count: 1024)
    rates = CodeRateTable()
    file = CardFile(regimes: assessors.count)
  }

  // MARK: Lines

  /// What is known of a line before anything is worked out.
  package struct Finding: Sendable {
    fileprivate var kind: Int32 = 0
    fileprivate var number: UInt32 = 0
    fileprivate var word: UInt64 = 0
    /// Nil when nothing is known.
    fileprivate var goods: Goods?

    package init() {}
  }

  /// Looks up the first `count` of some lines, for `assess`.
  ///
  /// Codes come in no order, so that each look-up waits for memory; those of several lines wait together.
  package mutating func find(_ lines: [ExpressLine], count: Int, _ findings: inout [Finding]) {
    for index in 0..<count {
      let kind = kindNumber(lines[index].kind)
      findings[index].kind = kind
      guard kind >= 0 else { continue }
      let word = codeWord(lines[index].code, era: eraOfKind[Int(kind)])
      findings[index].word = word
      findings[index].number = goodsOfCode.number(of: word)
    }
    for index in 0..<count where findings[index].kind >= 0 {
      findings[index].goods = goodsOfCode.value(findings[index].word, at: findings[index].number)
    }
  }

  /// Assesses a line, if its kind and code are known and plain.
  @inline(__always)
  package mutating func assess(_ line: ExpressLine, _ finding: Finding) -> Verdict {
    let declared = valuesWithCarriage ? line.value &+ line.freight &+ line.insurance : line.value
    guard let steps = valueRounding.rounded(of: declared) else { return .beyond }
    let value = steps &* valueStep
    let kind = finding.kind
    guard kind >= 0 else { return kind == Self.none ? .beyond : .unprepared }
    guard let goods = finding.goods else { return .unprepared }
    guard goods.classNumber >= 0 else { return .beyond }
    var card = cardOfClass[Int(kind), Int(goods.classNumber)]
    if card < 0 {
      guard card == Self.exact else { return card == Self.none ? .beyond : .unprepared }
      guard let found = cardOfRates[RatesKey(kind, goods, line)] else { return .unprepared }
      guard found >= 0 else { return .beyond }
      card = found
    }
    if file.compute(Int(card), rates, goods.rates, value, line) { return .assessed(card: Int(card)) }
    // A quantity is missing, or something is too large: perhaps a card says so for all such lines.
    guard let other = cardOfRates[RatesKey(kind, goods, line)] else { return .unprepared }
    guard other >= 0, other != card, file.compute(Int(other), rates, goods.rates, value, line) else {
      return .beyond
    }
    return .assessed(card: Int(other))
  }

  /// Adds the line assessed last to the sums of its card.
  @inline(__always)
  package mutating func count(_ card: Int, _ line: ExpressLine) {
    file.count(card, goodsAndCarriage: line.value &+ line.freight &+ line.insurance)
  }

  @inline(__always)
  private mutating func kindNumber(_ kind: LineKind) -> Int32 {
    let place = Int(truncatingIfNeeded: kind.mixed & 1023)
    let recent = recentKinds[place]
    if recent.kind == kind, recent.number != -1 { return recent.number }
    guard let number = kinds[kind] else { return Self.exact }
    recentKinds[place] = (kind, number)
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
