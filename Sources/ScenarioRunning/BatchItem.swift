// SPDX-License-Identifier: Apache-2.0

package import Reporting
package import SourceDiagnostics

/// One scenario file of a batch and what came of it.
package struct BatchItem: Sendable {
  /// The scenario's file.
  package let path: String
  /// The name of its result, without ending.
  package let name: String
  package let status: ScenarioMark.Status
  /// Changes when the scenario, its basket, the library or the tool does; empty when it could not be read.
  package let fingerprint: String
  /// Its result is there already, and nothing that it depends on has changed.
  package let isUnchanged: Bool
  /// What was found under the regimes; nil when it did not run.
  package let result: ScenarioResult?
  package let diagnostics: [Diagnostic]

  init(
    _ path: String,
    _ status: ScenarioMark.Status,
    fingerprint: String = "",
    isUnchanged: Bool = false,
    result: ScenarioResult? = nil,
    diagnostics: [Diagnostic]
  ) {
    self.path = path
    name = Path.stem(path)
    self.status = status
    self.fingerprint = fingerprint
    self.isUnchanged = isUnchanged
    self.result = result
    self.diagnostics = diagnostics
  }

  /// A file that would write the result of another.
  static func rival(_ path: String, _ owner: String) -> BatchItem {
    BatchItem(path, .error, diagnostics: [Diagnostic(.error, .rivalScenario(path, owner), at: nil)])
  }

  /// What its result says of itself.
  package var mark: ScenarioMark { ScenarioMark(status: status, fingerprint: fingerprint) }
}
