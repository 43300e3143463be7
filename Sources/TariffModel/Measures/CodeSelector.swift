// SPDX-License-Identifier: Apache-2.0

/// Which commodity codes a rule covers.
package enum CodeSelector: Hashable, Sendable {
  /// Every code that begins with it.
  case prefix(CommodityCode)
  /// Every code that begins with one of the prefixes from the first to the last, of equal length.
  case range(CommodityCode, CommodityCode)
  /// The rows of a list, perhaps only those whose column has that text.
  case list(String, filter: ListFilter?)
}

/// Chooses the rows of a list whose column says so.
package struct ListFilter: Hashable, Sendable {
  package let column: String
  package let value: String

  package init(column: String, value: String) {
    self.column = column
    self.value = value
  }
}
