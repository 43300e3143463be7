// SPDX-License-Identifier: Apache-2.0

/// Writes fields of delimited text to bytes.
struct CSVText: Sendable {
  let delimiter: UInt8

  static let lineEnd = UInt8(ascii: "\n")

  init(delimiter: UInt8 = UInt8(ascii: ",")) {
    self.delimiter = delimiter
  }

  /// Appends a field, in quotes where it needs them.
  func field(_ text: String, to out: inout [UInt8]) {
    var text = text
    text.withUTF8 { bytes in
      let needsQuotes = bytes.contains { byte in
        byte == delimiter || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
          || byte == UInt8(ascii: "\r")
      }
      guard needsQuotes else {
        out.append(contentsOf: bytes)
        return
      }
      out.append(UInt8(ascii: "\""))
      for byte in bytes {
        if byte == UInt8(ascii: "\"") { out.append(byte) }
        out.append(byte)
      }
      out.append(UInt8(ascii: "\""))
    }
  }

  /// Appends the fields and ends the line.
  func row(_ fields: [String], to out: inout [UInt8]) {
    for (index, text) in fields.enumerated() {
      if index > 0 { out.append(delimiter) }
      field(text, to: &out)
    }
    out.append(Self.lineEnd)
  }

  /// Appends a delimiter and an amount; nil leaves the field empty.
  func amount(_ value: Int64?, digits: Int, to out: inout [UInt8]) {
    out.append(delimiter)
    if let value { AmountBytes.append(value, digits: digits, to: &out) }
  }
}
