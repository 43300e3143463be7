// SPDX-License-Identifier: Apache-2.0

/// A text that was read: its name as the user knows it, its bytes, and where its lines begin.
///
/// Immutable and shared by every location inside it, so that a diagnostic can show the original text.
package final class SourceFile: Sendable {
  /// The path as it is shown to the user.
  package let path: String
  /// The text, in UTF-8.
  package let bytes: [UInt8]
  /// Byte offsets at which lines begin; the first is 0.
  let lineStarts: [Int]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(index + 1)
    }
    lineStarts = starts
  }

  /// A file made of a text at hand, for tests and for text given on the command line.
  package convenience init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }
}
