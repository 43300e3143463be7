// SPDX-License-Identifier: Apache-2.0

import Baskets
import DelimitedText
import LibraryLoading
import Reporting

extension DiagnosticCatalogue {
  /// Everything that the tool can say is wrong, or remark, each id once.
  static let all: DiagnosticCatalogue = {
    let further: [(place: String, entries: [Entry])] = [
      ("Of a basket:", BasketDiagnostic.allCases.map { Entry($0.rawValue, $0.explanation) }),
      ("Of a line of a basket:", LineProblem.Kind.allCases.map { Entry($0.rawValue, $0.explanation) }),
      ("Of a line of a basket:", ProblemID.allCases.map { Entry($0.rawValue, $0.explanation) }),
      ("Of a line of a basket:", NoteID.allCases.map { Entry($0.rawValue, $0.explanation) }),
      ("Of a CSV:", DelimitedTextError.Kind.allCases.map(Entry.init)),
      ("Of a run:", tool),
    ]
    var explanations: [String: [String]] = [:]
    for entry in library.entries { explanations[entry.id] = [entry.explanation] }
    for (place, entries) in further {
      for entry in entries {
        let known = explanations[entry.id] ?? []
        guard !known.contains(where: { $0.hasSuffix(entry.explanation) }) else { continue }
        explanations[entry.id] = known + [known.isEmpty ? entry.explanation : "\(place) \(entry.explanation)"]
      }
    }
    return DiagnosticCatalogue(entries: explanations.map { Entry($0.key, $0.value.joined(separator: " ")) })
  }()

  /// What scenarios, totals and commands find.
  private static let tool: [Entry] = [
    Entry(
      "scenario-not-run",
      "The scenario could not be run, because its basket, a regime or the law it names cannot be read."
    ),
    Entry(
      "scenario-without-regime",
      "A scenario names the regimes under which its goods are assessed: regimes: [\"in-force\"]."
    ),
    Entry(
      "bad-basket",
      "The basket of a scenario is the path of a file, or a list of rows: [{ hts: \"…\", origin: \"CN\" }]."
    ),
    Entry(
      "bad-option",
      "An option of a scenario has a value that it cannot have; Docs/Scenarios.md lists them."
    ),
    Entry(
      "bad-expectation",
      "An expectation names a row or a regime that the scenario does not have, or is not written as one."
    ),
    Entry(
      "not-as-expected",
      """
      What was computed is not what the scenario expects. Find out which of them is right, from the source that the \
      scenario cites, before changing either.
      """
    ),
    Entry(
      "goods-not-read",
      "The file with the goods cannot be read: its path is relative to the file that names it."
    ),
    Entry(
      "bad-goods",
      "What a program asks a timeline for cannot be read: the code, the origin, a further column, or a date."
    ),
    Entry(
      "not-a-basket",
      "The file is a scenario, which names its own basket: use tariff test or tariff batch."
    ),
    Entry(
      "outside-library",
      """
      The file is one of rules, and no folder above it has a library.json5. The names that it uses, of lists, facts \
      and territories, can only be checked where they are: in its library's folder law or regimes.
      """
    ),
    Entry(
      "reopened-entry",
      """
      The lines of an entry stand apart in the basket, but fees with a minimum or a maximum need all of them. Sort \
      the basket by entry, or let the tool bring them together: --entries scattered.
      """
    ),
    Entry(
      "no-schedule-export",
      "The file is no export of the schedule in CSV or JSON with the columns it should have."
    ),
    Entry("not-totals", "The file holds no totals as --totals writes them."),
    Entry("no-totals", "A part has no totals; perhaps it was never run."),
    Entry(
      "different-totals",
      "Totals can only be added if they rest on the same law, regime, date, currency and assumptions."
    ),
    Entry(
      "circular-interaction",
      "Measures replace, displace or count each other in a circle. Let one of them not act on the next."
    ),
    Entry("totals-too-large", "The sum of the parts is beyond what can be reckoned exactly."),
  ]
}

extension DiagnosticCatalogue.Entry {
  /// What is wrong with the bytes of a table, and what to do.
  fileprivate init(_ kind: DelimitedTextError.Kind) {
    let error = DelimitedTextError(kind, at: 0)
    self.init(kind.rawValue, "\(error.description.sentence) \(error.help.sentence)")
  }
}

extension String {
  /// The text with a capital at its beginning and a full stop at its end.
  fileprivate var sentence: String { prefix(1).uppercased() + dropFirst() + (hasSuffix(".") ? "" : ".") }
}
