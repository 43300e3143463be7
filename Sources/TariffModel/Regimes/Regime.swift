// SPDX-License-Identifier: Apache-2.0

package import ExactMath
package import SourceDiagnostics

/// Which law applies: a law set, a clock, what was known, and how transition clauses are read.
package struct Regime: Sendable {
  package enum Clock: Hashable, Sendable {
    /// Each line is judged at its own date of entry.
    case line
    /// Every line is judged at that date.
    case at(LineDate)
  }

  /// How in-transit and contract clauses are read under a fixed clock.
  package enum Transition: String, Hashable, Sendable, CaseIterable {
    /// Dates count as the line declares them.
    case asDeclared = "as-declared"
    /// Dates other than that of entry are left aside.
    case none
    /// Dates move along with that of entry, keeping the lead time.
    case shift
  }

  /// How measures that were held unlawful are read.
  package enum Unlawful: String, Hashable, Sendable, CaseIterable {
    /// As they were collected.
    case collected
    /// As void from the start.
    case dropped
  }

  package var id: String
  package var title: String
  package var clock: Clock
  /// Versions that became known later are left out; nil knows everything.
  package var knownBy: CivilInstant?
  /// Nil: as declared where the line's date of entry is the clock's, otherwise none.
  package var transition: Transition?
  package var unlawful: Unlawful
  /// A slogan or a hypothetical, to be marked in every report.
  package var isNotLaw: Bool
  package var cite: String
  /// In the order in which they take effect, those of the extended regime first.
  package var amendments: [Amendment]
  package var location: SourceLocation?

  package init(id: String, title: String, clock: Clock = .line) {
    self.id = id
    self.title = title
    self.clock = clock
    knownBy = nil
    transition = nil
    unlawful = .collected
    isNotLaw = false
    cite = ""
    amendments = []
    location = nil
  }
}

/// A change that a regime makes to the law of a territory.
package struct Amendment: Sendable {
  package enum Change: Sendable {
    /// Adds a measure, written out in full.
    case add(Measure)
    /// Puts a measure in force that is suspended, threatened or void.
    case activate(String)
    /// Replaces measures by amended ones: those the selector covers, each passed through the fields set.
    case amend(MeasureSelector, MeasureEdit)
    /// Leaves measures out.
    case suspend(MeasureSelector)
  }

  package let territory: String
  package let change: Change
  package let location: SourceLocation?

  package init(territory: String, change: Change, location: SourceLocation?) {
    self.territory = territory
    self.change = change
    self.location = location
  }
}

/// The fields that an amendment sets; nil leaves a field as it is.
package struct MeasureEdit: Sendable {
  package var title: String?
  package var status: MeasureStatus?
  package var window: Window?
  /// The ends of the window, where only one of them changes.
  package var from: CivilInstant?
  package var until: CivilInstant?
  package var rates: [DatedRate]?
  package var base: Base?
  package var origins: [String]?
  package var codes: [CodeSelector]?
  package var condition: Condition?
  package var exceptCodes: [CodeSelector]?
  package var exceptOrigins: [String]?
  package var exceptClaims: [String]?
  package var exceptCondition: Condition?
  package var claims: [String]?
  package var unknown: UnknownFact?
  package var displaces: [Displacement]?
  package var insteadOf: [MeasureSelector]?
  package var highestOf: HighestOf?
  package var factor: Rate?
  package var unitsInProportion: Bool?
  package var ignoreBelow: Int64?
  package var drawback: Drawback?
  package var flag: String?
  package var cite: String?

  package init() {}

  /// `measure` with the fields set.
  package func applied(to measure: Measure) -> Measure {
    var result = measure
    if let title { result.title = title }
    if let status { result.status = status }
    if let window { result.window = window }
    result.window = Window(from: from ?? result.window.from, until: until ?? result.window.until)
    if let rates { result.rates = rates }
    if let base { result.base = base }
    if let origins { result.scope.origins = origins }
    if let codes { result.scope.codes = codes }
    if let condition { result.scope.condition = condition }
    if let exceptCodes { result.scope.exceptCodes = exceptCodes }
    if let exceptOrigins { result.scope.exceptOrigins = exceptOrigins }
    if let exceptClaims { result.scope.exceptClaims = exceptClaims }
    if let exceptCondition { result.scope.exceptCondition = exceptCondition }
    if let claims { result.scope.claims = claims }
    if let unknown {
      result.unknownCondition = unknown
      result.unknownBase = unknown
    }
    if let displaces { result.displaces = displaces }
    if let insteadOf { result.insteadOf = insteadOf }
    if let highestOf { result.highestOf = highestOf }
    if let factor { result.factor = factor }
    if let unitsInProportion { result.unitsInProportion = unitsInProportion }
    if let ignoreBelow { result.ignoreBelow = ignoreBelow }
    if let drawback { result.drawback = drawback }
    if let flag { result.flag = flag }
    if let cite { result.cite = cite }
    return result
  }
}
