// SPDX-License-Identifier: Apache-2.0

/// Short names for what tables list: programmes by id, chapters by their two digits.
package struct NameTable: Sendable {
  private let programmes: [String: String]
  private let chapters: [String: String]

  package init(programmes: [String: String] = [:], chapters: [String: String] = [:]) {
    self.programmes = programmes
    self.chapters = chapters
  }

  /// The programme's name, or its id where it has none.
  package func programme(_ id: String) -> String { programmes[id] ?? id }

  /// The chapter's digits and its name, such as `84 Machinery`.
  package func chapter(_ digits: String) -> String {
    chapters[digits].map { "\(digits) \($0)" } ?? digits
  }

  /// The name of a key of a breakdown.
  package func key(_ key: String, of field: BreakdownField) -> String {
    switch field {
    case .programme: programme(key)
    case .chapter: chapter(key)
    case .line, .measure, .origin: key
    }
  }
}
