// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

extension Assessor {
  /// Whether lines that declare no facts can have rate cards at all.
  var isPlain: Bool {
    options.assumptions.values.isEmpty
      && options.currency.map { $0 == law.territory.currency } ?? true
  }

  /// What is compiled for the line; nil when it cannot be assessed.
  mutating func prepared(_ line: Line, _ symbols: SymbolTable) -> Prepared? {
    guard let dates = try? law.judgedDates(of: line) else { return nil }
    return try? prepare(line, dates, symbols)
  }

  /// The rate card of lines like this one.
  mutating func rateCard(
    _ found: Prepared,
    _ scope: CardScope,
    _ full: Line,
    _ symbols: SymbolTable
  ) -> RateCard? {
    var builder = RateCardBuilder(found, scope, full, symbols)
    return builder.card(&evaluator, found.programmes)
  }
}
