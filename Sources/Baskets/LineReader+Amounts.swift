// SPDX-License-Identifier: Apache-2.0

import DelimitedText
import ExactMath
import SourceDiagnostics
import TariffModel

/// A currency that lines are in.
struct CurrencyUse: Sendable {
  let currency: Currency
  /// The day and rate that were last asked for; most lines ask for the same.
  var lastDay: CivilDate?
  var lastRate: AppliedExchangeRate?

  init(_ currency: Currency) {
    self.currency = currency
  }
}

extension LineReader {
  mutating func readCurrency(
    _ step: FieldStep,
    _ field: FieldRange,
    _ bytes: Span<UInt8>,
    _ output: inout BasketLine
  ) {
    if let known = texts.currencies.meaning(of: bytes, field) {
      output.draft.currency = Int(known)
      output.draft.digits = currencies[Int(known)].currency.minorDigits
    } else {
      newCurrency(step, field, bytes, &output)
    }
  }

  @inline(never)
  private mutating func newCurrency(
    _ step: FieldStep,
    _ field: FieldRange,
    _ bytes: Span<UInt8>,
    _ output: inout BasketLine
  ) {
    let written = HeaderFinder.trimmed(field.text(in: bytes))
    guard !written.isEmpty else { return }
    let code = written.uppercased()
    guard CurrencyCode.isValid(code) else {
      let message = "\(LinePlan.shown(written)) is no currency; write an ISO code such as USD"
      return plan.report(.badCurrency, .error, step, message, &output)
    }
    let number = currencies.firstIndex { $0.currency.code == code } ?? currencies.count
    if number == currencies.count { currencies.append(CurrencyUse(Currency(code: code))) }
    texts.currencies.remember(UInt16(truncatingIfNeeded: number), of: bytes, field)
    output.draft.currency = number
    output.draft.digits = currencies[number].currency.minorDigits
  }

  /// An amount in the line's currency, in its minor units.
  @inline(__always)
  mutating func money(
    _ step: FieldStep,
    _ field: FieldRange,
    _ bytes: Span<UInt8>,
    _ output: inout BasketLine
  ) -> Int64? {
    if let plain = NumberField.plain(bytes, field, digits: output.draft.digits) { return plain }
    let currency = currencies[output.draft.currency].currency
    return plan.unusualNumber(
      step,
      field,
      bytes,
      digits: currency.minorDigits,
      currency: currency.code,
      &output
    )
  }

  /// A number in millionths.
  @inline(__always)
  mutating func number(
    _ step: FieldStep,
    _ field: FieldRange,
    _ bytes: Span<UInt8>,
    _ output: inout BasketLine
  ) -> Int64? {
    if let plain = NumberField.plain(bytes, field, digits: 6) { return plain }
    let currency = step.action == .unitPrice ? currencies[output.draft.currency].currency.code : nil
    return plan.unusualNumber(step, field, bytes, digits: 6, currency: currency, &output)
  }

  /// What was paid, which is in the territory's own currency whatever the invoice is in.
  mutating func paidDuty(
    _ step: FieldStep,
    _ field: FieldRange,
    _ bytes: Span<UInt8>,
    _ output: inout BasketLine
  ) -> Int64? {
    let currency = currencies[0].currency
    if let plain = NumberField.plain(bytes, field, digits: currency.minorDigits) { return plain }
    return plan.unusualNumber(
      step,
      field,
      bytes,
      digits: currency.minorDigits,
      currency: currency.code,
      &output
    )
  }
}

extension LinePlan {
  /// A number that is not plain digits, or a problem.
  @inline(never)
  func unusualNumber(
    _ step: FieldStep,
    _ field: FieldRange,
    _ bytes: Span<UInt8>,
    digits: Int,
    currency: String?,
    _ output: inout BasketLine
  ) -> Int64? {
    let written = field.text(in: bytes)
    var reader = numbers
    reader.currency = currency
    do throws(NumberText.Fault) {
      return try reader.read(written, digits: digits)
    } catch {
      let words = NumberWords(written: written, currency: currency, digits: digits)
      report(words.kind(error), step.severityOfBadAmount, step, words.message(error), &output)
      return nil
    }
  }
}

extension FieldStep {
  /// Without its amounts a line cannot be assessed; quantities and facts only narrow the answer.
  fileprivate var severityOfBadAmount: Diagnostic.Severity {
    switch action {
    case .value, .unitPrice, .freight, .insurance, .moneyFact: .error
    default: .warning
    }
  }
}
