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
  func prepared(_ line: Line, _ symbols: SymbolTable) -> Prepared? {
    guard let dates = try? law.judgedDates(of: line) else { return nil }
    return try? prepare(line, dates, symbols)
  }

  /// The rate card of lines like this one.
  func rateCard(
    _ found: Prepared,
    _ scope: CardScope,
    _ full: Line,
    _ symbols: SymbolTable
  ) -> RateCard? {
    var builder = RateCardBuilder(found, scope, full, symbols)
    return builder.card(&evaluator, found.programmes)
  }

  // MARK: Shared cards

  /// The stretch of law in which a line is judged and how that sees it, if nothing need be said about its dates.
  func viewOfPlainLine(
    _ line: Line,
    _ symbols: SymbolTable
  ) -> (segment: SharedSegment, view: CompiledView)? {
    guard let dates = try? law.judgedDates(of: line), dates.isPlain(under: law),
      let place = try? place(ofSegmentAt: dates.entered)
    else { return nil }
    let segment = segments[place].shared
    let profile = law.thresholds.profile(of: line, dates: dates)
    return (
      segment,
      segment.view(of: line, profile, dates, symbols, assessesFees: options.assessesFees)
    )
  }

  /// The rate card of lines like this one; found by whichever assessor comes first.
  ///
  /// `shape` says which quantities the line declares.
  func sharedCard(
    _ found: Prepared,
    _ scope: CardScope,
    _ line: Line,
    shape: UInt32,
    _ symbols: SymbolTable
  ) -> NumberedCard? {
    let entry = found.entry
    let key = CompiledView.CardKey(
      goods: found.view.goods(of: entry),
      rates: found.recipe.slots.map { slot in
        switch scope {
        case .everyCode: entry.rates[slot].form.rawValue
        case .sameRates: Int(entry.rates[slot].number)
        }
      },
      content: scope == .sameRates || found.readsContents ? line.facts.first?.fact : nil,
      shape: scope == .sameRates ? shape : nil
    )
    return found.view.card(key) {
      rateCard(found, scope, line, symbols).map { found.segment.views.numbered($0) }
    }
  }
}
