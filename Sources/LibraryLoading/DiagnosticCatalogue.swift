// SPDX-License-Identifier: Apache-2.0

import TariffModel

/// What each diagnostic means and how to mend it, by its id: what `tariff explain ID` prints.
package struct DiagnosticCatalogue: Sendable {
  package struct Entry: Hashable, Sendable {
    package let id: String
    /// A paragraph in plain words.
    package let explanation: String

    package init(_ id: String, _ explanation: String) {
      self.id = id
      self.explanation = explanation
    }
  }

  /// Sorted by id.
  package let entries: [Entry]

  package init(entries: [Entry]) {
    self.entries = entries.sorted { $0.id < $1.id }
  }

  /// The entry of that id.
  package func entry(_ id: String) -> Entry? { entries.first { $0.id == id } }

  /// This catalogue and further entries, such as those of baskets or scenarios.
  package func joined(with others: [Entry]) -> DiagnosticCatalogue {
    DiagnosticCatalogue(entries: entries + others)
  }

  /// Everything that can be wrong with the files of a library.
  package static let library = DiagnosticCatalogue(
    entries: RuleDiagnostic.allCases.map { Entry($0.rawValue, $0.explanation) } + text + fields + lists
  )
}
