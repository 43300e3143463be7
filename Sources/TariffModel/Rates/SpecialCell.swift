// SPDX-License-Identifier: Apache-2.0

package import ExactMath

/// A cell of the special column: rates, each with the symbols of the programmes that may claim it.
///
/// `Free (A+,AU,BH) 3.2% (JP) See 9822.05.20 (P+)` has three entries. A rate without symbols is for whoever
/// the line itself names, so `Free` alone is an entry with no symbols.
package struct SpecialCell: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package let rate: RateExpression
    package let symbols: [String]

    package init(rate: RateExpression, symbols: [String]) {
      self.rate = rate
      self.symbols = symbols
    }
  }

  package let entries: [Entry]

  package init(entries: [Entry]) {
    self.entries = entries
  }

  /// Reads a cell; a blank one has no entries.
  ///
  /// - Throws: `RateTextError` of the first rate that cannot be read. Its offset counts from the beginning
  ///   of that rate.
  package static func parse(
    _ text: some StringProtocol,
    currency: Currency = RateText.defaultCurrency
  ) throws(RateTextError) -> SpecialCell {
    var entries: [Entry] = []
    for piece in pieces(of: text) {
      let rate = try RateText.parse(piece.rate, currency: currency)
      entries.append(Entry(rate: rate, symbols: piece.symbols))
    }
    return SpecialCell(entries: entries)
  }

  /// The rate for a programme's symbol: of the first entry that names it, else of the first entry without
  /// symbols; nil when there is neither.
  package func rate(for symbol: String) -> RateExpression? {
    let entry = entries.first { $0.symbols.contains(symbol) } ?? entries.first { $0.symbols.isEmpty }
    return entry?.rate
  }

  /// The cell as it would be printed without stray blanks and slips: `Free (A+,AU) 3.2% (JP)`.
  package static func tidy(_ text: some StringProtocol) -> String {
    pieces(of: text)
      .map { piece in
        piece.symbols.isEmpty ? piece.rate : "\(piece.rate) (\(piece.symbols.joined(separator: ",")))"
      }
      .joined(separator: " ")
  }
}
