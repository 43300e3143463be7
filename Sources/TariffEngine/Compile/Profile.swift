// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

/// Everything about a line, besides its code, origin and instant, that can decide which measures apply to it
/// without looking at an amount.
///
/// Lines of one profile share their recipes.
struct Profile: Hashable, Sendable {
  var program: SymbolID
  var claims: UInt16
  var mode: SymbolID
  var entryType: SymbolID
  var exportCountry: SymbolID
  /// Which of the law's own dates the loading date lies between; nil when not declared.
  var loaded: Int16?
  var exported: Int16?
  /// Its dates are left aside.
  var dropsDates: Bool
  var originOverrides: [OriginOverride]
}

/// The dates at which conditions on loading and export change their answer.
struct DateThresholds: Sendable {
  let loaded: [CivilInstant]
  let exported: [CivilInstant]

  init(_ measures: [EffectiveMeasure]) {
    var loaded: Set<CivilInstant> = []
    var exported: Set<CivilInstant> = []
    for index in measures.indices {
      measures[index].measure.forEachCondition { condition in
        condition.forEachDate(.loaded) { loaded.insert($0) }
        condition.forEachDate(.exported) { exported.insert($0) }
      }
    }
    self.loaded = loaded.sorted()
    self.exported = exported.sorted()
  }

  /// The profile of a line that is judged by those dates.
  func profile(of line: Line, dates: JudgedDates) -> Profile {
    Profile(
      program: line.program,
      claims: line.claims,
      mode: line.mode,
      entryType: line.entryType,
      exportCountry: line.exportCountry,
      loaded: dates.loaded.map { date in Int16(loaded.partitioningIndex { $0 > date }) },
      exported: dates.exported.map { date in Int16(exported.partitioningIndex { $0 > date }) },
      dropsDates: dates.areDropped,
      originOverrides: line.originOverrides
    )
  }
}
