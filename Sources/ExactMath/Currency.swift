// SPDX-License-Identifier: Apache-2.0

/// A currency: its ISO 4217 code and how many decimal digits its minor unit has.
///
/// Amounts in the engine are whole minor units (`Int64`): cents of a dollar, fen of a yuan.
package struct Currency: Hashable, Sendable {
  /// The ISO 4217 code, such as `USD`.
  package let code: String
  /// Digits after the point: 2 for most, 0 for the yen, 3 for the Kuwaiti dinar.
  package let minorDigits: Int

  package init(code: String, minorDigits: Int) {
    self.code = code
    self.minorDigits = minorDigits
  }

  /// The currency with that ISO code; unlisted codes have two digits, as ISO 4217 gives to most.
  package init(code: String) {
    self.init(code: code, minorDigits: Self.exceptionalDigits[code] ?? 2)
  }

  /// Minor units in one unit: 100 for the dollar.
  package var minorUnitsPerUnit: Int64 { PowerOfTen.int64(minorDigits) }

  /// ISO 4217 currencies whose minor unit is not a hundredth.
  private static let exceptionalDigits: [String: Int] = [
    "BHD": 3, "BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "IQD": 3, "ISK": 0, "JOD": 3, "JPY": 0,
    "KMF": 0, "KRW": 0, "KWD": 3, "LYD": 3, "OMR": 3, "PYG": 0, "RWF": 0, "TND": 3, "UGX": 0,
    "VND": 0, "VUV": 0, "XAF": 0, "XOF": 0, "XPF": 0,
  ]
}
