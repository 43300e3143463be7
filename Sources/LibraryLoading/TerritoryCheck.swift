// SPDX-License-Identifier: Apache-2.0

import SourceDiagnostics
import TariffModel

/// Checks the programmes of a territory against each other, and what regimes say of their measures.
struct TerritoryCheck {
  let territory: String
  let programmes: [Programme]
  let regimes: [Regime]
  let log: DiagnosticLog

  func run(_ references: References) {
    checkProgrammesAreUnique()
    checkMeasuresAreUnique()
    checkGroups()
    checkSelectors(references.measures)
    checkProgrammes(references.programmes)
  }

  /// The measures of each programme, then those that regimes add; large, so look at them where they are.
  private var measures: [[Measure]] { programmes.map(\.measures) + [added] }

  /// The measures that regimes add in full.
  private var added: [Measure] {
    regimes.flatMap(\.amendments).compactMap { amendment in
      guard case .add(let measure) = amendment.change, amendment.territory == territory else { return nil }
      return measure
    }
  }

  private func checkProgrammesAreUnique() {
    var first: [String: Programme] = [:]
    for programme in programmes {
      if let other = first[programme.id] {
        log.report(
          .duplicateProgramme(programme.id),
          at: programme.location,
          labels: Self.label(other.location)
        )
      } else {
        first[programme.id] = programme
      }
    }
  }

  private func checkMeasuresAreUnique() {
    var first: [String: SourceLocation?] = [:]
    func reportDuplicate(_ measure: Measure, of other: SourceLocation?) {
      log.report(.duplicateMeasure(measure.id), at: measure.location, labels: Self.label(other))
    }
    for measures in programmes.map(\.measures) {
      for index in measures.indices {
        if let other = first[measures[index].id] {
          reportDuplicate(measures[index], of: other)
        } else {
          first[measures[index].id] = .some(measures[index].location)
        }
      }
    }
    for measure in added {
      if let other = first[measure.id] { reportDuplicate(measure, of: other) }
    }
  }

  private static func label(_ location: SourceLocation?) -> [Diagnostic.Label] {
    location.map { [Diagnostic.Label("the first is here", at: $0)] } ?? []
  }

  private func checkGroups() {
    var members: [String: [Measure]] = [:]
    for measures in measures {
      for index in measures.indices {
        guard let group = measures[index].highestOf?.group else { continue }
        members[group, default: []].append(measures[index])
      }
    }
    for (group, alone) in members where alone.count == 1 {
      log.report(.lonelyGroup(group, alone[0].id), at: alone[0].location)
    }
  }

  private func checkSelectors(_ selectors: [Located<String>]) {
    var known = Set(programmes.map(\.id))
    for measures in measures {
      for index in measures.indices { known.insert(measures[index].id) }
    }
    for measure in added { known.insert(measure.programme) }
    // The same few are written again and again.
    var covered: Set<String> = []
    for selector in selectors where !covered.contains(selector.value) {
      if Self.covers(MeasureSelector(selector.value), known) {
        covered.insert(selector.value)
      } else {
        log.report(.unknownMeasure(selector.value, known: known.sorted()), at: selector.location)
      }
    }
  }

  /// Whether the selector speaks of any of these measures and programmes.
  private static func covers(_ selector: MeasureSelector, _ known: Set<String>) -> Bool {
    switch selector {
    case .id(let id): known.contains(id)
    case .prefix(let prefix): known.contains { $0.hasPrefix(prefix) }
    case .duties, .everything: true
    }
  }

  private func checkProgrammes(_ ids: [Located<String>]) {
    let known = Set(programmes.map(\.id)).union(added.map(\.programme))
    for id in ids where !known.contains(id.value) {
      log.report(.unknownProgramme(id.value, known: known.sorted()), at: id.location)
    }
  }
}
