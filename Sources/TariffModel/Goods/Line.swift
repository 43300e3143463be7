// SPDX-License-Identifier: Apache-2.0

package import ExactMath

/// A number that names an interned text; see `SymbolTable`.
package struct SymbolID: Hashable, Sendable, BitwiseCopyable {
  package var index: UInt16

  package init(index: UInt16) {
    self.index = index
  }

  /// The empty text.
  package static let none = SymbolID(index: 0)
}

/// A quantity of goods in one dimension, in millionths of its base unit.
package struct Quantity: Hashable, Sendable {
  package let millionths: Int64
  package let dimension: Dimension

  package init(millionths: Int64, dimension: Dimension) {
    self.millionths = millionths
    self.dimension = dimension
  }
}

/// A dated fact of a line: a minute, or a whole day whose minute is not known.
package struct LineDate: Hashable, Sendable {
  /// The minute; the beginning of the day when `isBareDate`.
  package let instant: CivilInstant
  package let isBareDate: Bool

  package init(instant: CivilInstant, isBareDate: Bool) {
    self.instant = instant
    self.isBareDate = isBareDate
  }

  /// The minute at which a bare date is judged: the day's end.
  package var judged: CivilInstant { isBareDate ? instant.endOfDay : instant }
}

/// What a line declares beyond its fixed fields: the fact's index in the library, and its value.
package struct LineFact: Hashable, Sendable {
  package let fact: Int
  package let value: FactValue

  package init(fact: Int, value: FactValue) {
    self.fact = fact
    self.value = value
  }
}

/// The value of a fact.
package enum FactValue: Hashable, Sendable {
  /// Minor units of the line's accounting currency.
  case money(Int64)
  /// Millionths of a kilogram.
  case mass(Int64)
  /// Millionths.
  case number(Int64)
  /// A percentage that somebody set for these goods, in billionths.
  case rate(Int64)
  /// Interned, in lower case.
  case text(SymbolID)
  case flag(Bool)
  case date(LineDate)

  /// Whether it is an amount over nothing.
  package var isMoreThanNothing: Bool {
    switch self {
    case .money(let amount), .mass(let amount), .number(let amount), .rate(let amount): amount > 0
    case .text, .flag, .date: false
    }
  }
}

/// Goods of one code and origin, as declared: everything that duty can depend on.
///
/// Amounts are minor units of the accounting currency. Texts that repeat are interned. The fields that
/// only reports need (SKU, description, own columns) stay as bytes of the basket and are not here.
package struct Line: Sendable {
  /// The row of the basket, counting from 1 without the header.
  package var row: Int
  package var code: CommodityCode
  /// ISO code of the country of origin.
  package var origin: SymbolID
  /// ISO code of the country of export, if declared.
  package var exportCountry: SymbolID = .none
  /// Value of the goods as declared.
  package var value: Int64
  package var freight: Int64 = 0
  package var insurance: Int64 = 0
  /// Whether freight or insurance was declared, even as zero.
  package var declaresCarriage = false
  package var mode: SymbolID = .none
  package var entryType: SymbolID = .none
  /// The special programme claimed.
  package var program: SymbolID = .none
  /// The other claims, interned as one list in `SymbolTable.lists`; 0 is the empty list.
  package var claims: UInt16 = 0
  package var entered: LineDate?
  package var loaded: LineDate?
  package var exported: LineDate?
  /// Gross or net weight in millionths of a kilogram.
  package var weight: Int64?
  package var quantity: Quantity?
  package var quantity2: Quantity?
  /// Beyond the fixed fields, in the order of the library's facts.
  package var facts: [LineFact] = []
  /// Origins that differ by programme, sorted by programme.
  package var originOverrides: [OriginOverride] = []

  /// Another number of the same goods, in another edition of the schedule, by which measures may know them.
  package var otherCode: CommodityCode?

  package init(row: Int, code: CommodityCode, origin: SymbolID, value: Int64) {
    self.row = row
    self.code = code
    self.origin = origin
    self.value = value
  }
}

/// An origin that holds for one programme only, such as one under marking rules.
package struct OriginOverride: Hashable, Sendable {
  /// The programme's id, interned.
  package let programme: SymbolID
  package let origin: SymbolID

  package init(programme: SymbolID, origin: SymbolID) {
    self.programme = programme
    self.origin = origin
  }
}
