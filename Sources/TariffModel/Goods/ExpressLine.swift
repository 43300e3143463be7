// SPDX-License-Identifier: Apache-2.0

/// A line that declares only what nearly every line declares: a fixed set of numbers, without facts of
/// its own but for one weight of contents, origins by programme, or an entry that it shares.
///
/// What is not declared is -1 (weight, quantities); texts and dates are the numbers of `LineKind`.
package struct ExpressLine: Sendable {
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
/// and their dates, as numbered by the reader.
///
/// Packed, so that two are compared in three steps.
package struct LineKind: Hashable, Sendable {
  private var texts: UInt64 = 0
  private var moreTexts: UInt64 = 0
  private var dates: UInt64 = 0

  package init() {}

  @inline(__always)
  package static func == (left: LineKind, right: LineKind) -> Bool {
    (left.texts ^ right.texts) | (left.moreTexts ^ right.moreTexts) | (left.dates ^ right.dates) == 0
  }

  package var origin: SymbolID {
    get { SymbolID(index: UInt16(truncatingIfNeeded: texts)) }
    set { texts = texts & ~0xFFFF | UInt64(newValue.index) }
  }
  package var mode: SymbolID {
    get { SymbolID(index: UInt16(truncatingIfNeeded: texts &>> 16)) }
    set { texts = texts & ~(0xFFFF &<< 16) | UInt64(newValue.index) &<< 16 }
  }
  package var program: SymbolID {
    get { SymbolID(index: UInt16(truncatingIfNeeded: texts &>> 32)) }
    set { texts = texts & ~(0xFFFF &<< 32) | UInt64(newValue.index) &<< 32 }
  }
  package var claims: UInt16 {
    get { UInt16(truncatingIfNeeded: texts &>> 48) }
    set { texts = texts & ~(0xFFFF &<< 48) | UInt64(newValue) &<< 48 }
  }
  package var exportCountry: SymbolID {
    get { SymbolID(index: UInt16(truncatingIfNeeded: moreTexts)) }
    set { moreTexts = moreTexts & ~0xFFFF | UInt64(newValue.index) }
  }
  package var entryType: SymbolID {
    get { SymbolID(index: UInt16(truncatingIfNeeded: moreTexts &>> 16)) }
    set { moreTexts = moreTexts & ~(0xFFFF &<< 16) | UInt64(newValue.index) &<< 16 }
  }
  /// The number of the day of entry among the reader's dates; 0 when there is none.
  package var entered: UInt16 {
    get { UInt16(truncatingIfNeeded: dates) }
    set { dates = dates & ~0xFFFF | UInt64(newValue) }
  }
  /// The same for the day of loading.
  package var loaded: UInt16 {
    get { UInt16(truncatingIfNeeded: dates &>> 16) }
    set { dates = dates & ~(0xFFFF &<< 16) | UInt64(newValue) &<< 16 }
  }
  /// The same for the day of export.
  package var exported: UInt16 {
    get { UInt16(truncatingIfNeeded: dates &>> 32) }
    set { dates = dates & ~(0xFFFF &<< 32) | UInt64(newValue) &<< 32 }
  }

  /// The fact that the quantity declares when its unit is one of contents, such as `Cu kg`; nil for none.
  package var content: Int? {
    get {
      let number = Int(truncatingIfNeeded: dates &>> 48)
      return number == 0 ? nil : number &- 1
    }
    set { dates = dates & ~(0xFFFF &<< 48) | UInt64(truncatingIfNeeded: newValue.map { $0 + 1 } ?? 0) &<< 48 }
  }

  /// A number to look the kind up by.
  @inline(__always)
  package var mixed: UInt64 {
    let first = texts &* 0x9E37_79B9_7F4A_7C15
    let second = (moreTexts ^ dates &<< 21) &* 0xC2B2_AE3D_27D4_EB4F
    return (first ^ first &>> 29) &+ (second ^ second &>> 31)
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
