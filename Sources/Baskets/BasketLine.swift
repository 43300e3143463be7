// SPDX-License-Identifier: Apache-2.0

package import TariffModel

/// One row of a basket after it was read: the line, what goes with it, and what is wrong with it.
///
/// Filled again and again by one `LineReader`, without allocation for ordinary rows.
package struct BasketLine: Sendable {
  package var line: Line
  package var row = BasketRow()
  package var problems: [LineProblem] = []
  /// Parts of the line that make sense only together.
  var draft = LineDraft()

  package init() {
    line = Line(row: 0, code: CommodityCode(aligned: 0, length: 0), origin: .none, value: 0)
  }
}

/// Fields that are put together when all of a row is read.
struct LineDraft: Sendable {
  /// The line's currency, by its number in `LineReader.currencies`, and its digits after the point.
  var currency = 0
  var digits = 2
  /// Minor units of that currency.
  var value: Int64?
  /// Millionths of a unit of that currency.
  var unitPrice: Int64?
  /// Millionths of the units below.
  var quantity: Int64?
  var quantity2: Int64?
  var unit = UnitUse.undeclared
  var unit2 = UnitUse.undeclared
  var hasCode = false
  // Whether a field was found wrong, so that a second message about it would be noise.
  var hasBadCode = false
  var hasBadValue = false
  var hasBadOrigin = false
}
