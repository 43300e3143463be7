// SPDX-License-Identifier: Apache-2.0

import ExactMath
import Reporting
import TariffModel

/// Every change of what goods of one code and origin owe, to the minute, with what caused it.
///
/// Instants are texts such as `2025-04-05T00:01`, by the territory's own clock.
public struct RateTimeline: Sendable {
  /// What the goods owe in one stretch of unchanged law: duties and taxes, without fees.
  public struct Standing: Sendable {
    /// The duties as one rate: `25.00%`, or with rates by quantity `25.00% + 1.9¢/kg`.
    public let rate: String
    /// The duties as a percentage of the value, two decimals, half up; nil where some are by quantity or open.
    public let effectiveRate: String?
    /// The single charges, in filing order.
    public let parts: [Part]
    /// What stands in the way of a whole answer, in sentences; empty when nothing does.
    public let problems: [String]
  }

  /// One charge as it stands.
  public struct Part: Sendable {
    /// The measure's id, its heading where the law has one.
    public let measure: String
    /// The programme's id, such as `section-301`.
    public let programme: String
    /// `duty` or `tax`.
    public let kind: String
    /// The rate; with what it comes to, where that is another share of the value.
    public let rate: String
    /// Where the rate is printed.
    public let cite: String
  }

  /// What became of one charge.
  public struct Step: Sendable {
    /// The charge before; nil when it began.
    public let before: Part?
    /// The charge after; nil when it ended.
    public let after: Part?
    /// Why it ended, such as `displaced by 9903.81.91`; empty when its time was over, or it did not end.
    public let reason: String
  }

  /// One instant at which something changed.
  public struct Change: Sendable {
    /// The first minute of the new law.
    public let at: String
    /// What the goods owed until then.
    public let before: Standing
    /// What they owe from then on.
    public let after: Standing
    /// The charges that ended, then those that began or changed.
    public let steps: [Step]
  }

  /// The regime's id.
  public let regime: String
  /// The digits of the code.
  public let code: String
  /// The origin as an ISO code.
  public let origin: String
  /// The first minute looked at.
  public let since: String
  /// The last minute looked at.
  public let until: String
  /// What was owed at the first law known, or just before the first minute where that was given.
  public let start: Standing
  /// In the order of time.
  public let changes: [Change]
  /// When the law that is known already changes next after the last minute; nil when it does not.
  public let next: String?

  init(_ report: TimelineReport) {
    regime = report.header.regime
    code = report.hts
    origin = report.origin
    since = report.since.minuteText
    until = report.until.minuteText
    start = Standing(report.start)
    changes = report.changes.map { change in
      Change(
        at: change.at.minuteText,
        before: Standing(change.before),
        after: Standing(change.after),
        steps: change.steps.map { step in
          Step(before: step.before.map(Part.init), after: step.after.map(Part.init), reason: step.reason)
        }
      )
    }
    next = report.next?.minuteText
  }
}

extension RateTimeline.Standing {
  init(_ standing: TimelineReport.Standing) {
    rate = standing.rate
    effectiveRate = standing.effectiveRate.map { DecimalText.text($0, digits: 2) }
    parts = standing.parts.map(RateTimeline.Part.init)
    problems = standing.problems.map(\.text)
  }
}

extension RateTimeline.Part {
  init(_ part: TimelineReport.Part) {
    measure = part.charge.measure
    programme = part.charge.programme
    kind = part.charge.kind.rawValue
    rate = part.rate
    cite = part.charge.cite
  }
}
