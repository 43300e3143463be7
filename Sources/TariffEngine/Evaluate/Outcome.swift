// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

/// Why part of a charge could not be computed.
package enum OpenPart: Error, Hashable, Sendable {
  /// The line lacks a quantity in this unit.
  case missingQuantity(unit: String)
  /// The line lacks this fact, by name.
  case missingFact(String)
  /// The rate is not stated where it stands, but refers to this.
  case refersElsewhere(String)
  /// The rate is so much money a unit in this currency, and the amounts are in another.
  case foreignCurrency(String)
  /// There is no rate for the code.
  case noRate
  /// Two rules claim the same place with different outcomes.
  case conflict(String)
  /// A number does not fit.
  case tooLarge
}

/// What became of one step for one line.
struct StepOutcome: Sendable {
  enum State: Sendable {
    /// Not reached, or its condition is not met.
    case off
    case charged
    /// Taken out by the step `by`, in place of which it stood.
    case replaced
    /// Displaced by the step `by`, on the whole of its base.
    case displaced
    /// Another of its group is higher.
    case outbid
    /// It applies, but its amount cannot be computed.
    case open
  }

  var state = State.off
  var by = -1
  var base: Int64 = 0
  var amount: Int64 = 0
  /// What would be owed without the measure's factor.
  var amountBeforeFactor: Int64 = 0
  var exact = ExactAmount.zero
  var openPart: OpenPart?
  /// Part of its base was taken out.
  var isReduced = false

  /// Why its amount cannot be computed; nil of a step that was replaced meanwhile.
  var reasonOpen: OpenPart? { state == .open ? openPart ?? .noRate : nil }
}
