// SPDX-License-Identifier: Apache-2.0

package import SourceDiagnostics

/// JSON for people: comments, unquoted keys, single quotes, trailing commas (https://spec.json5.org).
///
/// Stricter than the specification in three ways: a key that is used twice is an error, `Infinity` and
/// `NaN` are not numbers, and brackets nest at most `nestingLimit` deep.
package enum JSON5 {
  package static let nestingLimit = 200

  /// The value a file holds, or nil when its text is not JSON5.
  ///
  /// All mistakes go to the log, as many of one file as can be told apart with certainty. A key that
  /// is used twice is an error too, but leaves a tree: the one with its first use.
  ///
  /// - Complexity: O(*bytes*).
  package static func read(_ file: SourceFile, log: DiagnosticLog) -> Node? {
    guard hasReadableEncoding(file, log: log) else { return nil }
    var parser = JSON5Parser(file: file, log: log)
    return parser.readDocument()
  }

  /// Whether the bytes are UTF-8 text; if not, the log says what they are instead.
  private static func hasReadableEncoding(_ file: SourceFile, log: DiagnosticLog) -> Bool {
    let bytes = file.bytes
    func refuse(_ message: Diagnostic.Message, _ range: Range<Int>) -> Bool {
      log.error(message, at: SourceLocation(file: file, range: range))
      return false
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return refuse(.utf16, 0..<2)
    }
    if let index = bytes.firstIndex(of: 0) {
      return refuse(.nulByte, index..<index + 1)
    }
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return true
    } catch {
      return refuse(.invalidUTF8(bytes[error.byteOffsets.lowerBound]), error.byteOffsets)
    }
  }
}
