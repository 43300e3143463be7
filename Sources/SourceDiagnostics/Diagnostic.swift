// SPDX-License-Identifier: Apache-2.0

/// Something wrong, or worth saying, about a place in a source.
package struct Diagnostic: Error, Hashable, Sendable {
  package enum Severity: String, Sendable { case error, warning, note }

  /// Another place that is involved, such as a rival rule.
  package struct Label: Hashable, Sendable {
    package let location: SourceLocation
    package let text: String

    package init(_ text: String, at location: SourceLocation) {
      self.location = location
      self.text = text
    }
  }

  /// The words of a diagnostic; each module makes its own in one file of static factories.
  package struct Message: Hashable, Sendable {
    package let id: String
    package let text: String
    package var help: String?

    package init(id: String, text: String, help: String? = nil) {
      self.id = id
      self.text = text
      self.help = help
    }
  }

  package let severity: Severity
  /// The stable name of this kind of diagnostic, such as `unknown-field`.
  package let id: String
  package let text: String
  package let location: SourceLocation?
  package var labels: [Label]
  /// What to do, in one sentence.
  package var help: String?

  package init(
    _ severity: Severity,
    _ message: Message,
    at location: SourceLocation?,
    labels: [Label] = []
  ) {
    self.severity = severity
    id = message.id
    text = message.text
    self.location = location
    self.labels = labels
    help = message.help
  }
}
