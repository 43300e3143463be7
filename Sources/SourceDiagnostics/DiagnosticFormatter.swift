// SPDX-License-Identifier: Apache-2.0

/// Lays a diagnostic out for people, with a first line that editors and scripts understand.
///
/// ```
/// path:14:9: error: unknown field 'dutty' in measure [unknown-field]
///    14 |         dutty: "4.5%",
///       |         ^^^^^
///   help: did you mean 'duty'?
/// ```
package struct DiagnosticFormatter: Sendable {
  /// Whether to write ANSI colours.
  package var usesColour: Bool
  /// How many characters of a line an excerpt shows.
  package var excerptWidth: Int

  package init(usesColour: Bool = false, excerptWidth: Int = 100) {
    self.usesColour = usesColour
    self.excerptWidth = excerptWidth
  }

  /// The diagnostic in full: its line, its excerpt, the help, the labels; ends in a line feed.
  package func format(_ diagnostic: Diagnostic) -> String {
    let severity = diagnostic.severity
    let title = "\(diagnostic.text) [\(diagnostic.id)]"
    var lines = lines(severity, title, at: diagnostic.location)
    if let help = diagnostic.help {
      lines.append("  \(coloured("help:", .help)) \(help.printable)")
    }
    for label in diagnostic.labels {
      lines += self.lines(.note, label.text, at: label.location)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// The diagnostics one after the other.
  package func format(_ diagnostics: some Sequence<Diagnostic>) -> String {
    diagnostics.map { format($0) }.joined()
  }

  private func lines(
    _ severity: Diagnostic.Severity,
    _ title: String,
    at location: SourceLocation?
  ) -> [String] {
    let colour = Colour(severity)
    let message = "\(coloured("\(severity.rawValue):", colour)) \(title.printable)"
    guard let location else { return [message] }
    let excerpt = Excerpt(of: location, width: excerptWidth)
    let number = String(excerpt.line)
    let indent = String(repeating: " ", count: max(0, 5 - number.count))
    let gutter = String(repeating: " ", count: indent.count + number.count)
    return [
      "\(coloured("\(location.description.printable):", .place)) \(message)",
      excerpt.text.isEmpty ? "\(indent)\(number) |" : "\(indent)\(number) | \(excerpt.text)",
      "\(gutter) | \(excerpt.padding)\(coloured(excerpt.carets, colour))",
    ]
  }

  private func coloured(_ text: String, _ colour: Colour) -> String {
    usesColour ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
  }
}

/// The parameters of ANSI's "select graphic rendition".
private enum Colour: String {
  case place = "1"
  case error = "1;31"
  case warning = "1;33"
  case note = "1;36"
  case help = "1;32"

  init(_ severity: Diagnostic.Severity) {
    self =
      switch severity {
      case .error: .error
      case .warning: .warning
      case .note: .note
      }
  }
}
