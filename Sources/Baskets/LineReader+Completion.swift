// SPDX-License-Identifier: Apache-2.0

import ExactMath
import SourceDiagnostics
import TariffModel

extension LineReader {
  /// Puts together what makes sense only together, and asks for what no line can lack.
  @inline(__always)
  mutating func complete(_ output: inout BasketLine) {
    if output.draft.value == nil { plan.multiplyPrice(&output) }
    if let value = output.draft.value { output.line.value = value }
    if output.draft.currency != 0 { convertAmounts(&output) }
    if let count = output.draft.quantity {
      output.line.quantity = plan.quantity(count, output.draft.unit, .quantity, &output)
    }
    if let count = output.draft.quantity2 {
      output.line.quantity2 = plan.quantity(count, output.draft.unit2, .quantity2, &output)
    }
    if !output.draft.hasCode || output.line.origin.index == 0 || output.draft.value == nil {
      plan.reportMissing(&output)
    }
  }

  /// Converts all amounts of the line into the accounting currency.
  @inline(never)
  private mutating func convertAmounts(_ output: inout BasketLine) {
    let number = output.draft.currency
    let day = (output.line.exported ?? output.line.entered)?.instant.date
    if currencies[number].lastRate == nil || currencies[number].lastDay != day {
      currencies[number].lastDay = day
      currencies[number].lastRate = plan.rates.rate(from: currencies[number].currency.code, on: day)
    }
    let currency = currencies[number].currency
    guard let rate = currencies[number].lastRate else {
      return plan.reportNoRate(currency, day, &output)
    }
    plan.convertAmounts(of: &output, from: currency, rate)
  }
}

extension LinePlan {
  /// The value as price times quantity, to the nearest minor unit, halves upwards.
  @inline(never)
  func multiplyPrice(_ output: inout BasketLine) {
    guard !output.draft.hasBadValue, let price = output.draft.unitPrice, let quantity = output.draft.quantity
    else { return }
    // Both factors are in millionths.
    let scale = Int128(PowerOfTen.int64(12 - output.draft.digits))
    output.draft.value = RoundingRule.unit.rounded(Int128(price) * Int128(quantity), over: scale)
    if output.draft.value == nil {
      output.draft.hasBadValue = true
      report(.tooLarge, .error, nil, "unit price times quantity is too large", &output)
    }
  }

  /// Says which of the fields that no line can lack is not there, unless it is known to be wrong.
  @inline(never)
  func reportMissing(_ output: inout BasketLine) {
    output.row.isAssessable = false
    if !output.draft.hasCode, !output.draft.hasBadCode {
      report(.missingValue, .error, field: .hts, "there is no commodity code; write one", &output)
    }
    if output.line.origin.index == 0, !output.draft.hasBadOrigin {
      let message = "there is no country of origin; write one, such as its ISO code"
      report(.missingValue, .error, field: .origin, message, &output)
    }
    let hasAmountProblem = output.draft.hasBadValue || output.problems.contains { isAboutPrice($0) }
    if output.draft.value == nil, !hasAmountProblem {
      let message = "there is no value; write one, or a unit price and a quantity"
      report(.missingValue, .error, field: .value, message, &output)
    }
  }

  /// Whether the problem says why there is no price or quantity to make a value of.
  private func isAboutPrice(_ problem: LineProblem) -> Bool {
    problem.column == schema.name(of: .unitPrice) || problem.column == schema.name(of: .quantity)
  }

  func reportNoRate(_ currency: Currency, _ day: CivilDate?, _ output: inout BasketLine) {
    let when = day.map { " for \($0)" } ?? ", and the line has no export_date or entry_date to choose one by"
    let message = """
      there is no rate of exchange from \(currency.code)\(when); give a table of rates, or the amounts in \
      \(options.accounting.code)
      """
    report(.noExchangeRate, .error, field: .currency, message, &output)
  }

  /// Converts each amount to the nearest minor unit, halves upwards.
  func convertAmounts(of output: inout BasketLine, from currency: Currency, _ rate: AppliedExchangeRate) {
    output.row.exchange = rate
    let scale = Int128(PowerOfTen.int64(12 + currency.minorDigits - options.accounting.minorDigits))
    var isTooLarge = false
    func convert(_ amount: Int64) -> Int64 {
      let converted = RoundingRule.unit.rounded(Int128(amount) * Int128(rate.trillionths), over: scale)
      if converted == nil { isTooLarge = true }
      return converted ?? 0
    }
    output.line.value = convert(output.line.value)
    output.line.freight = convert(output.line.freight)
    output.line.insurance = convert(output.line.insurance)
    for index in output.line.facts.indices {
      guard case .money(let amount) = output.line.facts[index].value else { continue }
      let fact = output.line.facts[index].fact
      output.line.facts[index] = LineFact(fact: fact, value: .money(convert(amount)))
    }
    if isTooLarge {
      report(.tooLarge, .error, nil, "an amount is too large in \(options.accounting.code)", &output)
    }
  }
}
