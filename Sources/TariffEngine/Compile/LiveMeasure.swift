// SPDX-License-Identifier: Apache-2.0

import ExactMath
import LibraryLoading
package import TariffModel

/// A measure that may apply in one segment, with its scope turned into sets and its selectors into indices.
package struct LiveMeasure: Sendable {
  /// Its index in `EffectiveLaw.measures`.
  package let index: Int
  package let measure: Measure
  package let programme: Int
  /// The rate in force; nil for a control.
  package let dated: DatedRate?
  /// The codes that it covers: an index into `SegmentLaw.codeScopes`.
  let codeScope: Int
  /// Where its rate stands, when it is read by code: an index into `SegmentLaw.codeRates`.
  let codeRate: Int?
  /// Live measures that it replaces.
  var replaces: [Int] = []
  var displaces: [LiveDisplacement] = []
  /// Live measures whose charges are part of its base.
  var addends: [Int] = []
  /// Live measures whose charges or rates its own rate counts.
  var counted: [Int] = []
  /// The index of its *highest of* group.
  var group: Int?

  package var rate: RateExpression { dated?.rate ?? .free }
  var base: Base { dated?.base ?? measure.base }
  /// Where the rate is printed.
  package var cite: String {
    guard let dated, !dated.cite.isEmpty else {
      return measure.cite.isEmpty ? measure.authority : measure.cite
    }
    return dated.cite
  }
}

/// A displacement with its target found.
struct LiveDisplacement: Sendable {
  let target: Int
  let extent: Displacement.Extent
  let trigger: Displacement.Trigger
  let heading: String
}

/// A rate that is read by code: from a column of the schedule, or from a list.
enum CodeRateSource: Hashable, Sendable {
  case column(Int)
  case list(String, column: String)
}

/// The codes that a measure covers.
struct CodeScope: Sendable {
  /// Nil means every code.
  let codes: CodeSet?
  let exceptCodes: CodeSet?

  /// How much of the goods under a code is covered.
  enum Coverage: UInt64, Sendable {
    case none
    case whole
    /// Some of the longer codes below it are covered: nobody knows whether the goods are.
    case part
    /// All of them are, but some are excepted: nobody knows whether the goods are.
    case partlyExcepted

    /// The one whose bits are all set.
    static let allBits = Coverage.partlyExcepted
  }

  /// How much of the goods under a code, or under either of two, is covered, exceptions taken out.
  func coverage(of code: CommodityCode, or other: CommodityCode? = nil) -> Coverage {
    let included: Coverage =
      switch codes?.coverage(of: code, or: other) ?? .whole {
      case .none: .none
      case .part: .part
      case .whole: .whole
      }
    guard included != .none, let exceptCodes else { return included }
    switch exceptCodes.coverage(of: code, or: other) {
    case .none: return included
    case .part: return included == .whole ? .partlyExcepted : .part
    case .whole: return .none
    }
  }
}
