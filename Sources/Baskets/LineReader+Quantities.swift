// SPDX-License-Identifier: Apache-2.0

import DelimitedText
import ExactMath
import SourceDiagnostics
import TariffModel

/// What the name of a unit means for a quantity.
struct UnitUse: Sendable {
  enum Meaning: Sendable {
    /// No unit was given, and the quantity is a number of pieces.
    case undeclared
    /// A unit was given but is not known.
    case unknown
    /// No quantity at all: `X` in statistics.
    case nothing
    /// A quantity of the goods.
    case goods(UnitConversion)
    /// A quantity of what the goods contain: a weight that is a fact of the library.
    case content(UnitConversion, fact: Int)
  }

  let meaning: Meaning
  /// Base units in one unit, where that is a whole number; otherwise 0.
  let factor: Int64

  init(_ meaning: Meaning) {
    self.meaning = meaning
    factor =
      switch meaning {
      case .goods(let unit), .content(let unit, _):
        unit.denominator == 1 && unit.numerator % 1_000_000 == 0 ? unit.numerator / 1_000_000 : 0
      case .undeclared, .unknown, .nothing: 0
      }
  }

  static let undeclared = UnitUse(.undeclared)

  /// So many millionths of the unit in millionths of its base unit; nil when that is too large.
  @inline(__always)
  func millionths(_ count: Int64, _ conversion: UnitConversion) -> Int64? {
    guard factor > 0 else { return conversion.millionths(of: count) }
    let (product, overflowed) = count.multipliedReportingOverflow(by: factor)
    return overflowed ? nil : product
  }
}

extension LineReader {
  /// In place of the number of a unit: no table has its name.
  private static var unknownUnit: UInt16 { .max }

  /// What the unit's name means; `unknown`, with a problem, when no table has it.
  @inline(__always)
  mutating func unit(
    _ step: FieldStep,
    _ field: FieldRange,
    _ bytes: Span<UInt8>,
    _ output: inout BasketLine
  ) -> UnitUse {
    if let known = texts.units.meaning(of: bytes, field), known != Self.unknownUnit {
      return units[Int(known)]
    }
    return newUnit(step, field, bytes, &output)
  }

  @inline(never)
  private mutating func newUnit(
    _ step: FieldStep,
    _ field: FieldRange,
    _ bytes: Span<UInt8>,
    _ output: inout BasketLine
  ) -> UnitUse {
    let name = HeaderFinder.trimmed(field.text(in: bytes))
    guard !name.isEmpty else { return .undeclared }
    let isKnownToBeUnknown = texts.units.meaning(of: bytes, field) == Self.unknownUnit
    guard !isKnownToBeUnknown, let meaning = plan.meaning(ofUnit: name) else {
      if !isKnownToBeUnknown { texts.units.remember(Self.unknownUnit, of: bytes, field) }
      let message =
        "\(LinePlan.shown(name)) is no known unit; write one such as kg, No., doz., pr., liters or m2"
      plan.report(.unknownUnit, .warning, step, message, &output)
      return UnitUse(.unknown)
    }
    let number = unitNames.firstIndex(of: name) ?? units.count
    if number == units.count {
      units.append(UnitUse(meaning))
      unitNames.append(name)
    }
    texts.units.remember(UInt16(truncatingIfNeeded: number), of: bytes, field)
    return units[number]
  }
}

extension LinePlan {
  /// What the name of a unit means; nil when no table has it.
  func meaning(ofUnit name: String) -> UnitUse.Meaning? {
    if let unit = UnitConversion(name) { return .goods(unit) }
    if name.lowercased() == "x" { return .nothing }
    guard let content = UnitNames.contentUnit(name), let unit = UnitConversion(content.unit.name),
      let fact = facts.factIndex(content.fact)
    else { return nil }
    return .content(unit, fact: fact)
  }

  /// The quantity of so many millionths of a unit.
  @inline(__always)
  func quantity(
    _ count: Int64,
    _ unit: UnitUse,
    _ column: BasketField,
    _ output: inout BasketLine
  ) -> Quantity? {
    switch unit.meaning {
    case .goods(let conversion):
      guard let millionths = unit.millionths(count, conversion) else {
        return reportTooLarge(column, &output)
      }
      return Quantity(millionths: millionths, dimension: conversion.dimension)
    case .undeclared:
      return Quantity(millionths: count, dimension: .number)
    case .unknown, .nothing:
      return nil
    case .content(let conversion, let fact):
      guard let millionths = unit.millionths(count, conversion) else {
        return reportTooLarge(column, &output)
      }
      output.line.declare(LineFact(fact: fact, value: .mass(millionths)))
      return nil
    }
  }

  private func reportTooLarge(_ field: BasketField, _ output: inout BasketLine) -> Quantity? {
    report(.tooLarge, .warning, field: field, "the quantity is too large in its base unit", &output)
    return nil
  }
}
