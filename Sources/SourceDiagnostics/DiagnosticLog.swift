// SPDX-License-Identifier: Apache-2.0

/// Collects what the stages of reading find, so that none has to stop at its first finding.
///
/// A class because one log is handed to many readers. It belongs to one thread; parallel work gives
/// each worker its own and joins them with `append(contentsOf:)`.
package final class DiagnosticLog {
  private var collected: [Diagnostic] = []
  /// Whether anything was found that forbids to go on.
  package private(set) var hasErrors = false

  package init() {}

  package var isEmpty: Bool { collected.isEmpty }

  /// All findings, each once: those about no place first, then by file and offset.
  ///
  /// - Complexity: O(*n* log *n*); ask once, when all is collected.
  package var diagnostics: [Diagnostic] {
    var seen: Set<Diagnostic> = []
    let distinct = collected.filter { seen.insert($0).inserted }
    return distinct.enumerated()
      .sorted { left, right in
        switch (left.element.location, right.element.location) {
        case (nil, nil): left.offset < right.offset
        case (nil, _): true
        case (_, nil): false
        case (let leftPlace?, let rightPlace?):
          leftPlace == rightPlace ? left.offset < right.offset : leftPlace < rightPlace
        }
      }
      .map(\.element)
  }

  package func append(_ diagnostic: Diagnostic) {
    collected.append(diagnostic)
    if diagnostic.severity == .error { hasErrors = true }
  }

  package func append(contentsOf diagnostics: some Sequence<Diagnostic>) {
    for diagnostic in diagnostics { append(diagnostic) }
  }
}

extension DiagnosticLog {
  package func error(
    _ message: Diagnostic.Message,
    at location: SourceLocation?,
    labels: [Diagnostic.Label] = []
  ) {
    append(Diagnostic(.error, message, at: location, labels: labels))
  }

  package func warning(
    _ message: Diagnostic.Message,
    at location: SourceLocation?,
    labels: [Diagnostic.Label] = []
  ) {
    append(Diagnostic(.warning, message, at: location, labels: labels))
  }

  package func note(
    _ message: Diagnostic.Message,
    at location: SourceLocation?,
    labels: [Diagnostic.Label] = []
  ) {
    append(Diagnostic(.note, message, at: location, labels: labels))
  }

  package func error(
    _ id: String,
    _ text: String,
    at location: SourceLocation?,
    help: String? = nil,
    labels: [Diagnostic.Label] = []
  ) {
    error(Diagnostic.Message(id: id, text: text, help: help), at: location, labels: labels)
  }

  package func warning(
    _ id: String,
    _ text: String,
    at location: SourceLocation?,
    help: String? = nil,
    labels: [Diagnostic.Label] = []
  ) {
    warning(Diagnostic.Message(id: id, text: text, help: help), at: location, labels: labels)
  }

  package func note(
    _ id: String,
    _ text: String,
    at location: SourceLocation?,
    help: String? = nil,
    labels: [Diagnostic.Label] = []
  ) {
    note(Diagnostic.Message(id: id, text: text, help: help), at: location, labels: labels)
  }
}
