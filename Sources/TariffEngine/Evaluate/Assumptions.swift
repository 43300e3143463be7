// SPDX-License-Identifier: Apache-2.0

package import ExactMath

/// What to take for facts that a line does not declare, as the user asked.
package struct Assumptions: Sendable {
  package enum Value: Hashable, Sendable {
    /// That share of the customs value.
    case share(Rate)
    /// That amount: minor units of money, or millionths.
    case amount(Int64)
    case flag(Bool)
  }

  /// By the number of the fact.
  package var values: [Int: Value]

  package init(values: [Int: Value] = [:]) {
    self.values = values
  }
}

/// How facts are taken that neither the line nor the user gives.
enum UnknownPolicy: Hashable, Sendable {
  /// As each measure says.
  case legal
  /// As nothing, and open conditions as not met.
  case lowest
  /// As the whole value, and open conditions as met.
  case highest
  /// The one portion as the whole value, all other portions as nothing.
  case only(portion: Int)
}
