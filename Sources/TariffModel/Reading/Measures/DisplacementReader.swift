// SPDX-License-Identifier: Apache-2.0

import ExactMath
import JSON5Reading
import SourceDiagnostics

/// Reads one entry of `displaces`.
struct DisplacementReader {
  let context: RuleContext
  let isAmendment: Bool

  func read(_ reader: ObjectReader) -> Displacement? {
    let clock = context.territory.clock
    let what = reader.required("what").flatMap { _ in reader.measures("what", context) }
    let extent: Displacement.Extent? = reader.word("extent")
    let trigger: Displacement.Trigger? = reader.word("when")
    let from = reader.instant("from", clock: clock)
    let until = reader.instant("until", clock: clock)
    let known = reader.instant("knownFrom", clock: clock)
    let heading = reader.text("heading")
    reader.finish()
    let window = Window(from: from?.value ?? .distantPast, until: until?.value ?? .distantFuture)
    if window.isEmpty { context.log.report(.emptyWindow(window), at: until?.location) }
    guard let what else { return nil }
    return Displacement(
      what: what,
      extent: extent ?? .covered,
      trigger: trigger ?? .owed,
      window: window,
      knownFrom: known?.value ?? (isAmendment ? .distantPast : window.from),
      heading: heading ?? ""
    )
  }
}
