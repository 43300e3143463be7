// SPDX-License-Identifier: Apache-2.0

import DelimitedText

/// The rows of a text, field by field, and the error that ended them.
struct SplitText: Equatable {
  var rows: [[String]] = []
  var error: DelimitedTextError.Kind?

  init(rows: [[String]], error: DelimitedTextError.Kind? = nil) {
    self.rows = rows
    self.error = error
  }

  /// Splits all of the bytes at once.
  init(_ bytes: [UInt8], _ format: DelimitedFormat = DelimitedFormat()) {
    var row = DelimitedRow(capacity: 1)
    var offset = 0
    let splitter = RowSplitter(format)
    do throws(DelimitedTextError) {
      while try splitter.next(&row, in: bytes.span, at: &offset) { rows.append(row.texts(in: bytes.span)) }
    } catch {
      self.error = error.kind
    }
  }

  /// Splits the bytes in chunks of about that size.
  init(_ bytes: [UInt8], chunkSize: Int, _ format: DelimitedFormat = DelimitedFormat()) throws {
    var source = ChunkSource(bytes: bytes, chunkSize: chunkSize)
    source.start(format, at: 0)
    while error == nil, let chunk = try source.next() {
      precondition(chunk.firstRow == rows.count, "the rows before a chunk must be counted")
      let part = SplitText(chunk.bytes, format)
      rows += part.rows
      error = part.error
    }
  }
}

/// A small generator whose numbers depend on nothing but its seed.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
