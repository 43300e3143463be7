// SPDX-License-Identifier: Apache-2.0

/// The fields of one row, to be filled again and again without allocation; see `RowSplitter`.
public struct DelimitedRow: Sendable {
  @usableFromInline var storage: [FieldRange]
  /// How many fields the row has; at least one once it was filled.
  public internal(set) var count = 0
  /// The bytes of the row, without what ends it.
  public internal(set) var range: Range<Int> = 0..<0

  /// A row with room for `capacity` fields; it grows when it must.
  public init(capacity: Int = 64) {
    storage = Array(repeating: .empty, count: max(1, capacity))
  }

  /// The field of that number, counting from 0; empty beyond the last.
  @inlinable public subscript(index: Int) -> FieldRange {
    index < count ? storage[index] : .empty
  }

  /// Whether every field is empty.
  public var isBlank: Bool {
    for index in 0..<count where !storage[index].isEmpty { return false }
    return true
  }

  /// The texts of all fields.
  public func texts(in bytes: Span<UInt8>) -> [String] {
    var result: [String] = []
    for index in 0..<count { result.append(storage[index].text(in: bytes)) }
    return result
  }

  mutating func grow() {
    storage += Array(repeating: .empty, count: storage.count)
  }
}
