// SPDX-License-Identifier: Apache-2.0

import ExactMath
import LibraryLoading
import ScenarioRunning
import SourceDiagnostics
import TariffModel

extension TariffLibrary {
  /// Every change of what goods of one code and origin owe, as `tariff rate --timeline` has them.
  ///
  /// ```swift
  /// let timeline = try library.timeline(code: "7326.90.86.88", origin: "CN", since: "2025-01-01")
  /// for change in timeline.changes { print(change.at, change.before.rate, change.after.rate) }
  /// ```
  ///
  /// Territory and regime are the library's defaults unless named; the regime is read at each date in turn, its own
  /// date is left aside. `since` and `until` are days or minutes such as `2025-04-05T00:01`; without them the timeline
  /// goes from the first law known through the last. `columns` says more of the goods, by the columns of baskets:
  /// `["mode": "vessel", "content_steel": "4000"]`; the value is 10,000 unless they give one.
  ///
  /// - Throws: `TariffError` when the law has errors, or goods or dates cannot be read.
  public func timeline(
    code: String,
    origin: String,
    columns: [String: String] = [:],
    territory: String? = nil,
    regime: String? = nil,
    since: String? = nil,
    until: String? = nil
  ) throws(TariffError) -> RateTimeline {
    let log = DiagnosticLog()
    let loader = LibraryLoader(files: files, displayRoot: "", log: log)
    guard let regime = loader.loadRegime(regime ?? facts.defaultRegime),
      let law = loader.loadLaw(of: territory ?? facts.defaultTerritory, under: [regime])
    else { throw TariffError(log) }
    var goods = OneLine()
    goods.add("hts", code)
    goods.add("origin", origin)
    if columns["value"] == nil { goods.add("value", "10000") }
    for (column, text) in columns.sorted(by: { $0.key < $1.key }) { goods.add(column, text) }
    do {
      let timeline = try Timeline(
        regime,
        law: law,
        facts: facts,
        since: since.map { try Self.date($0, in: law.territory) },
        until: until.map { try Self.date($0, in: law.territory) }
      )
      return RateTimeline(try timeline.report(goods, showsAmounts: false))
    } catch {
      let bad = error as? BadGoods
      let message = Diagnostic.Message(id: "bad-goods", text: bad?.text ?? "\(error)", help: bad?.help)
      log.error(message, at: nil)
      throw TariffError(log)
    }
  }

  private static func date(_ text: String, in territory: Territory) throws(BadGoods) -> LineDate {
    guard let written = WrittenInstant(text.utf8) else {
      throw BadGoods("'\(text)' is no date", help: "write it as 2025-10-23 or 2025-04-05T00:01")
    }
    return LineDate(instant: territory.clock.civil(written), isBareDate: written.minuteOfDay == nil)
  }
}
