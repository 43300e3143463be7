// SPDX-License-Identifier: Apache-2.0

// What a scalar of a printed rate can be. ASCII is decided without the tables of Unicode.

extension Unicode.Scalar {
  var isPrintedDigit: Bool { value >= 0x30 && value <= 0x39 }

  var isPrintedLetter: Bool {
    isASCII ? (0x61...0x7A).contains(value | 0x20) : properties.isAlphabetic
  }

  /// Whether it may stand inside a name.
  var isPrintedWord: Bool {
    isPrintedLetter || isPrintedDigit || self == "." || self == "_" || self == "-" || self == "'"
      || self == "’"
  }

  /// A blank, a control, or a mark without width.
  var isPrintedBlank: Bool {
    isASCII ? value <= 0x20 : properties.isWhitespace || self == "\u{FEFF}" || self == "\u{200B}"
  }

  var isCurrencySign: Bool {
    isASCII ? self == "$" : properties.generalCategory == .currencySymbol
  }

  /// The small letter of an ASCII capital; any other scalar as it is.
  var inLowercase: Unicode.Scalar {
    value >= 0x41 && value <= 0x5A ? Unicode.Scalar(UInt8(truncatingIfNeeded: value | 0x20)) : self
  }
}

extension String {
  init(_ scalars: some Sequence<Unicode.Scalar>) {
    self.init()
    for scalar in scalars { unicodeScalars.append(scalar) }
  }
}
