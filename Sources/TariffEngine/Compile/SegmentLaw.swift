// SPDX-License-Identifier: Apache-2.0

package import ExactMath
import LibraryLoading
package import SourceDiagnostics
import TariffModel

/// The law of one stretch of time in which nothing changes: its live measures in the order of evaluation.
package struct SegmentLaw: Sendable {
  /// The instant it was compiled at.
  package let instant: CivilInstant
  /// A measure comes after all that replace it, displace it, or are read by its base or rate.
  ///
  /// Members of one *highest of* group stand together.
  package let live: [LiveMeasure]
  /// The different sets of codes that they cover, or that their conditions name.
  let codeScopes: [CodeScope]
  /// Which of these each of them covers.
  let scopeNumbers: [Int]
  /// All sets of codes that each of them looks at, those of its conditions too.
  let scopesRead: [[Int]]
  /// The sets that conditions name.
  let setOfSelectors: [[CodeSelector]: Int]
  /// Where rates are read by code: the columns of the schedule as they stand, then lists.
  let codeRates: [CodeRateSource]
  /// How many *highest of* groups there are.
  let groupCount: Int
  /// The schedule editions to look in, the one in force first.
  let schedules: [Schedule]

  /// Compiles the law at `instant`.
  ///
  /// - Throws: A `Diagnostic` when measures replace or displace each other in a circle.
  package init(_ law: EffectiveLaw, at instant: CivilInstant) throws(Diagnostic) {
    self.instant = instant
    var live: [LiveMeasure] = []
    // All columns, so that entries can share what is read of a line.
    var codeRates = law.territory.columns.indices.map { CodeRateSource.column($0) }
    var scopes = ScopeCollection(law.law, at: instant)
    for (index, effective) in law.measures.enumerated() where effective.inertBecause == nil {
      let measure = effective.measure
      guard measure.window.contains(instant) else { continue }
      // A control has no rate, even if a regime gives it one.
      let dated = measure.kind == .control ? nil : measure.rate(at: instant)
      if measure.kind != .control {
        guard let dated, (dated.status ?? .inForce) == .inForce else { continue }
      }
      var codes = measure.scope.codes
      var codeRate: Int?
      if let source = dated.flatMap({ CodeRateSource($0.rate) }) {
        codeRate = codeRates.firstIndex(of: source) ?? codeRates.count
        if codeRate == codeRates.count { codeRates.append(source) }
        if case .list(let list, _) = source, codes.isEmpty { codes = [.list(list, filter: nil)] }
      }
      live.append(
        LiveMeasure(
          index: index,
          measure: measure,
          programme: effective.programme,
          dated: dated,
          codeScope: scopes.number(of: codes, except: measure.scope.exceptCodes),
          codeRate: codeRate
        )
      )
    }
    self.codeRates = codeRates
    (self.live, groupCount) = try InteractionOrder.ordered(live, at: instant)
    scopeNumbers = self.live.map(\.codeScope)
    scopesRead = self.live.map { [$0.codeScope] + scopes.numbers(ofConditionsOf: $0.measure) }
    codeScopes = scopes.scopes
    setOfSelectors = scopes.setOfSelectors
    schedules = Self.schedules(law.law, at: instant)
  }

  /// The newest edition that has begun and the older ones after it; before all of them, the oldest.
  private static func schedules(_ law: TerritoryLaw, at instant: CivilInstant) -> [Schedule] {
    let begun = law.schedules.filter { CivilInstant($0.edition.from) <= instant }
    let rest = law.schedules.filter { CivilInstant($0.edition.from) > instant }
    return begun + rest.reversed()
  }
}

/// Collects the sets of codes that measures of one stretch of law name, each once.
private struct ScopeCollection {
  private(set) var scopes: [CodeScope] = []
  private(set) var setOfSelectors: [[CodeSelector]: Int] = [:]
  private let law: TerritoryLaw
  private let instant: CivilInstant
  private var numbers: [Selection: Int] = [:]
  /// The codes of selectors met before; many measures leave out the same lists.
  private var sets: [[CodeSelector]: CodeSet] = [:]

  private struct Selection: Hashable {
    let codes: [CodeSelector]
    let exceptCodes: [CodeSelector]
  }

  init(_ law: TerritoryLaw, at instant: CivilInstant) {
    self.law = law
    self.instant = instant
  }

  mutating func number(of codes: [CodeSelector], except exceptCodes: [CodeSelector]) -> Int {
    let selection = Selection(codes: codes, exceptCodes: exceptCodes)
    if let known = numbers[selection] { return known }
    numbers[selection] = scopes.count
    scopes.append(CodeScope(codes: set(of: codes), exceptCodes: set(of: exceptCodes)))
    return scopes.count - 1
  }

  private mutating func set(of selectors: [CodeSelector]) -> CodeSet? {
    guard !selectors.isEmpty else { return nil }
    if let known = sets[selectors] { return known }
    let set = CodeSet(selecting: selectors, in: law, at: instant)
    sets[selectors] = set
    return set
  }

  /// The numbers of the sets that conditions name, which tell codes apart, too.
  mutating func numbers(ofConditionsOf measure: Measure) -> [Int] {
    var numbers: [Int] = []
    measure.forEachCondition { condition in
      condition.forEachLeaf { leaf in
        guard case .codes(let selectors) = leaf else { return }
        let set = number(of: selectors, except: [])
        setOfSelectors[selectors] = set
        numbers.append(set)
      }
    }
    return numbers
  }
}

extension CodeRateSource {
  /// Where `rate` is read by code; nil for a rate that states itself.
  init?(_ rate: RateExpression) {
    switch rate {
    case .column(let column): self = .column(column)
    case .listed(let list, let column): self = .list(list, column: column)
    default: return nil
    }
  }
}

extension CodeSet {
  /// The codes that the selectors cover at `instant`; nil when there are none, which means every code.
  init?(selecting selectors: [CodeSelector], in law: TerritoryLaw, at instant: CivilInstant) {
    guard !selectors.isEmpty else { return nil }
    self.init(Self.ranges(selecting: selectors, in: law, at: instant))
  }

  /// The ranges that the selectors choose at `instant`, one for each prefix, range or row.
  static func ranges(
    selecting selectors: [CodeSelector],
    in law: TerritoryLaw,
    at instant: CivilInstant
  ) -> [Range<Int64>] {
    var ranges: [Range<Int64>] = []
    for selector in selectors {
      switch selector {
      case .prefix(let code):
        ranges.append(code.coverage)
      case .range(let first, let last):
        ranges.append(first.coverage.lowerBound..<last.coverage.upperBound)
      case .list(let name, let filter):
        ranges += law.lists[name]?.ranges(at: instant, filter: filter) ?? []
      }
    }
    return ranges
  }
}
