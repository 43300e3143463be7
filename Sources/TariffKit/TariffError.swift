// SPDX-License-Identifier: Apache-2.0

import SourceDiagnostics

/// Why nothing could be computed: everything that was found wrong, each with its place.
public struct TariffError: Error, Sendable, CustomStringConvertible {
  /// The findings as `file:line:column: error: text [id]`, with the line and a caret.
  public let description: String

  init(_ log: DiagnosticLog) {
    description = DiagnosticFormatter().format(log.diagnostics)
  }
}
