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
  /// Base units in one unit; 0 where that is no whole number.
  private let factor: Int64
  /// Nil when no unit is given.
  private let conversion: UnitConversion?
  /// Whether it measures anything else than the goods.
  let isOfOtherThings: Bool

  static let none = ExpressUnit(.goods, factor: 0, nil)

  private init(_ measured: Measured, factor: Int64, _ conversion: UnitConversion?) {
    self.measured = measured
    self.factor = factor
    self.conversion = conversion
    isOfOtherThings = measured != .goods
  }

  /// Nil for a unit that nobody knows.
  init?(_ unit: UnitUse) {
    switch unit.meaning {
    case .goods(let conversion): self.init(.goods, factor: unit.factor, conversion)
    case .content(let conversion, let fact):
      self.init(.content(fact: fact), factor: unit.factor, conversion)
    case .nothing: self.init(.nothing, factor: 1, UnitConversion("No."))
    case .undeclared: self = .none
    case .unknown: return nil
    }
  }

  /// Turns a quantity into base units; false when it has no unit or is too large.
  @inline(__always)
  func apply(to quantity: inout Int64, _ dimension: inout Dimension) -> Bool {
    guard quantity >= 0 else { return true }
    guard let conversion else { return false }
    dimension = conversion.dimension
    guard factor > 0 else {
      guard let millionths = conversion.millionths(of: quantity) else { return false }
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
