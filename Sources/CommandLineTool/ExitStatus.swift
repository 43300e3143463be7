// SPDX-License-Identifier: Apache-2.0

/// How the tool ends.
///
/// Published: scripts rely on the numbers.
package enum ExitStatus: Int32, Sendable, CaseIterable {
  /// All was assessed, or found well.
  case success = 0
  /// A check found something, or an expectation was not met.
  case findings = 1
  /// Some lines could not be assessed; the rest is written.
  case unassessed = 3
  /// The command line is wrong.
  case usage = 64
  /// Data or a rule file cannot be read.
  case unreadable = 65
  /// There is no such input.
  case missing = 66
  /// A bug of the tool.
  case bug = 70
  /// The output cannot be created.
  case cannotCreate = 73
  /// Reading or writing failed, or the disk is full.
  case inputOutput = 74
  /// Permission was denied.
  case denied = 77
  /// The user interrupted the run.
  case interrupted = 130
}

/// The worse is the greater, so that `max` finds the status of several runs together.
extension ExitStatus: Comparable {
  package static func < (left: ExitStatus, right: ExitStatus) -> Bool { left.rawValue < right.rawValue }
}
