// SPDX-License-Identifier: Apache-2.0

package import Baskets
import ExactMath
package import LibraryLoading
package import Reporting
import TariffEngine
package import TariffModel

/// Looks for every change of what one line owes under a regime.
///
/// The line is assessed at each instant at which the law that can touch it changes, and at no other.
package struct Timeline: Sendable {
  private let run: RegimeRun
  private let options: BasketOptions
  private let facts: LibraryFacts
  private let names: NameTable
  private let since: CivilInstant?
  private let until: CivilInstant

  /// A timeline from `since`, or from the first law known, until `until`, or through the last.
  ///
  /// - Throws: `BadGoods` when the end comes before the beginning.
  package init(
    _ run: RegimeRun,
    options: BasketOptions,
    facts: LibraryFacts,
    names: NameTable = NameTable(),
    since: LineDate? = nil,
    until: LineDate? = nil
  ) throws(BadGoods) {
    self.run = run
    self.options = options
    self.facts = facts
    self.names = names
    self.since = since?.instant
    self.until = (until ?? LineDate(instant: CivilInstant(facts.lawThrough), isBareDate: true)).judged
    if let since, self.until < since.instant { throw BadGoods("the end comes before the beginning") }
  }

  /// The same of a regime as it stands, read at each date in turn: its own date is left aside.
  package init(
    _ regime: Regime,
    law: TerritoryLaw,
    facts: LibraryFacts,
    since: LineDate? = nil,
    until: LineDate? = nil
  ) throws(BadGoods) {
    var regime = regime
    regime.clock = .line
    try self.init(
      RegimeRun(regime, law: law, facts: facts, wishes: RegimeRun.Wishes()),
      options: BasketOptions(law.territory),
      facts: facts,
      since: since,
      until: until
    )
  }

  /// The changes for those goods.
  ///
  /// - Throws: `BadGoods` when they cannot be read.
  package func report(_ goods: OneLine, showsAmounts: Bool) throws -> TimelineReport {
    // Read once as of the end, so that the code and the origin are what the reader of baskets makes of them.
    let probe = try goods.assess(options, facts, under: [run], at: [until]).lines[0][0]
    guard let code = CommodityCode(probe.hts) else {
      throw BadGoods("'\(probe.hts)' is no commodity code")
    }
    let law = run.law.touching(code, from: probe.origin)
    // The law before a first minute that is given is known, that before the first law known is not.
    let known = law.knownLaw.lowerBound
    let first = since ?? (known == .distantPast ? law.boundaries.first ?? until : known)
    let start = since.map { CivilInstant(minute: $0.minute - 1) } ?? first
    let moments = law.boundaries.filter { $0 > start }
    let lines = try goods.assess(
      options,
      facts,
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
      names: names
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
