// SPDX-License-Identifier: Apache-2.0

import ExactMath
import LibraryLoading
import SourceDiagnostics
import TariffEngine
import TariffModel

/// The measures of a territory under two regimes, each read at its own date.
struct RegimeDifference {
  /// All measures that are live under one of them.
  let measures: [MeasureChange]
  /// The ids of the regimes.
  let names: (old: String, new: String)

  /// Regimes that judge each line at its own date are read at the last day of known law.
  init(_ old: EffectiveLaw, _ new: EffectiveLaw) throws(InvalidInput) {
    names = (old.regime.id, new.regime.id)
    func reading(_ law: EffectiveLaw) throws(InvalidInput) -> LawReading {
      let instant =
        switch law.regime.clock {
        case .line: CivilInstant(law.facts.lawThrough).endOfDay
        case .at(let clock): clock.judged
        }
      do throws(Diagnostic) {
        return try LawReading(law, at: instant)
      } catch {
        throw InvalidInput([error])
      }
    }
    measures = MeasureChange.all(from: try reading(old), to: try reading(new))
  }

  /// The columns that say which measure has which rates.
  var rateColumns: [Listing.Column] {
    [
      .init("change", "Change"), .init("measure", "Measure"), .init("programme", "Programme", wraps: true),
      .init(names.old, names.old, wraps: true), .init(names.new, names.new, wraps: true),
    ]
  }

  /// The columns that say why; beside amounts a table has room for one of them only.
  func reasonColumns(besideAmounts: Bool) -> [Listing.Column] {
    [
      .init("window", "In force", wraps: true, isDetail: besideAmounts),
      .init("why", "What or why", wraps: true),
      .init("cite", "Where it is printed", wraps: true, isDetail: besideAmounts),
    ]
  }

  /// The changes of law alone.
  var listing: Listing {
    var listing = Listing(rateColumns + reasonColumns(besideAmounts: false))
    for change in measures where change.kind != .same { listing.add(change.rates + change.reasons) }
    return listing
  }
}

extension MeasureChange {
  /// The texts of `RegimeDifference.rateColumns`.
  var rates: [String] {
    [kind.rawValue, measure, programme, old?.rate ?? "none", new?.rate ?? "none"]
  }

  /// The texts of `RegimeDifference.reasonColumns`.
  var reasons: [String] { [window, why, Self.both(old?.cite, new?.cite, between: "; ")] }

  private var window: String {
    Self.both((old?.window).map(Self.text), (new?.window).map(Self.text), between: " → ")
  }

  private var why: String {
    if kind == .same { return "other lines or another base" }
    guard kind == .changed else { return reason }
    return aspects.map { aspect in
      guard aspect == .codes else { return aspect.rawValue }
      return "codes (\(codesIn) rows more, \(codesOut) fewer)"
    }
    .joined(separator: ", ")
  }

  /// One text where both are the same or one is missing.
  private static func both(_ old: String?, _ new: String?, between: String) -> String {
    guard let old, let new, old != new else { return new ?? old ?? "" }
    return old + between + new
  }

  private static func text(_ window: Window) -> String {
    switch (window.from, window.until) {
    case (.distantPast, .distantFuture): "always"
    case (let from, .distantFuture): "since \(from)"
    case (.distantPast, let until): "until \(until)"
    case (let from, let until): "\(from) to \(until)"
    }
  }
}
