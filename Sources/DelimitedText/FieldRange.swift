// SPDX-License-Identifier: Apache-2.0

/// Where a field stands among the bytes that were split, and whether it is quoted; eight bytes.
///
/// The range of a quoted field lies between its quotes. Public, as are the other parts of this module that are used
/// for every field: only public declarations are inlined into other modules.
public struct FieldRange: Hashable, Sendable {
  private let first: UInt32
  /// The end in the lower 30 bits.
  private let endAndFlags: UInt32

  private static var quoted: UInt32 { 1 << 31 }
  private static var doubled: UInt32 { 1 << 30 }

  /// The most bytes that can be split at once.
  public static let maximumOffset = 1 << 30 - 1

  /// A field from `start` up to `end`.
  public init(start: Int, end: Int, isQuoted: Bool = false, hasDoubledQuotes: Bool = false) {
    first = UInt32(truncatingIfNeeded: start)
    endAndFlags =
      UInt32(truncatingIfNeeded: end) | (isQuoted ? Self.quoted : 0) | (hasDoubledQuotes ? Self.doubled : 0)
  }

  /// An empty field at the beginning.
  public static let empty = FieldRange(start: 0, end: 0)

  /// The offset of the first byte.
  public var start: Int { Int(first) }

  /// The offset behind the last byte.
  public var end: Int { Int(endAndFlags & (Self.doubled - 1)) }

  /// Whether quotes stand around it.
  public var isQuoted: Bool { endAndFlags & Self.quoted != 0 }

  /// Whether it holds quotes that are written twice.
  public var hasDoubledQuotes: Bool { endAndFlags & Self.doubled != 0 }

  /// Its offsets.
  public var range: Range<Int> { start..<end }

  /// Whether it has no bytes.
  public var isEmpty: Bool { start == end }

  /// The field's bytes, with doubled quotes written once.
  public func bytes(in text: Span<UInt8>) -> [UInt8] {
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
  public func text(in text: Span<UInt8>) -> String { String(decoding: bytes(in: text), as: UTF8.self) }
}

extension FieldRange {
  /// The field without blanks around it.
  public func trimmed(in text: Span<UInt8>) -> FieldRange {
    var start = start
    var end = end
    while start < end, Byte.isBlank(text[start]) { start += 1 }
    while end > start, Byte.isBlank(text[end - 1]) { end -= 1 }
    return FieldRange(start: start, end: end, isQuoted: isQuoted, hasDoubledQuotes: hasDoubledQuotes)
  }
}
