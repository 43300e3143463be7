// SPDX-License-Identifier: Apache-2.0

import ExactMath
import Testing

@testable import Reporting

@Suite struct TextTests {
  static let amounts: [(value: Int64, digits: Int, plain: String, grouped: String)] = [
    (0, 2, "0.00", "0.00"),
    (5, 2, "0.05", "0.05"),
    (-5, 2, "-0.05", "-0.05"),
    (100, 2, "1.00", "1.00"),
    (-123_456, 2, "-1234.56", "-1,234.56"),
    (99_999, 0, "99999", "99,999"),
    (100_000_000, 0, "100000000", "100,000,000"),
    (1_234_567, 3, "1234.567", "1,234.567"),
    (.max, 2, "92233720368547758.07", "92,233,720,368,547,758.07"),
    (.min, 2, "-92233720368547758.08", "-92,233,720,368,547,758.08"),
  ]

  @Test("Amounts are written with the digits of their currency", arguments: amounts)
  func amount(_ amount: (value: Int64, digits: Int, plain: String, grouped: String)) {
    let plain = written { AmountBytes.append(amount.value, digits: amount.digits, to: &$0) }
    let grouped = written { AmountBytes.appendGrouped(amount.value, digits: amount.digits, to: &$0) }
    #expect(String(decoding: plain, as: UTF8.self) == amount.plain)
    #expect(String(decoding: grouped, as: UTF8.self) == amount.grouped)
    #expect(amount.plain == DecimalText.text(amount.value, digits: amount.digits))
  }

  @Test("JSON strings escape what they must and keep the rest")
  func jsonStrings() {
    let bytes = written { out in
      JSONText.append(to: &out, currency: .none) { $0.string("\"a\\b\"\n\r\t\u{1}\u{1F}\u{7F} ¢ é 漢") }
    }
    #expect(
      String(decoding: bytes, as: UTF8.self) == #""\"a\\b\"\n\r\t\u0001\u001f\u007f ¢ é 漢""#
    )
  }

  @Test("CSV fields are quoted only where they must be")
  func csvFields() {
    let comma = written { CSVText().row(["a b", "a,b", "a;b", "say \"x\"", "a\nb", ""], to: &$0) }
    #expect(String(decoding: comma, as: UTF8.self) == "a b,\"a,b\",a;b,\"say \"\"x\"\"\",\"a\nb\",\n")
    let semicolon = written { CSVText(delimiter: UInt8(ascii: ";")).row(["a,b", "a;b"], to: &$0) }
    #expect(String(decoding: semicolon, as: UTF8.self) == "a,b;\"a;b\"\n")
  }

  @Test("Texts are cut and wrapped by the columns of a terminal")
  func widths() {
    #expect("漢字".width == 4)
    #expect("e\u{301}".width == 1)
    #expect("abcdef".cut(to: 6) == "abcdef")
    #expect("abcdefg".cut(to: 6) == "abcde…")
    #expect("ab defg".cut(to: 4) == "ab…")
    #expect("漢字漢字".cut(to: 5) == "漢字…")
    #expect("  one two three".wrapped(to: 9) == ["  one two", "  three"])
    #expect("".wrapped(to: 9) == [""])
    #expect("\u{1B}[2J\n\u{202E}x".onOneLine == "\u{FFFD}[2J\u{FFFD}\u{FFFD}x")
  }

  @Test("Large amounts lose their fractions, decimal texts gain their commas")
  func numbers() {
    let cents = PageNumbers(currency: Currency(code: "USD"), largest: 99_999_999_999)
    let whole = PageNumbers(currency: Currency(code: "USD"), largest: -100_000_000_000)
    #expect(cents.money(123_450) == "1,234.50")
    #expect(whole.money(123_450) == "1,235")
    #expect(whole.change(-123_450) == "-1,235")
    #expect(cents.change(1) == "+0.01")
    #expect(cents.points(-150) == "-1.50")
    #expect(PageNumbers.grouped("1234567.891") == "1,234,567.891")
    #expect(PageNumbers.count(1, "line") == "1 line")
    #expect(PageNumbers.count(14_422, "line") == "14,422 lines")
  }

  @Test("A grid gives way where it may: first by wrapping, then by cutting")
  func grid() {
    var grid = Grid([
      .left("Name", minimum: 5), .left("Source", minimum: 6, wraps: true), .right("Gone", isOptional: true),
    ])
    grid.row(["a long name", "two words", ""])
    let wrapped = written { PlainPage(width: 19).render(page(grid), into: &$0) }
    expectNoDifference(
      wrapped,
      """
      Name         Source
      -----------  ------
      a long name  two
                   words

      """
    )
    let cut = written { PlainPage(width: 16).render(page(grid), into: &$0) }
    expectNoDifference(
      cut,
      """
      Name      Source
      --------  ------
      a long…   two
                words

      """
    )
  }

  private func page(_ grid: Grid) -> Page {
    var page = Page()
    page.add(.grid(grid))
    return page
  }
}
