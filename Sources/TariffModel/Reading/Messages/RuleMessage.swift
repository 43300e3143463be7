// SPDX-License-Identifier: Apache-2.0

package import SourceDiagnostics

/// One mistake in words: what is wrong, and what to write instead.
///
/// The sentences stand in the extensions beside this file, so that no reader words a message itself.
package struct RuleMessage: Hashable, Sendable {
  package let id: RuleDiagnostic
  package let severity: Diagnostic.Severity
  package let text: String
  /// What to do, in one sentence.
  package let help: String?

  init(_ id: RuleDiagnostic, _ text: String, help: String? = nil, severity: Diagnostic.Severity = .error) {
    self.id = id
    self.severity = severity
    self.text = text
    self.help = help
  }
}

extension DiagnosticLog {
  /// Notes the mistake at its place.
  package func report(_ message: RuleMessage, at location: SourceLocation?, labels: [Diagnostic.Label] = []) {
    let words = Diagnostic.Message(id: message.id.rawValue, text: message.text, help: message.help)
    append(Diagnostic(message.severity, words, at: location, labels: labels))
  }
}
