// SPDX-License-Identifier: Apache-2.0

import DelimitedText

/// The rows of some bytes, a batch at a time, under the express reader's eye.
///
/// With `ExpressField` the only place of this module that reads memory without the compiler's checks. Invariant:
/// a row is taken only if thirty-two more bytes follow it, and a field is read within sixteen bytes of its
/// beginning; asserted at each load in debug builds. The bytes and their ends outlive it.
package struct ExpressRows {
  /// How many bytes must follow a row.
  package static let reach = 32

  /// Where the row at hand begins.
  package private(set) var offset = 0
  package let bytes: UnsafeBufferPointer<UInt8>
  /// No row is taken that ends behind it.
  private let limit: Int
  private let ends: UnsafePointer<UInt32>
  private let endCount: Int
  private let rowEnd: UInt8
  private let fieldCount: Int
  /// The place of the end of the first field of the row at hand.
  private var first = 0
  /// Whether every row has as many fields as it should.
  private let isRegular: Bool
  let hasQuotes: Bool
  /// Whether what stands between quotes was heeded.
  private let heedsQuotes: Bool
  private let quotes: UnsafeBufferPointer<UInt32>
  /// The place in `quotes` of the next one.
  private var quote = 0
  private let delimiter: UInt8
  /// Whether a quote was met that neither opens nor closes a field: what was found of the row at hand, and of those
  /// behind it, is not to be believed.
  package private(set) var isMisread = false

  /// Where a row stands.
  package struct Place: BitwiseCopyable {
    package let start: Int
    /// Behind its last byte, before its line end.
    package let end: Int
    /// The place of the end of its first field.
    let first: Int

    static let none = Place(start: 0, end: 0, first: 0)
  }

  /// The rows of these bytes, which have so many fields; their ends are found first.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ format: DelimitedFormat,
    _ ends: FieldEnds,
    fieldCount: Int,
    heedsQuotes: Bool
  ) {
    delimiter = format.delimiter.rawValue
    rowEnd = format.rowEnd
    ends.find(in: bytes, delimiter: delimiter, rowEnd: rowEnd, heedsQuotes: heedsQuotes)
    self.bytes = bytes
    self.heedsQuotes = heedsQuotes
    quotes = ends.quotes
    limit = bytes.count - Self.reach
    self.ends = ends.ends
    endCount = ends.count
    self.fieldCount = fieldCount
    hasQuotes = ends.hasQuotes
    // As many row ends as there are rows, and one where each row should end: then there is none elsewhere.
    var isRegular = ends.rows * fieldCount == ends.count
    var last = fieldCount - 1
    while isRegular, last < ends.count {
      isRegular = bytes[Int(ends.ends[last])] == rowEnd
      last += fieldCount
    }
    self.isRegular = isRegular
  }

  /// Takes the row at hand and goes on to the next one, if it has all of its fields, and quotes only around them.
  @inline(__always)
  mutating func next() -> Place? {
    let last = first &+ fieldCount &- 1
    guard last < endCount, !isMisread else { return nil }
    var end = Int(ends[last])
    guard end <= limit, isRegular || isRow(endingAt: last), !hasQuotes || takeQuotes(before: end) else {
      return nil
    }
    let start = offset
    offset = end &+ 1
    if end > start, bytes[end &- 1] == 0x0D { end &-= 1 }
    defer { first = last &+ 1 }
    return Place(start: start, end: end, first: first)
  }

  /// Whether a row is at hand whose end is known and has enough bytes behind it.
  package var hasRow: Bool {
    for place in first..<max(first, endCount) where bytes[Int(ends[place])] == rowEnd {
      return Int(ends[place]) <= limit
    }
    return false
  }

  /// Whether the row at hand ends there, and not before.
  private func isRow(endingAt last: Int) -> Bool {
    bytes[Int(ends[last])] == rowEnd && (first..<last).allSatisfy { bytes[Int(ends[$0])] != rowEnd }
  }

  /// Goes on behind the quotes of the row that ends there; false when it is not certain that its fields end where
  /// they were found to end.
  private mutating func takeQuotes(before end: Int) -> Bool {
    guard heedsQuotes else { return !bytes[offset..<end].contains(Self.quote) }
    var next = quote
    while next < quotes.count, quotes[next] < offset { next += 1 }
    var isOpen = false
    while next < quotes.count, quotes[next] < end {
      let place = Int(quotes[next])
      next += 1
      if !isOpen {
        isOpen = place == offset || bytes[place - 1] == delimiter
        isMisread = !isOpen
      } else if bytes[place + 1] == Self.quote {
        // Doubled: one of the field's own.
        next += 1
      } else {
        isOpen = false
        isMisread = !(place + 1 == end || bytes[place + 1] == delimiter || isReturn(place + 1, before: end))
      }
      guard !isMisread else { return false }
    }
    isMisread = isOpen
    quote = next
    return !isMisread
  }

  private func isReturn(_ place: Int, before end: Int) -> Bool { place + 1 == end && bytes[place] == 0x0D }

  fileprivate static let quote = UInt8(ascii: "\"")

  /// Goes on to the row that begins at that offset.
  package mutating func advance(to goal: Int) {
    while offset < goal, first < endCount {
      let end = Int(ends[first])
      first += 1
      if bytes[end] == rowEnd { offset = end + 1 }
    }
    // A row that ends where none was found to end.
    isMisread = isMisread || offset != goal
    offset = goal
  }

  /// The fields of that number.
  @inline(__always)
  func column(_ index: Int) -> Column {
    assert(index < fieldCount)
    return Column(
      bytes: UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped),
      ends: ends + index,
      isLast: index == fieldCount &- 1,
      limit: limit
    )
  }

  /// One field of each row.
  struct Column {
    fileprivate let bytes: UnsafeRawPointer
    /// Where that of the first row ends.
    fileprivate let ends: UnsafePointer<UInt32>
    fileprivate let isLast: Bool
    fileprivate let limit: Int

    /// The field of a row; `mayBeQuoted` if there are quotes at all.
    @inline(__always)
    func field(of row: Place, mayBeQuoted: Bool) -> ExpressField {
      var start = Int(ends[row.first &- 1] &+ 1)
      var end = isLast ? row.end : Int(ends[row.first])
      assert(start <= limit && start <= end && end <= limit)
      if mayBeQuoted, start < end, bytes.load(fromByteOffset: start, as: UInt8.self) == ExpressRows.quote {
        start &+= 1
        end &-= 1
      }
      return ExpressField(bytes, from: start, to: end)
    }
  }
}
