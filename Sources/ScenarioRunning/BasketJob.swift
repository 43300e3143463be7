// SPDX-License-Identifier: Apache-2.0

package import Baskets
import LibraryLoading
package import Reporting
package import TariffEngine

/// One regime under which a basket is assessed.
package struct RegimeRun: Sendable {
  package fileprivate(set) var law: EffectiveLaw
  package let options: AssessmentOptions
  package let header: ReportHeader
  /// What is compiled of the law, for all workers.
  package var compiled = CompiledLaw()

  package init(law: EffectiveLaw, options: AssessmentOptions, header: ReportHeader) {
    self.law = law
    self.options = options
    self.header = header
  }
}

extension [RegimeRun] {
  /// The same regimes of one territory, made ready for very many codes.
  package var indexed: [RegimeRun] {
    guard let law = first?.law.law.indexed() else { return self }
    let schedules = CompiledSchedules()
    return map { run in
      var run = run
      run.law = run.law.reading(law)
      run.compiled = CompiledLaw(schedules: schedules)
      return run
    }
  }
}

/// A basket to be assessed under one regime or several: everything that workers share.
package struct BasketJob: Sendable {
  /// What becomes of each line.
  package enum LineOutput: Sendable {
    /// Written as it is assessed.
    case csv(DutyCSV)
    case json(DutyJSON)
    case ndjson(DutyNDJSON)
    /// Kept as reports: the first so many, and those of these rows.
    case reports(first: Int, rows: Set<Int>)
    case none
  }

  package var schema: BasketSchema
  package var options: BasketOptions
  package let regimes: [RegimeRun]
  /// What workers find out about ordinary lines, for all of them.
  let cardIndex: CardIndex
  package var output: LineOutput
  package var explains: Bool
  /// Sums by key, for a comparison.
  package var breakdown: BreakdownField?
  package var rates: ExchangeRates
  /// The lines of an entry need not stand together.
  package var isScattered = false
  /// Whether ordinary lines may go by rate cards; the results are the same, only later.
  package var allowsExpress = true

  package init(
    schema: BasketSchema,
    options: BasketOptions,
    regimes: [RegimeRun],
    output: LineOutput,
    explains: Bool = false,
    breakdown: BreakdownField? = nil,
    rates: ExchangeRates = ExchangeRates()
  ) {
    self.schema = schema
    self.options = options
    self.regimes = regimes
    cardIndex = CardIndex(regimes: regimes.count)
    self.output = output
    self.explains = explains
    self.breakdown = breakdown
    self.rates = rates
  }

  /// How many problems are listed one by one; every problem also stands on its line.
  package static let listedProblems = 1000
}
