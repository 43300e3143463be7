// SPDX-License-Identifier: Apache-2.0

package import DelimitedText
import TariffModel

/// What a column of a basket is taken for.
package enum ColumnRole: Hashable, Sendable {
  case field(BasketField)
  /// A fact of the library, by its number.
  case fact(Int)
  /// The origin that holds for one programme only, by the programme's id.
  case originOverride(String)
  /// A column of the user's own, `x_…`.
  case passedThrough
  /// A column that means nothing here; it is passed through too.
  case ignored
}

/// Which column of a basket is which field.
package struct BasketSchema: Sendable {
  /// How the basket's rows and fields are divided.
  package private(set) var format: DelimitedFormat
  /// Where the first row of goods begins, counted in the head that was read.
  package private(set) var headerEnd: Int
  /// The header as it stands, without its line end.
  package let header: [UInt8]
  /// The names of the columns, without blanks around them.
  package let columnNames: [String]
  package let roles: [ColumnRole]
  /// What was taken for what, column by column, for `tariff basket --dry-run`.
  package let report: [ColumnReport]
  /// Rows above the header that were skipped, such as titles.
  package let skippedRows: Int

  /// Takes the schema for that of rows which stand without a header.
  package mutating func `continue`(in rows: [UInt8]) {
    format.endsRowsWithCarriageReturn = DelimitedFormat.endsRowsWithCarriageReturn(rows.span)
    headerEnd = 0
  }

  /// The column of a field.
  package func column(of field: BasketField) -> Int? { roles.firstIndex(of: .field(field)) }

  /// The name of the column of a field, or the field's own name.
  package func name(of field: BasketField) -> String {
    column(of: field).map { columnNames[$0] } ?? field.rawValue
  }
}

/// What one column was taken for.
package struct ColumnReport: Hashable, Sendable {
  package let column: String
  package let role: ColumnRole
  /// The field or fact, such as `value` or `content_steel`; empty when there is none.
  package let takenFor: String
  /// Why not, or what it may have been meant for; empty when there is nothing to say.
  package let note: String
}
