// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffEngine
import TariffModel

extension FuzzCase {
  /// The smallest case found that still fails: parts are left out as long as it does.
  func shrunk(whileFailing fails: (FuzzCase) -> Bool) -> FuzzCase {
    var smallest = self
    var place = 0
    var candidates = simplifications
    while place < candidates.count {
      if fails(candidates[place]) {
        smallest = candidates[place]
        candidates = smallest.simplifications
        // Later parts first; what was kept before may go once more is gone.
        place = 0
      } else {
        place += 1
      }
    }
    return smallest
  }

  /// Cases that lack one thing that this one has.
  private var simplifications: [FuzzCase] {
    var result: [FuzzCase] = []
    func propose(_ change: (inout FuzzCase) -> Void) {
      var copy = self
      change(&copy)
      result.append(copy)
    }
    for index in lines.indices where lines.count > 1 { propose { $0.lines.remove(at: index) } }
    for index in measures.indices where measures.count > 1 { propose { $0.measures.remove(at: index) } }
    for index in regime.amendments.indices { propose { $0.regime.amendments.remove(at: index) } }
    for (name, rows) in lists {
      for index in rows.indices { propose { $0.lists[name]?.remove(at: index) } }
    }
    for (name, rows) in editions {
      for index in rows.indices { propose { $0.editions[name]?.remove(at: index) } }
    }
    for index in concordance.indices { propose { $0.concordance.remove(at: index) } }
    if territory.editions.count > 1 { propose { $0.territory.editions.removeFirst() } }
    if territory.valuation == .cif { propose { $0.territory.valuation = .fob } }
    if territory.valueRounding != .unit { propose { $0.territory.valueRounding = .unit } }
    if territory.chargeRounding != .unit { propose { $0.territory.chargeRounding = .unit } }
    if regime.knownBy != nil { propose { $0.regime.knownBy = nil } }
    if regime.clock != .line { propose { $0.regime.clock = .line } }
    if regime.transition != nil { propose { $0.regime.transition = nil } }
    if regime.unlawful == .dropped { propose { $0.regime.unlawful = .collected } }
    if !options.assumptions.values.isEmpty { propose { $0.options.assumptions.values = [:] } }
    if options.currency != nil { propose { $0.options.currency = nil } }
    if !options.assessesFees { propose { $0.options.assessesFees = true } }
    if !options.roundsValues { propose { $0.options.roundsValues = true } }
    for index in lines.indices {
      for change in LineDraft.simplifications { propose { change(&$0.lines[index]) } }
      for fact in lines[index].facts.keys.sorted() { propose { $0.lines[index].facts[fact] = nil } }
      for claim in lines[index].claims { propose { $0.lines[index].claims.removeAll { $0 == claim } } }
    }
    for index in measures.indices {
      for change in Measure.simplifications { propose { change(&$0.measures[index]) } }
      for rate in measures[index].rates.indices where measures[index].rates.count > 1 {
        propose { $0.measures[index].rates.remove(at: rate) }
      }
      for edge in measures[index].displaces.indices {
        propose { $0.measures[index].displaces.remove(at: edge) }
        propose { $0.measures[index].displaces[edge].window = .always }
      }
    }
    let before = described
    return result.filter { $0.described != before }
  }
}

extension LineDraft {
  fileprivate static let simplifications: [@Sendable (inout LineDraft) -> Void] = [
    { $0.exportCountry = "" }, { $0.freight = 0 }, { $0.insurance = 0 }, { $0.mode = "" },
    { $0.entryType = "" }, { $0.program = "" }, { $0.loaded = nil }, { $0.exported = nil },
    { $0.weight = nil }, { $0.quantity = nil }, { $0.quantity2 = nil }, { $0.originOverrides = [:] },
    { $0.entryValue = nil }, { $0.entryLines = 1 }, { $0.value = 10_000 },
  ]
}

private let tenPercent = RateExpression.terms([.adValorem(Rate(billionths: 100_000_000))])

extension Measure {
  fileprivate static let simplifications: [@Sendable (inout Measure) -> Void] = [
    { $0.scope = MeasureScope() }, { $0.scope.codes = [] }, { $0.scope.origins = [] },
    { $0.scope.condition = .always }, { $0.scope.exceptCondition = nil }, { $0.scope.exceptCodes = [] },
    { $0.scope.exceptOrigins = [] }, { $0.scope.exceptClaims = [] }, { $0.scope.claims = nil },
    { $0.scope.condition = $0.scope.condition.simpler }, { $0.window = .always }, { $0.base = .value },
    { $0.insteadOf = [] }, { $0.highestOf = nil }, { $0.factor = nil }, { $0.ignoreBelow = 0 },
    { $0.voided = nil }, { $0.status = .inForce }, { $0.unknownBase = .range },
    { $0.unknownCondition = .none }, { if !$0.rates.isEmpty { $0.rates[0].window = .always } },
    { if !$0.rates.isEmpty { $0.rates[0].condition = nil } },
    { if !$0.rates.isEmpty { $0.rates[0].base = nil } },
    { if !$0.rates.isEmpty { $0.rates[0].perEntry = nil } },
    { if !$0.rates.isEmpty { $0.rates[0].knownFrom = .distantPast } },
    { if !$0.rates.isEmpty, !$0.rates[0].rate.isFree { $0.rates[0].rate = tenPercent } },
    { if !$0.rates.isEmpty { $0.rates[0].rate = .free } },
  ]
}

extension Condition {
  /// The condition with its first part only.
  fileprivate var simpler: Condition {
    switch self {
    case .all(let parts), .any(let parts): parts.first ?? self
    case .not(let part): part
    default: self
    }
  }
}
