// SPDX-License-Identifier: Apache-2.0

package import ExactMath

/// A rate of duty as the law states it.
package indirect enum RateExpression: Hashable, Sendable {
  /// The sum of the terms; no terms is free.
  case terms([RateTerm])
  /// A rate per unit that falls with each degree: the sugar form.
  case perDegree(DegreeRate)
  /// A rate between two, where the code is too short to say which; the higher is charged.
  case between(RateExpression, RateExpression)
  /// Never more than `cap`, never less than `floor`, as shares of the base.
  case bounded(RateExpression, cap: Rate?, floor: Rate?)
  /// A rate that this text does not state but refers to; the text as printed.
  case refersElsewhere(String)
  /// The rate of a schedule column, by its index, for the line's code.
  case column(Int)
  /// A rate in percent read by code from a column of a list.
  case listed(list: String, column: String)
  /// The percentage that the line declares as that fact. `case` is a fact that says in which case it was set.
  case declared(fact: String, case: String?)
  /// What is missing to `total`, after the unrounded general (or claimed special) duty.
  case topUp(to: Rate, counting: DutyCounted)
  /// The sum of the ad valorem rates of a programme on the same line, or a rate chosen by that sum.
  case rateOf(programme: String, brackets: [RateBracket])
  /// The filer chooses among these; the one at `standard` is charged unless the line claims another.
  case elected([RateExpression], standard: Int)

  package static let free = RateExpression.terms([])

  /// Whether nothing can ever be due under it.
  package var isFree: Bool { self == .free }

  /// Whether it is so much for each entry.
  package var isPerEntry: Bool {
    guard case .terms(let terms) = self else { return false }
    return terms.contains {
      if case .quantity(let unit) = $0.of { unit.dimension == .entry } else { false }
    }
  }
}

/// Which ordinary duty counts towards an inclusive total.
package enum DutyCounted: String, Hashable, Sendable, CaseIterable {
  case general
  case special
}

/// A step of `rateOf`: the rate below a level, or above all levels when `below` is nil.
package struct RateBracket: Hashable, Sendable {
  package let below: Rate?
  package let rate: RateExpression

  package init(below: Rate?, rate: RateExpression) {
    self.below = below
    self.rate = rate
  }
}

/// One term of a rate: so much of a value, or so much per unit.
package struct RateTerm: Hashable, Sendable {
  /// What the term is taken of.
  package enum Measurand: Hashable, Sendable {
    /// The base of the measure.
    case base
    /// A portion of the value, by the name of its fact, such as `content_case`.
    case portion(String)
    /// The quantity of the line in that unit.
    case quantity(UnitOfQuantity)
    /// A quantity that a fact declares, such as `weight_lead`, in that unit.
    case fact(String, UnitOfQuantity)
  }

  /// Of a value: billionths.
  ///
  /// Per unit: millionths of the currency's minor unit, per one unit.
  package let coefficient: Int64
  package let of: Measurand

  package init(_ coefficient: Int64, of measurand: Measurand) {
    self.coefficient = coefficient
    of = measurand
  }

  /// `rate` of the measure's base.
  package static func adValorem(_ rate: Rate) -> RateTerm { RateTerm(rate.billionths, of: .base) }
}

/// So much per unit, less so much for each degree under a mark, but not less than a minimum.
///
/// Coefficients are millionths of the currency's minor unit per unit.
package struct DegreeRate: Hashable, Sendable {
  package let full: Int64
  package let lessPerDegree: Int64
  /// The mark in whole degrees.
  package let under: Int64
  package let minimum: Int64
  package let unit: UnitOfQuantity
  /// The number fact that declares the degrees.
  package let degrees: String

  package init(
    full: Int64,
    lessPerDegree: Int64,
    under: Int64,
    minimum: Int64,
    unit: UnitOfQuantity,
    degrees: String
  ) {
    self.full = full
    self.lessPerDegree = lessPerDegree
    self.under = under
    self.minimum = minimum
    self.unit = unit
    self.degrees = degrees
  }
}
