// SPDX-License-Identifier: Apache-2.0

import ExactMath

/// Writes JSON to bytes, one member after the other, in the order in which they are given.
///
/// Keys are plain ASCII of our own and are written as they are.
struct JSONText {
  /// What is written so far.
  var bytes: [UInt8]
  /// Nothing stands yet in the object or array that is open.
  private var isAtStart = true
  private let minorDigits: Int

  private init(_ bytes: [UInt8], _ minorDigits: Int) {
    self.bytes = bytes
    self.minorDigits = minorDigits
  }

  /// Appends what `body` writes; amounts have the digits of `currency`.
  static func append(to out: inout [UInt8], currency: Currency, _ body: (inout JSONText) -> Void) {
    // The bytes move into the writer and back, so that nothing is copied.
    var json = JSONText([], currency.minorDigits)
    swap(&json.bytes, &out)
    body(&json)
    swap(&json.bytes, &out)
  }

  /// Appends one object with its `type` on a line of its own.
  static func appendRecord(
    _ type: String,
    to out: inout [UInt8],
    currency: Currency,
    _ body: (inout JSONText) -> Void
  ) {
    append(to: &out, currency: currency) { json in
      json.object { json in
        json.member("type", type)
        body(&json)
      }
      json.raw("\n")
    }
  }

  // MARK: Structure

  /// Writes bytes that are neither key nor value, such as a line break.
  mutating func raw(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Puts a comma before all but the first.
  mutating func separate() {
    if isAtStart { isAtStart = false } else { bytes.append(UInt8(ascii: ",")) }
  }

  /// Forgets what was written, so that no comma comes before the next member.
  mutating func restart() { isAtStart = true }

  mutating func key(_ key: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    raw(key)
    raw("\":")
  }

  mutating func object(_ body: (inout JSONText) -> Void) {
    nest("{", "}", body)
  }

  mutating func array<Element>(_ elements: [Element], _ body: (inout JSONText, Element) -> Void) {
    nest("[", "]") { json in
      for element in elements {
        json.separate()
        body(&json, element)
      }
    }
  }

  /// An array of objects, each on a line of its own.
  mutating func rows<Element>(_ elements: [Element], _ body: (inout JSONText, Element) -> Void) {
    raw("[")
    for (index, element) in elements.enumerated() {
      raw(index == 0 ? "\n" : ",\n")
      object { body(&$0, element) }
    }
    raw(elements.isEmpty ? "]" : "\n]")
  }

  private mutating func nest(
    _ opening: Unicode.Scalar,
    _ closing: Unicode.Scalar,
    _ body: (inout JSONText) -> Void
  ) {
    bytes.append(UInt8(ascii: opening))
    isAtStart = true
    body(&self)
    isAtStart = false
    bytes.append(UInt8(ascii: closing))
  }

  // MARK: Values

  mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { escape($0) }
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func null() { raw("null") }

  /// An amount as a string with the currency's digits; nil is null.
  mutating func money(_ amount: Int64?) { decimal(amount, digits: minorDigits) }

  /// A rate as a string, in percent or points with two digits; nil is null.
  mutating func percent(_ hundredths: Int64?) { decimal(hundredths, digits: 2) }

  private mutating func decimal(_ value: Int64?, digits: Int) {
    guard let value else { return null() }
    bytes.append(UInt8(ascii: "\""))
    AmountBytes.append(value, digits: digits, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""): raw("\\\"")
      case UInt8(ascii: "\\"): raw("\\\\")
      case UInt8(ascii: "\n"): raw("\\n")
      case UInt8(ascii: "\r"): raw("\\r")
      case UInt8(ascii: "\t"): raw("\\t")
      case 0..<0x20, 0x7F:
        raw("\\u00")
        bytes.append(Self.hexDigit(byte >> 4))
        bytes.append(Self.hexDigit(byte & 15))
      default: bytes.append(byte)
      }
    }
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
