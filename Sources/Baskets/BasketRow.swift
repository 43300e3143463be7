// SPDX-License-Identifier: Apache-2.0

package import DelimitedText
package import ExactMath

/// What a row of a basket says beside its `Line`: what reports and entries need.
///
/// Ranges are those of the bytes that the row was split from.
package struct BasketRow: Sendable {
  /// The row of the basket, from 1 without the header; blank rows count.
  package var row = 0
  /// The row as it stands, without its line end.
  package var bytes: Range<Int> = 0..<0
  package var sku = FieldRange.empty
  /// The code as it was written.
  package var hts = FieldRange.empty
  package var entry = EntryReference.own
  /// In minor units of the accounting currency.
  package var paidDuty: Int64?
  /// The rate that converted the line's amounts, if they were in another currency.
  package var exchange: AppliedExchangeRate?
  /// Whether the code was found in the schedule only with a zero before it.
  package var needsLeadingZero = false
  /// Whether the line lacks nothing without which it cannot be assessed.
  package var isAssessable = false

  package init() {}
}

/// The entry that a line belongs to.
package enum EntryReference: Hashable, Sendable {
  /// The line is an entry of its own.
  case own
  /// All lines of the basket are one entry.
  case basket
  case declared(EntryKey)
}

/// The number of an entry: where it is written, and a hash of it that is the same in every run.
package struct EntryKey: Hashable, Sendable {
  package let hash: UInt64
  package let field: FieldRange

  package init(hash: UInt64, field: FieldRange) {
    self.hash = hash
    self.field = field
  }

  /// The number that a field holds; nil when it is blank.
  package init?(_ field: FieldRange, in bytes: Span<UInt8>) {
    let inner = field.trimmed(in: bytes)
    guard !inner.isEmpty else { return nil }
    self.init(hash: TextHash.of(bytes, from: inner.start, to: inner.end), field: inner)
  }
}

/// A rate of exchange that was used for a line.
package struct AppliedExchangeRate: Hashable, Sendable {
  /// The ISO code of the currency converted from.
  package let currency: String
  /// The first day of the rate; nil when it holds for all days.
  package let from: CivilDate?
  /// Units of the accounting currency for one unit, times 10^12.
  package let trillionths: Int64

  package init(currency: String, from: CivilDate?, trillionths: Int64) {
    self.currency = currency
    self.from = from
    self.trillionths = trillionths
  }

  /// The rate as a decimal number.
  package var text: String { DecimalText.shortText(trillionths, digits: 12) }
}
