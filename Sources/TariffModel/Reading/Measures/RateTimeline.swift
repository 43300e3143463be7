// SPDX-License-Identifier: Apache-2.0

import ExactMath
import SourceDiagnostics

/// Puts the rates of one measure in order of time: where each begins and ends, and when it became known.
///
/// - A rate without `until` ends where the next begins, unless that next one is retroactive: one that became
///   known after its own beginning ends nothing, it outranks what holds beside it.
/// - A rate without `knownFrom` became known when it began; the first, when the measure did if that says so.
/// - Two rates may hold at once only if they became known at different times and at least one says when.
struct RateTimeline {
  /// The measure, for messages.
  let measure: String
  /// The window of the measure as a whole.
  let window: Window
  /// When the measure became known, if it says so.
  let knownFrom: CivilInstant?
  /// Written by a regime: then everything counts as known unless it says otherwise.
  let isAmendment: Bool
  let log: DiagnosticLog

  /// The stated rates with their windows filled in; mistakes are reported.
  func dated(_ stated: StatedRates) -> [DatedRate] {
    let slots = slots(stated)
    var result: [DatedRate] = []
    for slot in slots {
      var rate = DatedRate(
        window: slot.window,
        rate: slot.stated.rate,
        base: slot.stated.base,
        condition: slot.stated.condition,
        perEntry: slot.stated.perEntry,
        status: slot.stated.status,
        knownFrom: slot.known,
        cite: slot.stated.cite ?? ""
      )
      rate.endIsImplied = slot.stated.until == nil
      result.append(rate)
    }
    guard !stated.isSingle else { return result }
    reportEmptyWindows(slots)
    let sound = slots.filter { !$0.window.isEmpty }
    reportOverlaps(sound)
    reportGaps(sound)
    return result
  }

  /// A rate and the window it was found to have.
  private struct Slot {
    let stated: StatedRate
    var window: Window
    let known: CivilInstant
  }

  private func slots(_ stated: StatedRates) -> [Slot] {
    let first = stated.entries.map { $0.from?.value ?? .distantPast }.min()
    let begun = stated.entries.map { entry in
      let from = entry.from?.value ?? .distantPast
      return Slot(
        stated: entry,
        window: Window(from: from, until: .distantFuture),
        known: entry.knownFrom ?? defaultKnown(from: from, isFirst: from == first)
      )
    }
    return begun.map { slot in
      var slot = slot
      let next =
        begun
        .filter { $0.window.from > slot.window.from && $0.known <= $0.window.from }
        .map(\.window.from)
        .min()
      slot.window = Window(
        from: slot.window.from,
        until: slot.stated.until?.value ?? next ?? .distantFuture
      )
      return slot
    }
  }

  private func defaultKnown(from: CivilInstant, isFirst: Bool) -> CivilInstant {
    if isAmendment { return knownFrom ?? .distantPast }
    let begins = from == .distantPast ? window.from : from
    guard let knownFrom else { return begins }
    return isFirst ? knownFrom : max(knownFrom, begins)
  }

  private func reportEmptyWindows(_ slots: [Slot]) {
    for slot in slots {
      if slot.window.isEmpty {
        log.report(.emptyWindow(slot.window), at: slot.stated.until?.location ?? slot.stated.location)
      } else if slot.window.intersection(window).isEmpty, !window.isEmpty {
        log.report(.rateOutsideWindow(measure, window), at: slot.stated.location)
      }
    }
  }

  private func reportOverlaps(_ slots: [Slot]) {
    for (index, later) in slots.enumerated() {
      for earlier in slots[..<index] {
        let common = earlier.window.intersection(later.window)
        let saysWhen = earlier.stated.knownFrom != nil || later.stated.knownFrom != nil
        guard !common.isEmpty, earlier.known == later.known || !saysWhen else { continue }
        log.report(
          .overlappingRates(from: common.from, until: common.until),
          at: later.stated.location,
          labels: [Diagnostic.Label("the other rate", at: earlier.stated.location)]
        )
        break
      }
    }
  }

  private func reportGaps(_ slots: [Slot]) {
    let inTime = slots.sorted { $0.window.from < $1.window.from }
    guard var covered = inTime.first?.window.until else { return }
    for slot in inTime.dropFirst() {
      let gap = Window(from: covered, until: slot.window.from).intersection(window)
      if !gap.isEmpty {
        log.report(.gapInRates(measure, from: gap.from, until: gap.until), at: slot.stated.location)
      }
      covered = max(covered, slot.window.until)
    }
  }
}
