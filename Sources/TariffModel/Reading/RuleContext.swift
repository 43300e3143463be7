// SPDX-License-Identifier: Apache-2.0

package import SourceDiagnostics

/// What all readers of one territory's rules share: what the library declares, and where findings go.
///
/// A class, because every reader holds it.
package final class RuleContext {
  package let facts: LibraryFacts
  package let territory: Territory
  /// Takes note of names that can be checked only when all of the territory is read.
  package let references: References
  package let log: DiagnosticLog

  package init(facts: LibraryFacts, territory: Territory, references: References, log: DiagnosticLog) {
    self.facts = facts
    self.territory = territory
    self.references = references
    self.log = log
  }
}
