// SPDX-License-Identifier: Apache-2.0

/// A place in a text as a person counts: both numbers begin at 1.
package struct Position: Hashable, Sendable {
  package let line: Int
  /// One more than the number of Unicode scalars before it on its line.
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

extension Position: Comparable {
  package static func < (left: Position, right: Position) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

extension Position: CustomStringConvertible {
  package var description: String { "\(line):\(column)" }
}
