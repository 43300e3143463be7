// SPDX-License-Identifier: Apache-2.0

import DelimitedText
import Testing

@testable import Baskets

@Suite struct NumberTextTests {
  private func read(
    _ text: String,
    _ currency: String?,
    decimalComma: Bool = false
  ) -> Result<Int64?, NumberText.Fault> {
    var reader = NumberText(allowsDecimalComma: decimalComma)
    reader.currency = currency
    do throws(NumberText.Fault) {
      return .success(try reader.read(text, digits: 2))
    } catch {
      return .failure(error)
    }
  }

  static let amounts: [(text: String, cents: Int64?)] = [
    ("1234.50", 123_450), ("1234.5", 123_450), ("1234", 123_400), ("1234.", 123_400), (".5", 50), ("0", 0),
    ("1234.5000", 123_450), ("1,234.50", 123_450), ("1,234", 123_400), ("12,345,678.90", 1_234_567_890),
    ("$1,234.50", 123_450), ("$ 1234.50", 123_450), ("US$12", 1_200), ("USD 12.00", 1_200),
    ("12.00 USD", 1_200),
    ("12 usd", 1_200), ("+12", 1_200), (" 12.5 ", 1_250), ("1 234.50", 123_450), ("1'234.50", 123_450),
    ("1\u{A0}234", 123_400), ("-0.00", 0), ("", nil), ("  ", nil), ("0012", 1_200),
  ]

  @Test("Amounts are read as people and spreadsheets write them", arguments: amounts)
  func amount(_ example: (text: String, cents: Int64?)) {
    #expect(read(example.text, "USD") == .success(example.cents))
  }

  static let faults: [(text: String, fault: NumberText.Fault)] = [
    ("abc", .malformed), ("1.2.3", .malformed), ("12,34,56", .malformed),
    ("1,23", .decimalComma(plain: "1.23")),
    ("12,5", .decimalComma(plain: "12.5")), ("1.234,50", .decimalComma(plain: "1234.50")),
    ("1 234,50", .decimalComma(plain: "1234.50")), ("1.234.567", .decimalComma(plain: "1234567")),
    ("-12.00", .negative), ("(12.00)", .negative), ("12.00-", .negative), ("\u{2212}5", .negative),
    ("1.5E+08", .scientific), ("n/a", .placeholder), ("-", .placeholder), ("—", .placeholder),
    ("NULL", .placeholder),
    ("30%", .percent), ("€12", .currencySign("€")), ("12 EUR", .currencySign("EUR")),
    ("12.345", .tooPrecise(digits: 2)), ("99999999999999999999", .tooLarge), ("$", .malformed),
    ("()", .malformed),
    ("1,234,5", .malformed), ("0,123", .decimalComma(plain: "0.123")), ("1..2", .malformed),
    ("1, 234", .malformed),
    ("12 pcs", .currencySign("pcs")), ("around 12", .malformed),
  ]

  @Test("What is no amount is told apart by what is wrong with it", arguments: faults)
  func fault(_ example: (text: String, fault: NumberText.Fault)) {
    #expect(read(example.text, "USD") == .failure(example.fault))
  }

  @Test("In a file with semicolons a comma may be decimal, where that is certain")
  func decimalCommas() {
    #expect(read("12,5", "EUR", decimalComma: true) == .success(1_250))
    #expect(read("1.234,50", "EUR", decimalComma: true) == .success(123_450))
    #expect(read("1.234.567", "EUR", decimalComma: true) == .success(123_456_700))
    #expect(read("1 234,50 €", "EUR", decimalComma: true) == .success(123_450))
    #expect(read("1,234.50", "EUR", decimalComma: true) == .success(123_450))
    #expect(
      read("1,234", "EUR", decimalComma: true) == .failure(.ambiguous(thousands: "1234", decimal: "1.234"))
    )
  }

  @Test("A sign belongs to its currency")
  func signs() {
    #expect(read("$5", "CAD") == .success(500))
    #expect(read("$5", "EUR") == .failure(.currencySign("$")))
    #expect(read("¥5", "CNY") == .success(500))
    #expect(read("£5", "GBP") == .success(500))
    #expect(read("$5", nil) == .failure(.currencySign("$")))
  }

  @Test("The quick reading agrees with the careful one wherever it answers", arguments: 0..<8)
  func agreement(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let likely = Array("0123456789.".utf8)
    for _ in 0..<2000 {
      let digits = [0, 2, 3, 6].randomElement(using: &random) ?? 2
      var field = (0..<Int.random(in: 1...18, using: &random)).map { _ in
        likely[Int.random(in: 0..<likely.count, using: &random)]
      }
      if Int.random(in: 0..<10, using: &random) == 0 { field[0] = UInt8.random(in: 0...255, using: &random) }
      let before = Array("12345678901234567890".utf8.prefix(Int.random(in: 0...20, using: &random)))
      let bytes = before + field + Array("98765".utf8)
      let range = FieldRange(start: before.count, end: before.count + field.count)
      guard let quick = NumberField.plain(bytes.span, range, digits: digits) else { continue }
      let careful = try? NumberText(allowsDecimalComma: false).read(
        String(decoding: field, as: UTF8.self),
        digits: digits
      )
      #expect(careful == quick, "\(String(decoding: field, as: UTF8.self)) with \(digits) digits")
    }
  }

  @Test("Ordinary amounts are all read quickly")
  func quick() {
    for text in ["0", "7", "13458.59", "279.9", "1000000.00", "999999999.99", "0.5", "123456789012"] {
      let bytes = Array("********\(text)".utf8)
      let range = FieldRange(start: 8, end: bytes.count)
      #expect(NumberField.plain(bytes.span, range, digits: 2) != nil, "\(text)")
    }
  }
}
