// SPDX-License-Identifier: Apache-2.0

import ExactMath
import LibraryLoading
package import TariffModel

/// What the law of one segment says of goods, whatever their origin.
///
/// Codes of the same rates that are covered alike have one entry. It never changes.
final class CodeEntry: Sendable {
  /// Rates read by code, one for each of `SegmentLaw.codeRates`.
  let rates: [CodeRate]
  private let schedule: ScheduleReading
  /// Which of the live measures' code sets cover it.
  let coverage: CodeCoverage
  /// Its number among those of the stretch of law.
  let number: Int32
  /// The number that codes of the same coverage share.
  let classID: Int
  /// The number that codes of the same coverage share whose rates have the same forms.
  let sortID: Int32
  let standing: CodeStanding

  /// What is read of a code, besides how it is covered.
  struct Reading {
    let rates: [CodeRate]
    let schedule: ScheduleReading
    let standing: CodeStanding
  }

  init(_ reading: Reading, _ coverage: CodeCoverage, number: Int32, classID: Int, sortID: Int32) {
    self.number = number
    rates = reading.rates
    schedule = reading.schedule
    standing = reading.standing
    self.coverage = coverage
    self.classID = classID
    self.sortID = sortID
  }

  /// The cell of every rate column, inherited by the code.
  var cells: [ScheduleCell] { schedule.cells }
}

/// How each set of codes of a segment covers one code.
struct CodeCoverage: Hashable, Sendable {
  /// Two bits a set, each a `CodeScope.Coverage`.
  private(set) var words: [UInt64]

  /// No set covers it.
  init(sets: Int) {
    words = Array(repeating: 0, count: (sets + 31) / 32)
  }

  subscript(set: Int) -> CodeScope.Coverage {
    get { CodeScope.Coverage(rawValue: words[set / 32] >> UInt64(set % 32 * 2) & 3) ?? .none }
    set {
      let shift = UInt64(set % 32 * 2)
      words[set / 32] = words[set / 32] & ~(3 << shift) | newValue.rawValue << shift
    }
  }

  /// The same with an eye for those sets only that `mask` has marked: by all bits.
  func masked(by mask: CodeCoverage) -> CodeCoverage {
    var result = self
    for index in words.indices { result.words[index] &= mask.words[index] }
    return result
  }
}

/// A cell of a rate column and the line on which it stands.
struct ScheduleCell: Hashable, Sendable {
  let text: String
  let line: CommodityCode
}

/// A rate read by code.
struct CodeRate: Sendable {
  /// As written, for reports.
  let expression: RateExpression
  /// Nil when there is no rate for the code.
  let rate: StepRate?
  /// The schedule line that carries it.
  var line: CommodityCode?
  let form: Form
  /// The number that rates of one expression share.
  let number: Int32

  /// What kind of rate it is, where what it comes to does not matter.
  enum Form: Int, Sendable { case none, free, terms, other }

  init(_ expression: RateExpression, facts: LibraryFacts, number: Int32) {
    let rate = StepRate(expression, facts: facts)
    self.expression = expression
    self.rate = rate
    self.number = number
    form = if let linear = rate.linear { linear.share?.numerator == 0 ? .free : .terms } else { .other }
  }

  /// Of a code for which there is none.
  static let none = CodeRate()

  private init() {
    expression = .free
    rate = nil
    form = .none
    number = -1
  }
}

/// How a code stands in the schedule.
package enum CodeStanding: Hashable, Sendable {
  case listed
  /// Not in the edition in force, but in this one.
  case onlyIn(edition: String)
  /// Not in the edition in force, which has these codes in its place.
  case movedTo([CommodityCode])
  /// The code itself is unknown; its first digits are a line that carries the rates.
  case unknownSuffix(line: CommodityCode)
  /// Too short to be a line; these lines begin with it.
  case tooShort(examples: [CommodityCode])
  case unknown(near: [CommodityCode])

  /// Whether there are rates to apply.
  var isUsable: Bool {
    switch self {
    case .listed, .onlyIn, .unknownSuffix: true
    case .movedTo, .tooShort, .unknown: false
    }
  }
}

/// Numbers the distinct ways in which codes are covered by the code sets of the live measures.
///
/// Codes of one class are treated alike by every measure, so that a recipe serves them all.
struct CodeClasses: Sendable {
  private var ids: [CodeCoverage: Int] = [:]
  private var coverages: [CodeCoverage] = []

  init() {}

  /// The class of a code that is covered so.
  mutating func number(of coverage: CodeCoverage) -> Int {
    if let known = ids[coverage] { return known }
    ids[coverage] = coverages.count
    coverages.append(coverage)
    return coverages.count - 1
  }

  /// How codes of that class are covered.
  subscript(id: Int) -> CodeCoverage { coverages[id] }
}
