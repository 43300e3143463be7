// SPDX-License-Identifier: Apache-2.0

package import SourceDiagnostics

/// A piece of a JSON5 text that knows where it stands.
///
/// Nothing is known about its meaning yet.
package struct Node: Sendable {
  package enum Value: Sendable {
    case null
    case bool(Bool)
    /// A finite number as it was written, such as `-.5`, `1e3` or `0x1F`; no digit is lost.
    case number(String)
    case string(String)
    case array([Node])
    case object([Member])
  }

  /// A field of an object; the keys of one object differ, and stand in the order of the text.
  package struct Member: Sendable {
    package let key: String
    /// Tells most keys apart at once.
    let mark: KeyMark
    package let keyLocation: SourceLocation
    package let value: Node

    init(key: String, keyLocation: SourceLocation, value: consuming Node) {
      self.key = key
      mark = KeyMark(key)
      self.keyLocation = keyLocation
      self.value = value
    }
  }

  package let value: Value
  /// All of it, from the opening bracket or quote to the closing one.
  package let location: SourceLocation

  package init(_ value: Value, at location: SourceLocation) {
    self.value = value
    self.location = location
  }

  /// Where a message about the whole of it should point: a list or an object at its opening bracket.
  package var head: SourceLocation {
    switch value {
    case .array, .object:
      let start = location.range.lowerBound
      return SourceLocation(file: location.file, range: start..<min(start + 1, location.range.upperBound))
    case .null, .bool, .number, .string:
      return location
    }
  }
}
