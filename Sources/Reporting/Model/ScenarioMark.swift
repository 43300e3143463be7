// SPDX-License-Identifier: Apache-2.0

/// What the result of a scenario says of its own making, so that a batch can tell whether it still holds.
package struct ScenarioMark: Hashable, Sendable {
  package enum Status: String, Sendable, CaseIterable {
    /// It ran, and everything is as expected.
    case passed
    /// It ran, and something is not as expected.
    case failed
    /// It could not be run, or its result not be written.
    case error
  }

  package let status: Status
  /// Changes with all that the result depends on.
  package let fingerprint: String

  package init(status: Status, fingerprint: String) {
    self.status = status
    self.fingerprint = fingerprint
  }

  func writeMembers(_ json: inout JSONText) {
    json.member("status", status.rawValue)
    json.member("fingerprint", fingerprint)
  }
}
