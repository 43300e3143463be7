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
  var drawback: Drawback?
  var flag: String?
  var voided: Voided?
  var knownFrom: CivilInstant?
  var doubt: String?
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
    func fill<Value>(_ field: WritableKeyPath<MeasureFields, Value?>) {
      if self[keyPath: field] == nil { self[keyPath: field] = defaults[keyPath: field] }
    }
    fill(\.title)
    fill(\.kind)
    fill(\.status)
    fill(\.authority)
    fill(\.cite)
    fill(\.codes)
    fill(\.origins)
    fill(\.condition)
    fill(\.except)
    fill(\.claims)
    fill(\.from)
    fill(\.until)
    fill(\.rates)
    fill(\.base)
    fill(\.unknown)
    fill(\.insteadOf)
    fill(\.displaces)
    fill(\.highestOf)
    fill(\.rank)
    fill(\.perEntry)
    fill(\.drawback)
    fill(\.flag)
    fill(\.voided)
    fill(\.knownFrom)
    fill(\.doubt)
    fill(\.announcedFor)
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
  /// Every rate that is written could be read.
  var isSound: Bool
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
