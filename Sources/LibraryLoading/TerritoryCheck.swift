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

  private var measures: [Measure] { programmes.flatMap(\.measures) }

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
    var first: [String: Measure] = [:]
    for measure in measures {
      if let other = first[measure.id] {
        log.report(.duplicateMeasure(measure.id), at: measure.location, labels: Self.label(other.location))
      } else {
        first[measure.id] = measure
      }
    }
    for measure in added {
      guard let other = first[measure.id] else { continue }
      log.report(.duplicateMeasure(measure.id), at: measure.location, labels: Self.label(other.location))
    }
  }

  private static func label(_ location: SourceLocation?) -> [Diagnostic.Label] {
    location.map { [Diagnostic.Label("the first is here", at: $0)] } ?? []
  }

  private func checkGroups() {
    var members: [String: [Measure]] = [:]
    for measure in measures + added {
      if let group = measure.highestOf?.group { members[group, default: []].append(measure) }
    }
    for (group, alone) in members where alone.count == 1 {
      log.report(.lonelyGroup(group, alone[0].id), at: alone[0].location)
    }
  }

  private func checkSelectors(_ selectors: [Located<String>]) {
    let all = measures + added
    let known = Set(all.map(\.id)).union(all.map(\.programme)).union(programmes.map(\.id))
    for selector in selectors {
      let isCovered =
        switch MeasureSelector(selector.value) {
        case .id(let id): known.contains(id)
        case .prefix(let prefix): known.contains { $0.hasPrefix(prefix) }
        case .duties, .everything: true
        }
      if !isCovered {
        log.report(.unknownMeasure(selector.value, known: known.sorted()), at: selector.location)
      }
    }
  }

  private func checkProgrammes(_ ids: [Located<String>]) {
    let known = Set(programmes.map(\.id)).union(added.map(\.programme))
    for id in ids where !known.contains(id.value) {
      log.report(.unknownProgramme(id.value, known: known.sorted()), at: id.location)
    }
  }
}
