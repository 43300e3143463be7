// SPDX-License-Identifier: Apache-2.0

import DelimitedText

/// The rows of a text, field by field; in place of a row that is mistaken, what is wrong with it.
struct SplitText: Equatable {
  enum Row: Equatable {
    case fields([String])
    case mistake(DelimitedTextError.Kind)
  }

  private(set) var rows: [Row] = []

  init(rows: [[String]]) {
    self.rows = rows.map { .fields($0) }
  }

  init(_ rows: Row...) {
    self.rows = rows
  }

  /// Splits all of the bytes at once.
  init(_ bytes: [UInt8], _ format: DelimitedFormat = DelimitedFormat()) {
    var row = DelimitedRow(capacity: 1)
    var offset = 0
    let splitter = RowSplitter(format)
    while offset < bytes.count {
      do throws(DelimitedTextError) {
        guard try splitter.next(&row, in: bytes.span, at: &offset) else { return }
        rows.append(.fields(row.texts(in: bytes.span)))
      } catch {
        rows.append(.mistake(error.kind))
        splitter.skipRow(in: bytes.span, at: &offset)
      }
    }
  }

  /// Splits the bytes in chunks of about that size.
  init(_ bytes: [UInt8], chunkSize: Int, _ format: DelimitedFormat = DelimitedFormat()) throws {
    var source = ChunkSource(bytes: bytes, chunkSize: chunkSize)
    source.start(format, at: 0)
    while let chunk = try source.next() {
      precondition(chunk.firstRow == rows.count, "the rows before a chunk must be counted")
      rows += SplitText(chunk.bytes, format).rows
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
