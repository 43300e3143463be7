// SPDX-License-Identifier: Apache-2.0

package import ExactMath
package import SourceDiagnostics
import TariffModel

/// The law of a territory as one regime reads it at one instant.
package struct LawReading: Sendable {
  package let law: EffectiveLaw
  package let instant: CivilInstant
  package let segment: SegmentLaw

  /// - Throws: A `Diagnostic` when measures replace or displace each other in a circle.
  package init(_ law: EffectiveLaw, at instant: CivilInstant) throws(Diagnostic) {
    self.law = law
    self.instant = instant
    segment = try SegmentLaw(law, at: instant)
  }

  /// The live measures in the order of the law.
  var live: [LiveMeasure] { segment.live.sorted { $0.index < $1.index } }

  /// Why the measure of that id is not live, such as "begins 2025-04-05T00:01".
  func absence(of id: String) -> String {
    guard let effective = law.measures.first(where: { $0.measure.id == id }) else {
      return "not in the law of \(law.regime.id)"
    }
    if let reason = effective.inertBecause { return reason }
    let measure = effective.measure
    if let status = measure.rate(at: instant)?.status, status != .inForce { return status.rawValue }
    let windows =
      measure.rates.isEmpty ? [measure.window] : measure.rates.map { $0.window.intersection(measure.window) }
    if let next = windows.map(\.from).filter({ $0 > instant }).min() { return "begins \(next)" }
    let last = windows.map(\.until).filter { $0 <= instant }.max()
    return last.map { "ended \($0)" } ?? "not live"
  }
}
