// SPDX-License-Identifier: Apache-2.0

package import ExactMath

/// Every change of what goods of one code and origin owe: the answer of `tariff rate --timeline`.
package struct TimelineReport: Sendable {
  package var header: ReportHeader
  /// The digits of the code.
  package var hts: String
  /// The code as the territory prints it.
  package var code: String
  package var origin: String
  /// The first minute looked at.
  package var since: CivilInstant
  /// The start is what was owed just before that minute, and not at it.
  package var startsBefore: Bool
  /// The last minute looked at.
  package var until: CivilInstant
  /// The clock by which instants are written.
  package var clock: String
  /// What was owed just before the first minute, or at it.
  package var start: Standing
  package var changes: [Change]
  /// When the law that is known already changes next after `until`.
  package var next: CivilInstant?
  /// The user gave a value, so amounts mean something; otherwise only rates are shown.
  package var showsAmounts: Bool
  package var names: NameTable

  /// Compares the line as assessed just before the first minute, or at it, with how it stands at each of
  /// `moments`, which are in order.
  ///
  /// Where nothing that is owed differs, there is no change; the first one after `until` is only announced.
  package init(
    header: ReportHeader,
    start: LineReport,
    moments: [(at: CivilInstant, line: LineReport)],
    since: CivilInstant,
    startsBefore: Bool,
    until: CivilInstant,
    clock: String,
    showsAmounts: Bool,
    names: NameTable
  ) {
    self.header = header
    hts = start.hts
    code = start.code
    origin = start.origin
    self.since = since
    self.startsBefore = startsBefore
    self.until = until
    self.clock = clock
    self.showsAmounts = showsAmounts
    self.names = names
    self.start = Standing(start, withAmounts: showsAmounts)
    var standing = self.start
    changes = []
    for moment in moments {
      let after = Standing(moment.line, withAmounts: showsAmounts)
      let steps = Step.all(from: standing, to: after, line: moment.line)
      guard !steps.isEmpty || standing.rate != after.rate else { continue }
      guard moment.at <= until else {
        next = moment.at
        break
      }
      changes.append(Change(at: moment.at, before: standing, after: after, steps: steps))
      standing = after
    }
  }

  /// Whether all is said: nothing is open at any time.
  package var isWhole: Bool { ([start] + changes.map(\.after)).allSatisfy(\.problems.isEmpty) }

  /// One instant at which something changed.
  package struct Change: Sendable {
    package let at: CivilInstant
    package let before: Standing
    package let after: Standing
    package let steps: [Step]
  }

  /// Appends the report in that format.
  ///
  /// Published behaviour, pinned by tests.
  package func render(as format: ReportFormat, isColoured: Bool = false, into out: inout [UInt8]) {
    switch format {
    case .table: PlainPage(isColoured: isColoured).render(TimelinePage(self).page, into: &out)
    case .markdown: MarkdownPage().render(TimelinePage(self).page, into: &out)
    case .csv: writeCSV(to: &out)
    case .json: writeJSON(to: &out)
    case .ndjson: writeNDJSON(to: &out)
    }
  }
}

extension CivilInstant {
  /// The instant with its time of day, midnight too.
  package var minuteText: String { minuteOfDay == 0 ? "\(date)T00:00" : description }
}
