// SPDX-License-Identifier: Apache-2.0

package import TariffModel

/// A measure that was looked at for a line and is not charged, or only on a part, and why.
package struct NotApplied: Sendable {
  package var measure: String
  package var programme: String
  /// A few words, such as "displaced by 9903.81.91".
  package var reason: String
  /// The measure that took its place; empty when its own terms decide.
  package var by: String
  /// The heading under which it is then filed; may be empty.
  package var heading: String
}

extension Assessor {
  /// The measures that cover the line's goods and origin but are not charged, in the order of evaluation.
  ///
  /// Works everything out again; meant for the lines a user asks about.
  package func notApplied(
    _ line: Line,
    symbols: SymbolTable,
    entryValue: Int64? = nil,
    entryLines: Int = 1
  ) -> [NotApplied] {
    guard let traced = trace(line, symbols: symbols, entryValue: entryValue, entryLines: entryLines) else {
      return []
    }
    func live(_ index: Int) -> LiveMeasure? { source(traced.firstSource + index)?.live }
    var found: [(order: Int, NotApplied)] = []
    for rejection in traced.recipe.rejected {
      guard let measure = live(rejection.live) else { continue }
      let winner = rejection.by.flatMap(live)
      found.append(
        (
          rejection.live,
          NotApplied(
            measure: measure.measure.id,
            programme: measure.measure.programme,
            reason: winner.map { "\(rejection.reason) by \($0.measure.id)" } ?? rejection.reason,
            by: winner?.measure.id ?? "",
            heading: ""
          )
        )
      )
    }
    for (place, step) in traced.recipe.steps.enumerated() {
      let outcome = traced.outcomes[place]
      guard let measure = live(step.live) else { continue }
      let winner = outcome.by >= 0 ? live(traced.recipe.steps[outcome.by].live) : nil
      let reason: String
      switch outcome.state {
      case .charged:
        guard outcome.isReduced, let winner else { continue }
        reason = "on part of the value displaced by \(winner.measure.id)"
      case .open: continue
      case .off: reason = "its condition is not met"
      case .replaced: reason = "replaced by \(winner?.measure.id ?? "another")"
      case .displaced: reason = "displaced by \(winner?.measure.id ?? "another")"
      case .outbid: reason = "another of its group is higher"
      }
      let heading = winner?.displaces.first { $0.target == step.live }?.heading ?? ""
      found.append(
        (
          step.live,
          NotApplied(
            measure: measure.measure.id,
            programme: measure.measure.programme,
            reason: reason,
            by: winner?.measure.id ?? "",
            heading: heading
          )
        )
      )
    }
    return found.sorted { $0.order < $1.order }.map(\.1) + inertMeasures(line, symbols: symbols)
  }

  /// Measures that the regime leaves out, as far as their scope can be told without their windows.
  private func inertMeasures(_ line: Line, symbols: SymbolTable) -> [NotApplied] {
    guard let dates = try? law.judgedDates(of: line) else { return [] }
    let origin = symbols.text(line.origin)
    return law.measures.compactMap { effective in
      guard let reason = effective.inertBecause else { return nil }
      let measure = effective.measure
      guard measure.scope.origins.isEmpty || measure.scope.origins.contains(origin),
        measure.window.contains(dates.entered),
        CodeSetQuery.covers(measure.scope.codes, line.code, in: law, at: dates.entered)
      else { return nil }
      return NotApplied(
        measure: measure.id,
        programme: measure.programme,
        reason: reason,
        by: "",
        heading: ""
      )
    }
  }
}
