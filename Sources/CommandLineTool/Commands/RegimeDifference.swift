// SPDX-License-Identifier: Apache-2.0

import ExactMath
import LibraryLoading
import SourceDiagnostics
import TariffEngine
import TariffModel

/// The measures of a territory that differ between two regimes, each read at its own date.
struct RegimeDifference {
  let listing: Listing

  /// - Parameter asOf: The date for regimes that judge each line at its own; nil: the last day of known law.
  init(_ old: Regime, _ new: Regime, territory: String, asOf: String?, library: Library) throws {
    let law = try library.law(of: territory, under: [old, new])
    let facts = try library.facts()
    let date = try asOf.map { try library.asOf($0, in: law.territory) } ?? library.lawThrough()
    func side(_ regime: Regime) throws -> Side {
      let effective = EffectiveLaw(regime: regime, law: law, facts: facts)
      let instant =
        switch regime.clock {
        case .line: date.judged
        case .at(let clock): clock.judged
        }
      do throws(Diagnostic) {
        return Side(try SegmentLaw(effective, at: instant), effective)
      } catch {
        throw InvalidInput([error])
      }
    }
    listing = Self.listing(try side(old), try side(new), names: (old.id, new.id))
  }

  /// The live measures of one regime.
  private struct Side {
    struct State {
      let measure: Measure
      let rate: String
      let cite: String
      let dated: DatedRate?
    }

    /// In the order of the law.
    let order: [String]
    let states: [String: State]

    init(_ segment: SegmentLaw, _ law: EffectiveLaw) {
      let currency = law.territory.currency
      let live = segment.live.sorted { $0.index < $1.index }
      order = live.map(\.measure.id)
      states = Dictionary(
        live.map { live in
          let isControl = live.measure.kind == .control
          let state = State(
            measure: live.measure,
            rate: isControl ? live.measure.flag : live.rate.text(currency: currency),
            cite: live.cite,
            dated: live.dated
          )
          return (live.measure.id, state)
        },
        uniquingKeysWith: { first, _ in first }
      )
    }
  }

  private static func listing(_ old: Side, _ new: Side, names: (old: String, new: String)) -> Listing {
    var listing = Listing([
      .init("measure", "Measure"), .init("programme", "Programme"), .init(names.old, names.old, wraps: true),
      .init(names.new, names.new, wraps: true), .init("cite", "Where it is printed", wraps: true),
    ])
    let added = new.order.filter { old.states[$0] == nil }
    for id in old.order + added {
      let (before, after) = (old.states[id], new.states[id])
      guard let measure = (after ?? before)?.measure else { continue }
      guard let change = change(before, after) else { continue }
      listing.add([id, measure.programme, change.old, change.new, change.cite])
    }
    return listing
  }

  /// The two rates and where they are printed; nil when nothing differs.
  private static func change(
    _ before: Side.State?,
    _ after: Side.State?
  ) -> (old: String, new: String, cite: String)? {
    guard let before else { return after.map { ("none", $0.rate, $0.cite) } }
    guard let after else { return (before.rate, "none", before.cite) }
    let cites = before.cite == after.cite ? after.cite : "\(before.cite); \(after.cite)"
    if before.rate != after.rate { return (before.rate, after.rate, cites) }
    let terms = before.dated.map { Terms($0, of: before.measure) }
    return terms == after.dated.map { Terms($0, of: after.measure) }
      && before.measure.scope == after.measure.scope
      ? nil : (before.rate, "\(after.rate), on other terms", cites)
  }

  /// What a rate hangs on besides itself.
  private struct Terms: Equatable {
    let base: Base
    let condition: Condition?
    let perEntry: PerEntry?

    init(_ dated: DatedRate, of measure: Measure) {
      base = dated.base ?? measure.base
      condition = dated.condition
      perEntry = dated.perEntry
    }
  }
}
