// SPDX-License-Identifier: Apache-2.0

package import DelimitedText

/// The rows of some bytes, one after the other, under the express reader's eye.
///
/// With `ExpressField` the only place of this module that reads memory without the compiler's checks. Invariant:
/// a row is at hand only if sixteen more bytes follow it, and a field is read within sixteen bytes of its
/// beginning; asserted at each load in debug builds. The bytes and their ends outlive it.
package struct ExpressRows {
  /// How many bytes must follow a row.
  package static let reach = 16

  /// Where the row at hand begins.
  package private(set) var offset = 0
  private let bytes: UnsafeRawPointer
  /// No row at hand ends behind it.
  private let limit: Int
  private let ends: UnsafePointer<UInt32>
  private let lastOfRow: UnsafePointer<UInt32>
  private let rows: Int
  private var row = 0
  /// The place of the end of its first field.
  private var first = 0

  /// The rows of these bytes, of which `ends` tells the ends.
  package init(_ bytes: UnsafeBufferPointer<UInt8>, _ ends: FieldEnds) {
    // Without bytes there is no row, and nothing is ever loaded.
    self.bytes = UnsafeRawPointer(bytes.baseAddress ?? UnsafePointer(bitPattern: 8).unsafelyUnwrapped)
    limit = bytes.count - Self.reach
    self.ends = UnsafePointer(ends.ends)
    lastOfRow = UnsafePointer(ends.lastOfRow)
    rows = ends.rows
  }

  /// Whether there is a row at hand; if not, none follows.
  @inline(__always)
  package var hasRow: Bool { row < rows && Int(ends[last]) <= limit }

  /// The place of the end of the last field.
  @inline(__always)
  private var last: Int { Int(lastOfRow[row]) }

  /// How many fields the row has.
  @inline(__always)
  var fieldCount: Int { last &- first &+ 1 }

  /// Goes on to the next row.
  @inline(__always)
  package mutating func advance() {
    offset = Int(ends[last]) &+ 1
    first = last &+ 1
    row &+= 1
  }

  /// Goes on to the row that begins at that offset, or the next one after it.
  package mutating func advance(to goal: Int) {
    while row < rows, offset < goal { advance() }
  }

  /// Where the row ends, without its line end.
  @inline(__always)
  package var end: Int {
    let end = Int(ends[last])
    guard end > offset, bytes.load(fromByteOffset: end &- 1, as: UInt8.self) == 0x0D else { return end }
    return end &- 1
  }

  /// The field of that number, which begins at `start`; `end` is that of the row.
  @inline(__always)
  func field(_ index: Int, from start: Int, rowEnd end: Int) -> ExpressField {
    assert(index < fieldCount && start <= limit)
    return ExpressField(bytes, from: start, to: index == last &- first ? end : Int(ends[first &+ index]))
  }
}
