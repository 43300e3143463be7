// SPDX-License-Identifier: Apache-2.0

package import Reporting
package import SourceDiagnostics

/// What came of a scenario: the results under each regime, and how they differ from what was expected.
package struct ScenarioResult: Sendable {
  package let scenario: Scenario
  /// In the order of the scenario's regimes.
  package let comparison: CompareReport
  package let outcome: BasketOutcome
  /// One for each expectation that was not met.
  package let failures: [Diagnostic]

  package var passes: Bool { failures.isEmpty }
}
