// SPDX-License-Identifier: Apache-2.0

/// Names of columns as they are compared: `Steel value`, `steel_value` and `STEEL-VALUE` are one.
package enum FoldedName {
  /// The name in lower case without blanks, `_`, `-`, `.`, `(`, `)` and `#`.
  package static func fold(_ name: String) -> String {
    guard !name.utf8.allSatisfy({ $0 < 0x80 }) else { return foldASCII(name) }
    var result = String.UnicodeScalarView()
    for scalar in name.lowercased().unicodeScalars where !isSkipped(scalar) { result.append(scalar) }
    return String(result)
  }

  /// The same for nearly all names, which need none of Unicode's tables.
  private static func foldASCII(_ name: String) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(name.utf8.count)
    for byte in name.utf8 where !isSkipped(Unicode.Scalar(byte)) {
      let isCapital = UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
      result.append(isCapital ? byte | 0x20 : byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isSkipped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "_", "-", ".", "(", ")", "#", "\u{A0}": true
    default: false
    }
  }
}
