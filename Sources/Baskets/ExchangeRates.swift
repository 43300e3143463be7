// SPDX-License-Identifier: Apache-2.0

import DelimitedText
package import ExactMath
package import SourceDiagnostics
import TariffModel

/// Rates of exchange into the accounting currency, by currency and first day of use.
package struct ExchangeRates: Sendable {
  /// Oldest first; a rate without a day before all others.
  private var rates: [String: [AppliedExchangeRate]] = [:]

  /// No rates: every line must be in the accounting currency.
  package init() {}

  /// Reads a CSV with the columns `currency`, `from` and `rate`.
  ///
  /// Rows that cannot be read are reported and left out.
  package init(_ file: SourceFile, log: DiagnosticLog) {
    let contents = file.bytes
    let bytes = contents.span
    let splitter = RowSplitter(DelimitedFormat.sniff(bytes))
    var row = DelimitedRow()
    var offset = ContentCheck.hasByteOrderMark(bytes) ? 3 : 0
    do throws(DelimitedTextError) {
      try ContentCheck.checkBeginning(bytes)
      try ContentCheck.checkText(bytes)
      guard try splitter.next(&row, in: bytes, at: &offset), let columns = Columns(row.texts(in: bytes))
      else {
        let place = SourceLocation(file: file, range: row.range)
        log.error(
          .badExchangeRates(
            "this is no table of exchange rates: its header lacks currency or rate",
            help: "begin it with the row: currency,from,rate"
          ),
          at: place
        )
        return
      }
      while try splitter.next(&row, in: bytes, at: &offset) {
        guard !row.isBlank else { continue }
        read(row, columns, file, log)
      }
    } catch {
      let place = SourceLocation(file: file, range: error.offset..<min(error.offset + 1, file.bytes.count))
      log.error(.notText(error.description, id: error.id, help: error.help), at: place)
    }
    for currency in rates.keys {
      rates[currency]?.sort { ($0.from?.day ?? .min) < ($1.from?.day ?? .min) }
    }
  }

  private struct Columns {
    let currency: Int
    let from: Int?
    let rate: Int

    init?(_ names: [String]) {
      let folded = names.map(FoldedName.fold)
      guard let currency = folded.firstIndex(of: "currency"), let rate = folded.firstIndex(of: "rate") else {
        return nil
      }
      self.currency = currency
      self.rate = rate
      from = folded.firstIndex(of: "from")
    }
  }

  private mutating func read(
    _ row: DelimitedRow,
    _ columns: Columns,
    _ file: SourceFile,
    _ log: DiagnosticLog
  ) {
    let bytes = file.bytes
    func text(_ column: Int) -> String { HeaderFinder.trimmed(row[column].text(in: bytes.span)) }
    func refuse(_ column: Int, _ reason: String, _ help: String) {
      let place = SourceLocation(file: file, range: row[column].range)
      log.error(.badExchangeRates(reason, help: help), at: place)
    }
    let currency = text(columns.currency).uppercased()
    guard CurrencyCode.isValid(currency) else {
      return refuse(columns.currency, "'\(currency)' is no currency code", "write an ISO code such as EUR")
    }
    let written = text(columns.rate)
    guard let rate = try? DecimalText.scaled(written, digits: 12), rate > 0 else {
      return refuse(
        columns.rate,
        "'\(written)' is no rate of exchange",
        "write units of the territory's currency for one \(currency), with at most 12 digits after the point"
      )
    }
    var from: CivilDate?
    if let column = columns.from, !text(column).isEmpty {
      guard let date = WrittenInstant(text(column).utf8), date.minuteOfDay == nil else {
        return refuse(column, "'\(text(column))' is no day", "write it as 2025-10-01, or leave it blank")
      }
      from = date.date
    }
    rates[currency, default: []].append(
      AppliedExchangeRate(currency: currency, from: from, trillionths: rate)
    )
  }

  /// The rate in use on that day; with no day, the one rate that needs none.
  package func rate(from currency: String, on day: CivilDate?) -> AppliedExchangeRate? {
    guard let known = rates[currency] else { return nil }
    return known.last { rate in
      guard let from = rate.from else { return true }
      return day.map { from <= $0 } ?? false
    }
  }
}
