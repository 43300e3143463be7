// SPDX-License-Identifier: Apache-2.0

/// A line that declares only what nearly every line declares: a fixed set of numbers, without facts of
/// its own but for one weight of contents, origins by programme, or an entry that it shares.
///
/// What is not declared is -1 (weight, quantities); texts and dates are the numbers of `LineKind`.
package struct ExpressLine: Sendable, BitwiseCopyable {
  package var code = CommodityCode(aligned: 0, length: 0)
  /// In minor units of the accounting currency.
  package var value: Int64 = 0
  package var freight: Int64 = 0
  package var insurance: Int64 = 0
  /// Whether freight or insurance was declared, even as zero.
  package var declaresCarriage = false
  /// In millionths of a kilogram.
  package var weight: Int64 = -1
  /// In millionths of the base unit of its dimension.
  package var quantity: Int64 = -1
  package var quantityDimension = Dimension.number
  package var quantity2: Int64 = -1
  package var quantity2Dimension = Dimension.number
  /// In millionths of a kilogram: the weight of what the goods contain that `kind.content` names.
  package var content: Int64 = -1
  package var kind = LineKind()

  package init() {}

  /// The quantity declared in that dimension, in millionths of its base unit; -1 when there is none.
  @inline(__always)
  package func quantity(in dimension: Dimension) -> Int64 {
    if quantity >= 0, quantityDimension == dimension { return quantity }
    if quantity2 >= 0, quantity2Dimension == dimension { return quantity2 }
    return dimension == .mass ? weight : -1
  }
}

/// What lines have in common that are treated alike but for their code and amounts: their texts, as interned,
/// and their dates, as numbered by the reader from 1; 0 where there is none.
///
/// Twelve numbers of sixteen bits, so that two are compared as three words.
package struct LineKind: Hashable, Sendable, BitwiseCopyable {
  package var origin = SymbolID.none
  package var mode = SymbolID.none
  package var program = SymbolID.none
  package var claims: UInt16 = 0
  package var exportCountry = SymbolID.none
  package var entryType = SymbolID.none
  private let unused: UInt32 = 0
  package var entered: UInt16 = 0
  package var loaded: UInt16 = 0
  package var exported: UInt16 = 0
  private var contentNumber: UInt16 = 0

  package init() {}

  /// The fact that the quantity declares when its unit is one of contents, such as `Cu kg`; nil for none.
  package var content: Int? {
    get { contentNumber == 0 ? nil : Int(contentNumber) &- 1 }
    set { contentNumber = UInt16(truncatingIfNeeded: newValue.map { $0 + 1 } ?? 0) }
  }
}

extension ExpressLine {
  /// The line in full, its dates taken from `dates`.
  package func line(row: Int, dates: [LineDate]) -> Line {
    var line = Line(row: row, code: code, origin: kind.origin, value: value)
    line.freight = freight
    line.insurance = insurance
    line.declaresCarriage = declaresCarriage
    line.mode = kind.mode
    line.program = kind.program
    line.claims = kind.claims
    line.exportCountry = kind.exportCountry
    line.entryType = kind.entryType
    line.entered = kind.entered == 0 ? nil : dates[Int(kind.entered) - 1]
    line.loaded = kind.loaded == 0 ? nil : dates[Int(kind.loaded) - 1]
    line.exported = kind.exported == 0 ? nil : dates[Int(kind.exported) - 1]
    line.weight = weight < 0 ? nil : weight
    line.quantity = quantity < 0 ? nil : Quantity(millionths: quantity, dimension: quantityDimension)
    if let fact = kind.content { line.facts = [LineFact(fact: fact, value: .mass(content))] }
    line.quantity2 = quantity2 < 0 ? nil : Quantity(millionths: quantity2, dimension: quantity2Dimension)
    return line
  }
}
