// SPDX-License-Identifier: Apache-2.0

package import ExactMath
package import SourceDiagnostics

/// What kind of charge a measure is, or that it is a flag and no charge.
package enum MeasureKind: String, Hashable, Sendable, CaseIterable {
  case duty
  case fee
  case tax
  /// Not money: a licence, a prohibition, a quota; or a note to be shown.
  case control
}

/// Whether a measure is law that applies.
package enum MeasureStatus: String, Hashable, Sendable, CaseIterable {
  case inForce = "in-force"
  case suspended
  case threatened
  case void
  case expired
}

/// Whether a duty can be recovered when the goods are exported again.
package enum Drawback: String, Hashable, Sendable, CaseIterable {
  case yes
  case no
  case manufacturing
  case unknown
}

/// One legal charge, relief or control.
package struct Measure: Sendable {
  package var id: String
  package var programme: String
  package var title: String
  package var kind: MeasureKind
  package var status: MeasureStatus
  package var authority: String
  package var cite: String
  package var scope: MeasureScope
  /// The window of the measure as a whole.
  package var window: Window
  /// Dated rates; exactly one of them at most holds at any instant.
  ///
  /// Empty for a control.
  package var rates: [DatedRate]
  package var base: Base
  package var unknownCondition: UnknownFact
  package var unknownBase: UnknownFact
  package var insteadOf: [MeasureSelector]
  package var displaces: [Displacement]
  package var highestOf: HighestOf?
  /// The charge is multiplied by it, where the law collects only a share.
  package var factor: Rate?
  /// Amounts a unit count by the share that the base is of the customs value.
  package var unitsInProportion: Bool
  /// Charges below it are not collected, in minor units; 0 collects all.
  package var ignoreBelow: Int64
  package var drawback: Drawback
  /// Of a control: what it requires.
  package var flag: String
  package var voided: Voided?
  package var doubt: String
  /// Why it has no first day, such as that it is standing law, or leaves a gap after another of its heading.
  package var standing: String
  package var announcedFor: String
  /// When the measure as such became known; its rates each say so themselves.
  package var knownFrom: CivilInstant
  /// Where it is written, for messages.
  package var location: SourceLocation?

  package init(id: String, programme: String) {
    self.id = id
    self.programme = programme
    title = ""
    kind = .duty
    status = .inForce
    authority = ""
    cite = ""
    scope = MeasureScope()
    window = .always
    rates = []
    base = .value
    unknownCondition = .none
    unknownBase = .range
    insteadOf = []
    displaces = []
    highestOf = nil
    factor = nil
    unitsInProportion = false
    ignoreBelow = 0
    drawback = .unknown
    flag = ""
    voided = nil
    doubt = ""
    standing = ""
    announcedFor = ""
    knownFrom = .distantPast
    location = nil
  }
}

/// Which lines a measure covers.
package struct MeasureScope: Hashable, Sendable {
  /// Empty means every code.
  package var codes: [CodeSelector] = []
  /// ISO codes; empty means every origin.
  ///
  /// Groups are already expanded.
  package var origins: [String] = []
  package var condition: Condition = .always
  package var exceptCodes: [CodeSelector] = []
  package var exceptOrigins: [String] = []
  package var exceptClaims: [String] = []
  package var exceptCondition: Condition?
  /// When not nil, the line must claim the measure by its id or one of these names.
  package var claims: [String]?

  package init() {}
}

/// A stretch of time, the end excluded.
package struct Window: Hashable, Sendable {
  package let from: CivilInstant
  package let until: CivilInstant

  package init(from: CivilInstant, until: CivilInstant) {
    self.from = from
    self.until = until
  }

  package static let always = Window(from: .distantPast, until: .distantFuture)

  package func contains(_ instant: CivilInstant) -> Bool { from <= instant && instant < until }

  /// What both have in common; empty when they do not meet.
  package func intersection(_ other: Window) -> Window {
    Window(from: max(from, other.from), until: min(until, other.until))
  }

  package var isEmpty: Bool { until <= from }
}

/// A rate in a window, with what else changed along with it.
package struct DatedRate: Hashable, Sendable {
  package var window: Window
  /// The window ends only because the next rate begins; without that one it goes on.
  package var endIsImplied = false
  package var rate: RateExpression
  /// Replaces the measure's base when not nil.
  package var base: Base?
  /// A further condition of this rate.
  package var condition: Condition?
  package var perEntry: PerEntry?
  package var status: MeasureStatus?
  /// When this version became known.
  package var knownFrom: CivilInstant
  /// Empty: that of the measure.
  package var cite: String

  package init(
    window: Window,
    rate: RateExpression,
    base: Base? = nil,
    condition: Condition? = nil,
    perEntry: PerEntry? = nil,
    status: MeasureStatus? = nil,
    knownFrom: CivilInstant = .distantPast,
    cite: String = ""
  ) {
    self.window = window
    self.rate = rate
    self.base = base
    self.condition = condition
    self.perEntry = perEntry
    self.status = status
    self.knownFrom = knownFrom
    self.cite = cite
  }
}

/// Least and most of a fee over the lines of one entry, in minor units.
package struct PerEntry: Hashable, Sendable {
  package let minimum: Int64?
  package let maximum: Int64?

  package init(minimum: Int64?, maximum: Int64?) {
    self.minimum = minimum
    self.maximum = maximum
  }
}

/// What a rate is applied to.
package indirect enum Base: Hashable, Sendable {
  /// The customs value.
  case value
  /// The goods, without freight and insurance.
  case goods
  /// The goods with freight and insurance.
  case cif
  /// A money fact, such as `content_steel` or `fact_repair_value`.
  case fact(String)
  /// The customs value less these portions.
  case valueLess([String])
  /// The customs value plus other charges; `inclusive` counts the charge itself, too, `beforeFactor` the others as
  /// they would be without their factors.
  case plus([MeasureSelector], inclusive: Bool, beforeFactor: Bool = false)
  /// The first whose condition holds.
  case cases([BaseCase])
}

/// One choice of a base.
package struct BaseCase: Hashable, Sendable {
  package let condition: Condition
  package let base: Base

  package init(condition: Condition, base: Base) {
    self.condition = condition
    self.base = base
  }
}

/// What the law says when a fact is not declared.
package enum UnknownFact: Hashable, Sendable {
  /// The whole value; of a condition: it holds.
  case full
  /// Nothing; of a condition: it does not hold.
  case none
  /// That share of the value.
  case share(Rate)
  /// Nothing: the answer is a range, with the higher end charged.
  case range
}

/// That a measure takes other measures away, on the value it covers or on the whole line.
package struct Displacement: Hashable, Sendable {
  package enum Extent: String, Hashable, Sendable, CaseIterable {
    case covered
    case line
  }
  package enum Trigger: String, Hashable, Sendable, CaseIterable {
    /// More than zero is due.
    case owed
    /// The heading applies, even at zero.
    case applies
  }

  package var what: [MeasureSelector]
  package var extent: Extent
  package var trigger: Trigger
  package var window: Window
  package var knownFrom: CivilInstant
  /// The heading under which the displaced measure is then filed; may be empty.
  package var heading: String

  package init(
    what: [MeasureSelector],
    extent: Extent,
    trigger: Trigger,
    window: Window = .always,
    knownFrom: CivilInstant = .distantPast,
    heading: String = ""
  ) {
    self.what = what
    self.extent = extent
    self.trigger = trigger
    self.window = window
    self.knownFrom = knownFrom
    self.heading = heading
  }
}

/// Membership of a group of which only the highest amount is owed.
package struct HighestOf: Hashable, Sendable {
  package let group: String
  /// On equal amounts the lower rank wins.
  package let rank: Int

  package init(group: String, rank: Int) {
    self.group = group
    self.rank = rank
  }
}

/// That a measure was held unlawful.
package struct Voided: Hashable, Sendable {
  package let from: CivilInstant
  package let known: CivilInstant
  package let cite: String

  package init(from: CivilInstant, known: CivilInstant, cite: String) {
    self.from = from
    self.known = known
    self.cite = cite
  }
}
