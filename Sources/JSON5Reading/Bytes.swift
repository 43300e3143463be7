// SPDX-License-Identifier: Apache-2.0

/// The bytes that mean something in JSON5.
extension UInt8 {
  /// What the parser sees behind the last byte; no text has it, NUL is refused before.
  static let end: UInt8 = 0
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let quote = UInt8(ascii: "\"")
  static let apostrophe = UInt8(ascii: "'")
  static let backslash = UInt8(ascii: "\\")
  static let slash = UInt8(ascii: "/")
  static let asterisk = UInt8(ascii: "*")
  static let comma = UInt8(ascii: ",")
  static let colon = UInt8(ascii: ":")
  static let semicolon = UInt8(ascii: ";")
  static let equals = UInt8(ascii: "=")
  static let dot = UInt8(ascii: ".")
  static let plus = UInt8(ascii: "+")
  static let minus = UInt8(ascii: "-")
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")

  var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }

  /// Space, tab, line feed, vertical tab, form feed, carriage return.
  var isASCIISpace: Bool { self == 0x20 || 0x09...0x0D ~= self }

  /// An ASCII letter, a digit, `$` or `_`.
  var isIdentifierPart: Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= self | 0x20 || isDigit
      || self == UInt8(ascii: "_") || self == UInt8(ascii: "$")
  }

  var isBracketOrQuote: Bool {
    switch self {
    case .openBrace, .closeBrace, .openBracket, .closeBracket, .quote, .apostrophe: true
    default: false
    }
  }

  /// The value of a hexadecimal digit.
  var hexadecimalDigit: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
