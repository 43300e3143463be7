// SPDX-License-Identifier: Apache-2.0

package import SourceDiagnostics

/// The measures of one authority: one file.
package struct Programme: Sendable {
  package var id: String
  package var territory: String
  package var title: String
  package var measures: [Measure]
  package var notModelled: [String]
  package var location: SourceLocation?

  package init(
    id: String,
    territory: String,
    title: String,
    measures: [Measure],
    notModelled: [String] = [],
    location: SourceLocation? = nil
  ) {
    self.id = id
    self.territory = territory
    self.title = title
    self.measures = measures
    self.notModelled = notModelled
    self.location = location
  }
}
