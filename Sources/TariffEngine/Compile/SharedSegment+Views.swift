// SPDX-License-Identifier: Apache-2.0

import TariffModel

extension SharedSegment {
  /// The view of lines of that origin and profile.
  func view(
    of line: Line,
    _ profile: Profile,
    _ dates: JudgedDates,
    _ symbols: SymbolTable,
    assessesFees: Bool
  ) -> CompiledView {
    let key = ViewKey(profile, origin: line.origin, symbols, assessesFees: assessesFees)
    return views.view(key) { number in
      // Nothing that hangs on the code is decided yet.
      let coverage = CodeCoverage(sets: law.codeScopes.count)
      return CompiledView(number: number, law, context(of: line, profile, dates, symbols, coverage: coverage))
    }
  }

  /// What is known of lines of that profile whose code is covered so.
  func context(
    of line: Line,
    _ profile: Profile,
    _ dates: JudgedDates,
    _ symbols: SymbolTable,
    coverage: CodeCoverage
  ) -> ReductionContext {
    ReductionContext(
      profile: profile,
      code: line.code,
      otherCode: line.otherCode,
      origin: symbols.text(line.origin),
      dates: dates,
      symbols: symbols,
      segment: self,
      coverage: coverage
    )
  }
}
