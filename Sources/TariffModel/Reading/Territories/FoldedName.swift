// SPDX-License-Identifier: Apache-2.0

/// Names of columns as they are compared: `Steel value`, `steel_value` and `STEEL-VALUE` are one.
package enum FoldedName {
  /// The name in lower case without blanks, `_`, `-`, `.`, `(`, `)` and `#`.
  package static func fold(_ name: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in name.lowercased().unicodeScalars where !isSkipped(scalar) { result.append(scalar) }
    return String(result)
  }

  private static func isSkipped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "_", "-", ".", "(", ")", "#", "\u{A0}": true
    default: false
    }
  }
}
