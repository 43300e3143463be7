// SPDX-License-Identifier: Apache-2.0

import ExactMath
import SourceDiagnostics
import TariffModel

/// Looks for measures that do not say all that a reader of the law may ask: on whose authority, since when, and what
/// their status rests on.
struct MeasureLint {
  let log: DiagnosticLog

  func check(_ measures: [Measure]) {
    for measure in measures {
      if measure.authority.isEmpty { log.report(.missingAuthority(measure.id), at: measure.location) }
      if Self.isOpen(measure), measure.standing.isEmpty {
        log.report(.openStart(measure.id), at: measure.location)
      }
      if let field = Self.missingField(measure) {
        log.report(.unexplainedStatus(measure.id, measure.status, lacks: field), at: measure.location)
      }
    }
  }

  /// Whether it holds from the beginning of time.
  private static func isOpen(_ measure: Measure) -> Bool {
    measure.window.from == .distantPast
      && (measure.rates.isEmpty || measure.rates.contains { $0.window.from == .distantPast })
  }

  /// The field that its status calls for and that it lacks.
  private static func missingField(_ measure: Measure) -> String? {
    switch measure.status {
    case .void: measure.voided == nil ? "voided" : nil
    case .threatened: measure.announcedFor.isEmpty ? "announcedFor" : nil
    case .expired: measure.window.until == .distantFuture ? "until" : nil
    case .inForce, .suspended: nil
    }
  }
}
