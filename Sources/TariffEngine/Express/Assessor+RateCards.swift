// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

extension Assessor {
  /// What is compiled for a line, and the law that it is compiled from.
  struct PreparedLine {
    let found: Prepared
    let law: SegmentLaw
  }

  /// Whether lines that declare no facts can have rate cards at all.
  var isPlain: Bool {
    options.assumptions.values.isEmpty
      && options.currency.map { $0 == law.territory.currency } ?? true
  }

  /// What is compiled for the line; nil when it cannot be assessed.
  mutating func prepared(_ line: Line, _ symbols: SymbolTable) -> PreparedLine? {
    guard let dates = try? law.judgedDates(of: line), let found = try? prepare(line, dates, symbols) else {
      return nil
    }
    let segment = segments[placeOfSegment[law.segment(at: dates.entered)]]
    return PreparedLine(found: found, law: segment.law)
  }

  /// The rate card of lines like this one.
  mutating func rateCard(
    _ line: PreparedLine,
    _ scope: CardScope,
    _ full: Line,
    _ symbols: SymbolTable
  ) -> RateCard? {
    var builder = RateCardBuilder(line.found, line.law, scope, full, symbols)
    return builder.card(&evaluator, line.found.programmes)
  }
}
