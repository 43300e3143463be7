// SPDX-License-Identifier: Apache-2.0

import ExactMath
import LibraryLoading
import Reporting
import ScenarioRunning
import TariffEngine
import TariffModel

/// Looks for every change of what one line owes, under the first regime of a setup.
///
/// The line is assessed at each instant at which the law that can touch it changes, and at no other.
struct Timeline {
  private let setup: AssessmentSetup
  private let since: CivilInstant?
  private let until: CivilInstant

  /// - Throws: `UsageError` when the end comes before the beginning.
  init(_ setup: AssessmentSetup, since: String?, until: String?) throws {
    self.setup = setup
    let territory = setup.runs[0].law.territory
    let since = try since.map { try setup.library.asOf($0, in: territory) }
    let until = try until.map { try setup.library.asOf($0, in: territory) }
    self.since = since?.instant
    self.until = try (until ?? setup.library.lawThrough()).judged
    if let since, self.until < since.instant {
      throw UsageError.badGoods("--until comes before --since", help: nil)
    }
  }

  func report(_ goods: OneLine, showsAmounts: Bool) throws -> TimelineReport {
    let run = setup.runs[0]
    // Read once as of the end, so that the code and the origin are what the reader of baskets makes of them.
    let probe = try goods.assess(setup, at: [until]).lines[0][0]
    guard let code = CommodityCode(probe.hts) else {
      throw UsageError.badGoods("'\(probe.hts)' is no commodity code", help: nil)
    }
    let law = run.law.touching(code, from: probe.origin)
    // The law before a first minute that is given is known, that before the first law known is not.
    let known = law.knownLaw.lowerBound
    let first = since ?? (known == .distantPast ? law.boundaries.first ?? until : known)
    let start = since.map { CivilInstant(minute: $0.minute - 1) } ?? first
    let moments = law.boundaries.filter { $0 > start }
    let lines = try goods.assess(
      setup,
      under: [RegimeRun(law: law, options: run.options, header: run.header)],
      at: [start] + moments,
      explains: true
    )
    .lines[0]
    return TimelineReport(
      header: run.header,
      start: lines[0],
      moments: Array(zip(moments, lines.dropFirst())).map { (at: $0, line: $1) },
      since: first,
      startsBefore: since != nil,
      until: until,
      clock: law.territory.clockText,
      showsAmounts: showsAmounts,
      names: setup.names
    )
  }
}

extension Territory {
  /// The clock by which its instants are written, such as `United States, UTC-05:00, in summer UTC-04:00`.
  fileprivate var clockText: String {
    let summer = clock.daylight.map { ", in summer \(Self.offset($0.utcOffset))" } ?? ""
    return "\(title), \(Self.offset(clock.utcOffset))\(summer)"
  }

  private static func offset(_ minutes: Int) -> String {
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let size = minutes.magnitude
    return "UTC\(minutes < 0 ? "-" : "+")\(padded(Int(size / 60))):\(padded(Int(size % 60)))"
  }
}
