// SPDX-License-Identifier: Apache-2.0

import ExactMath

extension RateText {
  /// An amount from millionths of the minor unit: `2.5¢`, `$1.21`, `¥120`, `CHF 4`.
  static func amount(_ coefficient: Int64, currency: Currency) -> String {
    let sign = signs(of: currency).first ?? currency.code + " "
    let isCents = sign == "$" && currency.minorDigits == 2 && coefficient.magnitude < 100_000_000
    if isCents { return DecimalText.shortText(coefficient, digits: 6) + "¢" }
    var number = DecimalText.shortText(coefficient, digits: 6 + currency.minorDigits)
    if let point = number.firstIndex(of: ".") {
      let digits = number[point...].utf8.count - 1
      number += String(repeating: "0", count: max(0, currency.minorDigits - digits))
    }
    return sign + number
  }

  /// Words that `takeShareOf` reads as that name: `on the case` for `content_case`.
  static func phrase(portion name: String) -> String {
    let phrase = (name.hasPrefix("fact_") ? "of the " : "on the ") + words(name)
    return reads(phrase, as: .portion(name)) ? phrase : "on \(name)"
  }

  /// Words that `takePer` reads as that unit and fact: `kg on lead content` for `weight_lead`.
  static func phrase(fact name: String, unit: UnitOfQuantity) -> String {
    let words = Self.words(name)
    let wanted = Per(unit: unit, fact: name)
    let noun =
      switch name {
      case "weight_drained": "on drained weight"
      case "weight_total_sugars": "of total sugars"
      default: unit.dimension == .mass ? "on \(words) content" : "of \(words)"
      }
    let phrases = [
      unit.name,
      "\(unit.name) \(words.drop { $0 != " " }.dropFirst())",
      "clean \(unit.name)",
      "\(unit.name) \(noun)",
    ]
    return phrases.first { reads($0, as: wanted) } ?? "\(unit.name) of \(name)"
  }

  /// The name of a fact in words, without its kind: `total sugars` for `weight_total_sugars`.
  private static func words(_ name: String) -> String {
    var words = name.split(separator: "_", omittingEmptySubsequences: false).dropFirst().map(String.init)
    // Names have no commas, lists of three have one: `strap_band_or_bracelet` is "strap, band or bracelet".
    if let or = words.firstIndex(of: "or"), or >= 2, !["and", "of", "on", "or"].contains(words[or - 2]) {
      words[or - 2] += ","
    }
    return words.joined(separator: " ")
  }

  private static func reads(_ phrase: String, as portion: RateTerm.Measurand) -> Bool {
    var scanner = Scanner(PrintedText(phrase), currency: defaultCurrency)
    let read = try? scanner.takeShareOf()
    return read == portion && scanner.isAtEnd
  }

  private static func reads(_ phrase: String, as per: Per) -> Bool {
    var scanner = Scanner(PrintedText("/" + phrase), currency: defaultCurrency)
    let read = try? scanner.takePer()
    return read == per && scanner.isAtEnd
  }
}
