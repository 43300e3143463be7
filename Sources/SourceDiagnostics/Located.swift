// SPDX-License-Identifier: Apache-2.0

/// A value that knows where it was written, so that a later stage can still point at it.
package struct Located<Value: Sendable>: Sendable {
  package let value: Value
  package let location: SourceLocation

  package init(_ value: Value, at location: SourceLocation) {
    self.value = value
    self.location = location
  }

  /// What `transform` makes of the value, at the same place.
  package func map<Result: Sendable>(_ transform: (Value) -> Result) -> Located<Result> {
    Located<Result>(transform(value), at: location)
  }
}

extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}
