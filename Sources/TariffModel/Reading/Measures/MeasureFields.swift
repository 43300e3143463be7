// SPDX-License-Identifier: Apache-2.0

import ExactMath
import SourceDiagnostics

/// The fields of a measure as far as one object states them; nil is not stated.
///
/// A measure, the defaults of a programme and what an amendment sets are all read as this, and only then
/// become a `Measure` or a `MeasureEdit`.
struct MeasureFields {
  var title: String?
  var kind: MeasureKind?
  var status: MeasureStatus?
  var authority: String?
  var cite: String?
  var codes: [CodeSelector]?
  var origins: [String]?
  var condition: Condition?
  var except: Exceptions?
  var claims: [String]?
  var from: Located<CivilInstant>?
  var until: Located<CivilInstant>?
  var rates: StatedRates?
  var base: Base?
  var unknown: UnknownFact?
  var insteadOf: [MeasureSelector]?
  var displaces: [Displacement]?
  var highestOf: String?
  var rank: Located<Int>?
  var perEntry: PerEntry?
  var factor: Rate?
  var unitsInProportion: Bool?
  var ignoreBelow: Int64?
  var drawback: Drawback?
  var flag: String?
  var voided: Voided?
  var knownFrom: CivilInstant?
  var doubt: String?
  var standing: String?
  var announcedFor: String?

  /// What takes a line out of the scope.
  struct Exceptions {
    var codes: [CodeSelector]?
    var origins: [String]?
    var claims: [String]?
    var condition: Condition?
  }

  /// Takes over what `defaults` states and this does not.
  mutating func fill(from defaults: MeasureFields) {
    title = title ?? defaults.title
    kind = kind ?? defaults.kind
    status = status ?? defaults.status
    authority = authority ?? defaults.authority
    cite = cite ?? defaults.cite
    codes = codes ?? defaults.codes
    origins = origins ?? defaults.origins
    condition = condition ?? defaults.condition
    except = except ?? defaults.except
    claims = claims ?? defaults.claims
    from = from ?? defaults.from
    until = until ?? defaults.until
    rates = rates ?? defaults.rates
    base = base ?? defaults.base
    unknown = unknown ?? defaults.unknown
    insteadOf = insteadOf ?? defaults.insteadOf
    displaces = displaces ?? defaults.displaces
    highestOf = highestOf ?? defaults.highestOf
    rank = rank ?? defaults.rank
    perEntry = perEntry ?? defaults.perEntry
    factor = factor ?? defaults.factor
    unitsInProportion = unitsInProportion ?? defaults.unitsInProportion
    ignoreBelow = ignoreBelow ?? defaults.ignoreBelow
    drawback = drawback ?? defaults.drawback
    flag = flag ?? defaults.flag
    voided = voided ?? defaults.voided
    knownFrom = knownFrom ?? defaults.knownFrom
    doubt = doubt ?? defaults.doubt
    standing = standing ?? defaults.standing
    announcedFor = announcedFor ?? defaults.announcedFor
  }

  /// The stretch of time that `from` and `until` bound.
  var window: Window {
    Window(from: from?.value ?? .distantPast, until: until?.value ?? .distantFuture)
  }
}

/// The rates that an object states: one in `rate`, or several in `rates`.
struct StatedRates {
  var entries: [StatedRate]
  /// Written as `rate`, so that the window is that of the measure.
  var isSingle: Bool
  /// The key that states them.
  var location: SourceLocation
}

/// One rate as it is written: what is not stated is nil.
struct StatedRate {
  var rate: RateExpression
  var location: SourceLocation
  var from: Located<CivilInstant>?
  var until: Located<CivilInstant>?
  var base: Base?
  var perEntry: PerEntry?
  var condition: Condition?
  var status: MeasureStatus?
  var knownFrom: CivilInstant?
  var cite: String?
}
