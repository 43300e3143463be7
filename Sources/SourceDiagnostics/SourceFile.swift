// SPDX-License-Identifier: Apache-2.0

/// A text that was read: its name as the user knows it, and its bytes.
///
/// Immutable and shared by every location inside it, so that a diagnostic can show the original text.
package final class SourceFile: Sendable {
  /// The path as it is shown to the user.
  package let path: String
  /// The text, in UTF-8.
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Byte offsets at which lines begin; the first is 0.
  ///
  /// Worked out when asked for, which is only when something is to be said about the file.
  ///
  /// - Complexity: O(*n*) in the bytes of the file.
  var lineStarts: [Int] {
    [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
  }

  /// A file made of a text at hand, for tests and for text given on the command line.
  package convenience init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }
}
