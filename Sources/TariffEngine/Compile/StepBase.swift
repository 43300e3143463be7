// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

/// What a step's rate is applied to.
indirect enum StepBase: Hashable, Sendable {
  /// A region of the customs value.
  case region(ValueRegion)
  case goods
  case cif
  /// A money fact that is not a portion.
  case fact(Int)
  /// The customs value plus the charges that the step reads.
  case plus(inclusive: Bool, beforeFactor: Bool)
  case cases([StepBaseCase])
  case undeclarable(String)
}

/// A choice of a base that depends on the single line.
struct StepBaseCase: Hashable, Sendable {
  let condition: OpenCondition
  let base: StepBase
}

/// A part of the customs value: some portions, or all but some portions.
struct ValueRegion: Hashable, Sendable {
  /// Portions as bits, by their number among the portions of the library.
  var portions: UInt64
  var isComplement: Bool

  static let whole = ValueRegion(portions: 0, isComplement: true)
  static let nothing = ValueRegion(portions: 0, isComplement: false)

  /// What is left of it without `other`.
  func subtracting(_ other: ValueRegion) -> ValueRegion {
    switch (isComplement, other.isComplement) {
    case (false, false): ValueRegion(portions: portions & ~other.portions, isComplement: false)
    case (false, true): ValueRegion(portions: portions & other.portions, isComplement: false)
    case (true, false): ValueRegion(portions: portions | other.portions, isComplement: true)
    case (true, true): ValueRegion(portions: other.portions & ~portions, isComplement: false)
    }
  }

  var isEmpty: Bool { !isComplement && portions == 0 }
}

extension Base {
  /// The base with its names resolved and its cases decided as far as they can be.
  func resolved(in context: ReductionContext) -> StepBase {
    switch self {
    case .value: return .region(.whole)
    case .goods: return .goods
    case .cif: return .cif
    case .plus(_, let inclusive, let beforeFactor):
      return .plus(inclusive: inclusive, beforeFactor: beforeFactor)
    case .fact(let name):
      if let portion = context.law.portion(name) {
        return .region(ValueRegion(portions: 1 << UInt64(portion), isComplement: false))
      }
      return context.law.facts.factIndex(name).map { .fact($0) } ?? .undeclarable(name)
    case .valueLess(let names):
      var portions: UInt64 = 0
      for name in names {
        guard let portion = context.law.portion(name) else { return .undeclarable(name) }
        portions |= 1 << UInt64(portion)
      }
      return .region(ValueRegion(portions: portions, isComplement: true))
    case .cases(let cases):
      var open: [StepBaseCase] = []
      for choice in cases {
        switch choice.condition.reduced(in: context) {
        case .decided(.yes):
          let chosen = choice.base.resolved(in: context)
          return open.isEmpty ? chosen : .cases(open + [StepBaseCase(condition: .always, base: chosen)])
        case .decided: continue
        case .open(let rest):
          open.append(StepBaseCase(condition: rest, base: choice.base.resolved(in: context)))
        }
      }
      return .cases(open + [StepBaseCase(condition: .always, base: .region(.whole))])
    }
  }
}
