// SPDX-License-Identifier: Apache-2.0

import ExactMath

/// Numbers as people and spreadsheets write them, with what can be said about those that are none.
struct NumberText {
  /// Why a text is not a number that can be used.
  enum Fault: Error, Hashable {
    case malformed
    /// A sign for "nothing", such as `n/a`.
    case placeholder
    case negative
    /// A number such as `1.5E+08`.
    case scientific
    /// A comma for the decimal point; what to write instead.
    case decimalComma(plain: String)
    /// `1,234` where a comma may be either.
    case ambiguous(thousands: String, decimal: String)
    case percent
    case currencySign(String)
    case tooPrecise(digits: Int)
    case tooLarge
  }

  /// Whether commas may be decimal, as in files whose delimiter is the semicolon.
  let allowsDecimalComma: Bool
  /// The currency whose sign may stand beside the number; nil when none may.
  var currency: String?

  /// The number times 10^`digits`; nil for a blank.
  ///
  /// - Throws: `Fault`, naming what is wrong.
  func read(_ text: String, digits: Int) throws(Fault) -> Int64? {
    var rest = Substring(HeaderFinder.trimmed(text))
    guard !rest.isEmpty else { return nil }
    if ["-", "--", "–", "—", "n/a", "na", "null", "none", "nil", "tbd", "?"].contains(rest.lowercased()) {
      throw .placeholder
    }
    var isNegative = false
    if rest.hasPrefix("("), rest.hasSuffix(")") {
      isNegative = true
      rest = rest.dropFirst().dropLast()
    }
    rest = try withoutSigns(rest, &isNegative)
    if rest.hasSuffix("%") { throw .percent }
    let plain = try plain(rest)
    let number: Int64
    do throws(DecimalError) {
      number = try DecimalText.scaled(plain, digits: digits)
    } catch {
      switch error {
      case .malformed: throw .malformed
      case .tooPrecise(let digits): throw .tooPrecise(digits: digits)
      case .overflow: throw .tooLarge
      }
    }
    if isNegative, number != 0 { throw .negative }
    return number
  }

  /// The number without currency signs, codes and signs of plus or minus.
  private func withoutSigns(_ text: Substring, _ isNegative: inout Bool) throws(Fault) -> Substring {
    var rest = text
    var sign = ""
    let digits = rest.firstIndex { $0.isASCII && $0.isNumber || $0 == "." || $0 == "," }
    guard let digits else { throw .malformed }
    for character in rest[..<digits] {
      switch character {
      case "-", "\u{2212}": isNegative = true
      case "+", " ", "\u{A0}": break
      default: sign.append(character)
      }
    }
    rest = rest[digits...]
    while let last = rest.last, last != "%", !(last.isASCII && last.isNumber), last != ".", last != "," {
      if last == "-" || last == "\u{2212}" {
        isNegative = true
      } else if last != " ", last != "\u{A0}" {
        sign = String(last) + sign
      }
      rest.removeLast()
    }
    if !sign.isEmpty, !isSign(sign) { throw sign.count > 3 ? .malformed : .currencySign(sign) }
    return rest
  }

  /// Whether the sign may stand beside an amount in the currency.
  private func isSign(_ sign: String) -> Bool {
    guard let currency else { return false }
    switch sign.uppercased() {
    case currency: return true
    case "$": return currency.hasSuffix("D")
    case "US$": return currency == "USD"
    case "€": return currency == "EUR"
    case "£": return currency == "GBP"
    case "¥", "￥": return currency == "CNY" || currency == "JPY"
    default: return false
    }
  }

  /// The number with a point and without separators of thousands.
  private func plain(_ text: Substring) throws(Fault) -> String {
    var points = 0
    var commas = 0
    var blanks = 0
    for character in text {
      switch character {
      case "0"..."9": break
      case ".": points += 1
      case ",": commas += 1
      case " ", "\u{A0}", "\u{202F}", "\u{2009}", "'", "’": blanks += 1
      case "E", "e": throw .scientific
      default: throw .malformed
      }
    }
    if points == 0, commas == 0, blanks == 0 { return String(text) }
    if blanks > 0 { return try plainWithBlanks(text, points, commas) }
    if commas == 0, points == 1 { return String(text) }
    let usesDecimalComma =
      commas == 1
      && (text.lastIndex(of: ",") ?? text.startIndex) > (text.lastIndex(of: ".") ?? text.startIndex)
    if points == 0, commas == 1, isGrouped(text, by: ",") {
      let joined = text.replacing(",", with: "")
      if allowsDecimalComma {
        throw .ambiguous(thousands: String(joined), decimal: String(text.replacing(",", with: ".")))
      }
      return String(joined)
    }
    if usesDecimalComma || commas == 0 {
      let whole = text.prefix { $0 != "," }
      guard points == 0 || isGrouped(whole, by: ".") else { throw .malformed }
      let plain = String(text.replacing(".", with: "").replacing(",", with: "."))
      guard allowsDecimalComma else { throw .decimalComma(plain: plain) }
      return plain
    }
    guard points <= 1, isGrouped(text.prefix { $0 != "." }, by: ",") else { throw .malformed }
    return String(text.replacing(",", with: ""))
  }

  /// `1 234.50`, `1'234.50` or `1 234,50`.
  private func plainWithBlanks(_ text: Substring, _ points: Int, _ commas: Int) throws(Fault) -> String {
    guard points + commas <= 1 else { throw .malformed }
    let whole = text.prefix { $0 != "." && $0 != "," }
    let grouped = String(whole.map { $0.isASCII && $0.isNumber ? $0 : "," })
    guard isGrouped(grouped[...], by: ",") else { throw .malformed }
    let joined = grouped.replacing(",", with: "")
    let fraction = text[whole.endIndex...]
    guard fraction.dropFirst().allSatisfy({ $0.isASCII && $0.isNumber }) else { throw .malformed }
    guard fraction.first == "," else { return joined + fraction }
    let plain = joined + "." + fraction.dropFirst()
    guard allowsDecimalComma else { throw .decimalComma(plain: plain) }
    return plain
  }

  /// Whether the digits stand in threes, the first group having one to three and not being zero.
  private func isGrouped(_ text: Substring, by separator: Character) -> Bool {
    let groups = text.split(separator: separator, omittingEmptySubsequences: false)
    guard let first = groups.first, (1...3).contains(first.count), first != "0" else { return false }
    return groups.dropFirst().allSatisfy { $0.count == 3 }
  }
}
