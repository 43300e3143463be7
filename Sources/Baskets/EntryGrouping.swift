// SPDX-License-Identifier: Apache-2.0

/// Which lines are declared together.
package enum EntryGrouping: String, Hashable, Sendable, CaseIterable {
  /// Those with the same number in the column `entry`; a line without one is its own entry.
  case asDeclared = "as-declared"
  /// Each line is its own entry.
  case line
  /// The whole basket is one entry.
  case basket
}
