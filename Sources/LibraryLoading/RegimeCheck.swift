// SPDX-License-Identifier: Apache-2.0

import ExactMath
import SourceDiagnostics
import TariffModel

/// Checks what a regime adds against its own clock.
struct RegimeCheck {
  let regime: Regime
  let log: DiagnosticLog

  /// Reports measures added in full that can never apply under the regime's fixed clock.
  func checkAdditions(_ amendments: [Amendment]) {
    for amendment in amendments {
      if case .add(let measure) = amendment.change { checkLiveness(of: measure, amendment) }
    }
  }

  /// Reports measures put in force that are in force anyway or can never apply.
  func checkActivations(_ amendments: [Amendment], in measures: [Measure]) {
    for amendment in amendments {
      guard case .activate(let id) = amendment.change else { continue }
      let found = measures.filter { $0.id == id }
      for measure in found {
        let isInert =
          measure.status != .inForce || measure.rates.contains { ($0.status ?? .inForce) != .inForce }
        if isInert {
          checkLiveness(of: measure, amendment)
        } else {
          log.report(.alreadyInForce(id), at: amendment.location)
        }
      }
    }
  }

  private func checkLiveness(of measure: Measure, _ amendment: Amendment) {
    guard case .at(let clock) = regime.clock, !isLive(measure, on: clock) else { return }
    let shown = clock.isBareDate ? clock.instant.date.description : clock.instant.description
    log.report(.neverLive(measure.id, clock: shown), at: amendment.location)
  }

  /// Whether any of the measure applies at the clock; on a bare day, at any minute of it.
  private func isLive(_ measure: Measure, on clock: LineDate) -> Bool {
    let last = clock.judged
    let moment = Window(from: clock.instant, until: CivilInstant(minute: last.minute + 1))
    let live = measure.window.intersection(moment)
    guard !live.isEmpty, isKnown(measure.knownFrom) else { return false }
    if measure.kind == .control { return true }
    return measure.rates.contains { rate in
      !rate.window.intersection(live).isEmpty && isKnown(rate.knownFrom)
    }
  }

  private func isKnown(_ instant: CivilInstant) -> Bool {
    regime.knownBy.map { instant <= $0 } ?? true
  }
}
