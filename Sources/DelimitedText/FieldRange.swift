// SPDX-License-Identifier: Apache-2.0

/// Where a field stands among the bytes that were split, and whether it is quoted; eight bytes.
///
/// The range of a quoted field lies between its quotes.
package struct FieldRange: Hashable, Sendable {
  private let first: UInt32
  /// The end in the lower 30 bits.
  private let endAndFlags: UInt32

  private static let quoted: UInt32 = 1 << 31
  private static let doubled: UInt32 = 1 << 30

  /// The most bytes that can be split at once.
  package static let maximumOffset = 1 << 30 - 1

  package init(start: Int, end: Int, isQuoted: Bool = false, hasDoubledQuotes: Bool = false) {
    first = UInt32(truncatingIfNeeded: start)
    endAndFlags =
      UInt32(truncatingIfNeeded: end) | (isQuoted ? Self.quoted : 0) | (hasDoubledQuotes ? Self.doubled : 0)
  }

  /// An empty field at the beginning.
  package static let empty = FieldRange(start: 0, end: 0)

  package var start: Int { Int(first) }

  package var end: Int { Int(endAndFlags & (Self.doubled - 1)) }

  package var isQuoted: Bool { endAndFlags & Self.quoted != 0 }

  /// Whether it holds quotes that are written twice.
  package var hasDoubledQuotes: Bool { endAndFlags & Self.doubled != 0 }

  package var range: Range<Int> { start..<end }

  package var isEmpty: Bool { start == end }

  /// The field's bytes, with doubled quotes written once.
  package func bytes(in text: Span<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(end - start)
    var index = start
    while index < end {
      result.append(text[index])
      index += hasDoubledQuotes && text[index] == Byte.quote ? 2 : 1
    }
    return result
  }

  /// The field's text, with doubled quotes written once.
  package func text(in text: Span<UInt8>) -> String { String(decoding: bytes(in: text), as: UTF8.self) }
}
