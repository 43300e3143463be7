// SPDX-License-Identifier: Apache-2.0

import ExactMath
import LibraryLoading
package import TariffModel

/// What the law of one segment says of one code, whatever the origin.
///
/// It never changes.
final class CodeEntry: Sendable {
  /// Rates read by code, one for each of `SegmentLaw.codeRates`.
  let rates: [CodeRate]
  /// The cell of every rate column, inherited by the code.
  let cells: [ScheduleCell]
  /// Which of the live measures' code sets cover it: two bits a measure, see `CodeClasses`.
  let classID: Int
  let standing: CodeStanding

  init(rates: [CodeRate], cells: [ScheduleCell], classID: Int, standing: CodeStanding) {
    self.rates = rates
    self.cells = cells
    self.classID = classID
    self.standing = standing
  }
}

/// A cell of a rate column and the line on which it stands.
struct ScheduleCell: Hashable, Sendable {
  let text: String
  let line: CommodityCode
}

/// A rate read by code.
struct CodeRate: Sendable {
  /// Nil when there is no rate for the code.
  var rate: StepRate?
  /// As written, for reports.
  var expression: RateExpression
  /// The schedule line that carries it.
  var line: CommodityCode?
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
  private var ids: [[UInt64]: Int] = [:]
  private(set) var coverages: [[UInt64]] = []

  init() {}

  /// How many words tell the coverage by so many sets.
  static func words(for sets: Int) -> Int { (sets + 31) / 32 }

  /// The class of a code that the live measures cover so: two bits a measure, a `CodeScope.Coverage`.
  mutating func id(of coverage: [UInt64]) -> Int {
    if let known = ids[coverage] { return known }
    ids[coverage] = coverages.count
    coverages.append(coverage)
    return coverages.count - 1
  }

  /// How the class is covered by the live measure at `index`.
  func coverage(_ id: Int, by index: Int) -> CodeScope.Coverage {
    CodeScope.Coverage(rawValue: coverages[id][index / 32] >> UInt64(index % 32 * 2) & 3) ?? .none
  }
}
