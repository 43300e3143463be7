// SPDX-License-Identifier: Apache-2.0

/// A stretch of bytes in a source file.
package struct SourceLocation: Sendable {
  package let file: SourceFile
  /// Byte offsets in `file.bytes`.
  package let range: Range<Int>

  package init(file: SourceFile, range: Range<Int>) {
    self.file = file
    self.range = range
  }

  /// The position of its first byte.
  package var start: Position { file.position(of: range.lowerBound) }

  /// The original text that stands there.
  package var text: String {
    String(decoding: file.bytes[range.clamped(to: 0..<file.bytes.count)], as: UTF8.self)
  }
}

/// Locations are equal when they read the same to the user: the same path, the same stretch.
extension SourceLocation: Hashable {
  package static func == (left: SourceLocation, right: SourceLocation) -> Bool {
    left.range == right.range && (left.file === right.file || left.file.path == right.file.path)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(file.path)
    hasher.combine(range)
  }
}

/// In the order in which a reader comes upon them: by path, then by offset.
extension SourceLocation: Comparable {
  package static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    if left.file !== right.file && left.file.path != right.file.path {
      return left.file.path < right.file.path
    }
    return (left.range.lowerBound, left.range.upperBound) < (right.range.lowerBound, right.range.upperBound)
  }
}

extension SourceLocation: CustomStringConvertible {
  /// `path:line:column`, as compilers write it and editors understand it.
  package var description: String { "\(file.path):\(start)" }
}
