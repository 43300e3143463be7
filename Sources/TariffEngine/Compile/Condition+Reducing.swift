// SPDX-License-Identifier: Apache-2.0

import ExactMath
import LibraryLoading
import TariffModel

/// What is known of every line of one recipe.
struct ReductionContext {
  let profile: Profile
  let code: CommodityCode
  let otherCode: CommodityCode?
  /// The origin for the measure whose conditions are looked at.
  var origin: String
  let dates: JudgedDates
  let symbols: SymbolTable
  let segment: SharedSegment
  /// How the sets of codes of the segment cover the code.
  let coverage: CodeCoverage

  var law: EffectiveLaw { segment.effective }
}

/// A condition after all that the profile decides has been decided.
enum Reduced: Hashable, Sendable {
  case decided(Truth)
  /// Depends on amounts or facts of the single line.
  case open(OpenCondition)
}

extension Condition {
  /// The condition as far as it is not yet decided by what all lines of a recipe share.
  func reduced(in context: ReductionContext) -> Reduced {
    switch self {
    case .all(let parts):
      return Self.combined(parts.map { $0.reduced(in: context) }, decisive: .no, OpenCondition.all)
    case .any(let parts):
      return Self.combined(parts.map { $0.reduced(in: context) }, decisive: .yes, OpenCondition.any)
    case .not(let part):
      switch part.reduced(in: context) {
      case .decided(let truth): return .decided(!truth)
      case .open(let rest): return .open(.not(rest))
      }
    case .claims(let names):
      let claimed = context.symbols.claims(context.profile.claims).map { context.symbols.text($0) }
      return .decided(Truth(claimed.contains { names.contains($0) }))
    case .program(let symbols):
      let claimed = context.symbols.text(context.profile.program)
      let counts = context.law.counts(claim: claimed, from: context.origin)
      return .decided(Truth(counts && symbols.contains(claimed)))
    case .mode(let modes):
      return .decided(Truth(modes.contains(context.symbols.text(context.profile.mode))))
    case .entryType(let types):
      return .decided(Truth(types.contains(context.symbols.text(context.profile.entryType))))
    case .origin(let origins):
      return .decided(Truth(origins.contains(context.origin)))
    case .exportCountry(let countries):
      guard context.profile.exportCountry != .none else { return .decided(.unknown) }
      return .decided(Truth(countries.contains(context.symbols.text(context.profile.exportCountry))))
    case .codes(let selectors):
      // The segment has a set for the codes of every condition.
      guard let set = context.segment.law.setOfSelectors[selectors] else { return .decided(.unknown) }
      switch context.coverage[set] {
      case .whole: return .decided(.yes)
      case .none: return .decided(.no)
      case .part, .partlyExcepted: return .decided(.unknown)
      }
    case .dated(let fact, let from, let before):
      let date: CivilInstant?
      switch fact {
      case .entered: date = context.dates.entered
      case .loaded: date = context.dates.loaded
      case .exported: date = context.dates.exported
      case .fact: return context.profile.dropsDates ? .decided(.unknown) : left(open: context)
      }
      guard let date else { return .decided(.unknown) }
      return .decided(Truth((from.map { $0 <= date } ?? true) && (before.map { date < $0 } ?? true)))
    case .value, .entryValue, .entryLines, .amount, .share, .weightShare, .text, .declares, .flag:
      return left(open: context)
    }
  }

  /// What only the line can decide.
  private func left(open context: ReductionContext) -> Reduced {
    OpenCondition(self, context.law.facts).map { .open($0) } ?? .decided(.unknown)
  }

  private static func combined(
    _ parts: [Reduced],
    decisive: Truth,
    _ combine: ([OpenCondition]) -> OpenCondition
  ) -> Reduced {
    var open: [OpenCondition] = []
    var hasUnknown = false
    for part in parts {
      switch part {
      case .decided(decisive): return .decided(decisive)
      case .decided(.unknown): hasUnknown = true
      case .decided: break
      case .open(let condition): open.append(condition)
      }
    }
    guard !open.isEmpty else { return .decided(hasUnknown ? .unknown : !decisive) }
    if hasUnknown { open.append(.unknowable) }
    return .open(open.count == 1 ? open[0] : combine(open))
  }
}
