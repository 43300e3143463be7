// SPDX-License-Identifier: Apache-2.0

import TariffModel

/// A unit that turns quantities into base units.
struct ExpressUnit: Hashable, Sendable {
  private enum Measured: Hashable, Sendable {
    case goods
    /// What the goods contain: a weight that is this fact.
    case content(fact: Int)
    case nothing
  }

  private let measured: Measured
  private let dimension: Dimension
  /// Base units in one unit; 0 where that is no whole number.
  private let factor: Int64
  /// What turns quantities of the unit into base units where `factor` is 0.
  private let conversion: UnitConversion?
  /// Whether it measures anything else than the goods.
  let isOfOtherThings: Bool

  /// No unit is given: a number of pieces.
  static let none = ExpressUnit(.goods, .number, factor: 1)

  private init(
    _ measured: Measured,
    _ dimension: Dimension,
    factor: Int64,
    _ conversion: UnitConversion? = nil
  ) {
    self.measured = measured
    self.dimension = dimension
    self.factor = factor
    self.conversion = conversion
    isOfOtherThings = measured != .goods
  }

  /// Nil for a unit that nobody knows.
  init?(_ unit: UnitUse) {
    switch unit.meaning {
    case .goods(let conversion):
      self.init(.goods, conversion.dimension, factor: unit.factor, conversion)
    case .content(let conversion, let fact):
      self.init(.content(fact: fact), conversion.dimension, factor: unit.factor, conversion)
    case .nothing: self.init(.nothing, .number, factor: 1)
    case .undeclared: self = .none
    case .unknown: return nil
    }
  }

  /// Turns a quantity into base units; false when it is too large.
  @inline(__always)
  func apply(to quantity: inout Int64, _ dimension: inout Dimension) -> Bool {
    guard quantity >= 0 else { return true }
    dimension = self.dimension
    guard factor > 0 else {
      guard let millionths = conversion?.millionths(of: quantity) else { return false }
      quantity = millionths
      return true
    }
    let (product, overflowed) = quantity.multipliedReportingOverflow(by: factor)
    quantity = product
    return !overflowed
  }

  /// Takes a quantity in base units for what it is, if it is none of the goods; false when the line declares
  /// some content already.
  @inline(never)
  func moveOtherThings(_ quantity: inout Int64, _ content: inout Int64, _ kind: inout LineKind) -> Bool {
    guard isOfOtherThings, quantity >= 0 else { return true }
    if case .content(let fact) = measured {
      guard kind.content == nil else { return false }
      content = quantity
      kind.content = fact
    }
    quantity = -1
    return true
  }
}
