// SPDX-License-Identifier: Apache-2.0

/// The form of ISO 4217 codes.
enum CurrencyCode {
  /// Whether the text has three capital letters.
  static func isValid(_ text: String) -> Bool {
    text.utf8.count == 3 && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }
}
