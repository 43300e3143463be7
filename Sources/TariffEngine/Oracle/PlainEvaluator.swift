// SPDX-License-Identifier: Apache-2.0

import ExactMath
import LibraryLoading
package import TariffModel

/// The rules of `Docs/RuleFiles.md`, carried out one after the other for one line at a time.
///
/// It is slow and compiles nothing, and reads like the definition: the oracle that the compiled engine is
/// held against. With the engine it shares exact arithmetic, the model, and how a regime reads the law.
package struct PlainEvaluator: Sendable {
  package let law: EffectiveLaw
  package let options: AssessmentOptions

  package init(law: EffectiveLaw, options: AssessmentOptions = AssessmentOptions()) {
    self.law = law
    self.options = options
  }

  /// What `line` owes; facts that it does not declare are taken as each measure says.
  ///
  /// `entryValue` is the customs value of the whole entry, nil that of the line; `entryLines` counts its lines.
  package func assess(
    _ line: Line,
    symbols: SymbolTable,
    entryValue: Int64? = nil,
    entryLines: Int = 1
  ) -> PlainResult {
    let customsValue = customsValue(of: line)
    var result = PlainResult(customsValue: customsValue)
    let dates: JudgedDates
    do throws(ClockProblem) {
      dates = try law.judgedDates(of: line)
    } catch {
      result.problem = .missingEntryDate
      return result
    }
    guard !portionsExceed(line, customsValue) else {
      result.problem = .portionsExceedValue
      return result
    }
    guard let order = interactionOrder(at: dates.entered) else {
      result.problem = .circularLaw("")
      return result
    }
    let schedule = PlainSchedule(law: law.law, code: line.code, at: dates.entered)
    if !schedule.successors.isEmpty {
      return costliest(
        schedule.successors.map { code in
          var renumbered = line
          renumbered.code = code
          renumbered.otherCode = line.code
          var result = assess(renumbered, symbols: symbols, entryValue: entryValue, entryLines: entryLines)
          result.pricedAs = code
          return result
        }
      )
    }
    if let problem = schedule.problem {
      result.problem = problem
      return result
    }
    let goods = PlainLine(
      line: line,
      symbols: symbols,
      law: law,
      options: options,
      dates: dates,
      customsValue: customsValue,
      entryValue: entryValue ?? customsValue,
      entryLines: Int64(entryLines)
    )
    var reckoning = PlainReckoning(goods: goods, schedule: schedule)
    reckoning.reckon(inOrder: order)
    result.controls = reckoning.controls()
    reckoning.report(into: &result)
    return result
  }

  /// The result that holds for goods of which nobody knows which of several codes took the place of theirs:
  /// one that cannot be computed whole, or else that of the highest sum; of equal ones the first.
  private func costliest(_ results: [PlainResult]) -> PlainResult {
    let whole = results.filter { $0.problem == nil && $0.open.isEmpty }
    let candidates = whole.count < results.count ? results.filter { !whole.contains($0) } : whole
    let most = candidates.map(\.total).max()
    return candidates.first { $0.total == most } ?? results[0]
  }

  /// Whether the portions declared are together more than the value.
  private func portionsExceed(_ line: Line, _ customsValue: Int64) -> Bool {
    let sum = line.facts.reduce(Ratio.zero) { sum, declared in
      guard law.facts.facts[declared.fact].isPortion, case .money(let amount) = declared.value else {
        return sum
      }
      return sum + Ratio(amount)
    }
    return sum > Ratio(max(customsValue, line.value + line.freight + line.insurance))
  }

  /// The value that duties are applied to, as the territory values and rounds it.
  private func customsValue(of line: Line) -> Int64 {
    let territory = law.territory
    let value = territory.valuation == .fob ? line.value : line.value + line.freight + line.insurance
    guard options.roundsValues else { return value }
    return Ratio(value).rounded(territory.valueRounding) ?? value
  }
}
