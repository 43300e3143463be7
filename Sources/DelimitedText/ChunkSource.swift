// SPDX-License-Identifier: Apache-2.0

/// Cuts a stream of bytes into chunks of whole rows.
///
/// ```swift
/// var source = ChunkSource { buffer, count in try file.append(upTo: count, to: &buffer) }
/// let head = try source.head()          // look at the header
/// source.start(format, at: headerEnd)   // rows are counted from here
/// while let chunk = try source.next() { … }
/// ```
///
/// Not `Sendable`: it belongs to whoever reads the file. Its chunks are.
package struct ChunkSource {
  /// A row longer than this is taken for a mistake.
  package static let longestRow = 64 << 20

  private let chunkSize: Int
  private let read: (inout [UInt8], Int) throws -> Bool
  private var buffer: [UInt8] = []
  private var isAtEnd = false
  private var format = DelimitedFormat()
  private var rows = 0
  private var lines = 1

  /// - Parameters:
  ///   - chunkSize: About how many bytes a chunk has.
  ///   - read: Appends up to so many bytes to the buffer; answers false when the input has ended.
  package init(chunkSize: Int = 1 << 17, read: @escaping (inout [UInt8], Int) throws -> Bool) {
    self.chunkSize = min(max(1, chunkSize), Self.longestRow)
    self.read = read
  }

  /// A source of bytes that are at hand.
  package init(bytes: [UInt8], chunkSize: Int = 1 << 20) {
    var offset = 0
    self.init(chunkSize: chunkSize) { buffer, count in
      let end = min(offset + count, bytes.count)
      buffer += bytes[offset..<end]
      offset = end
      return offset < bytes.count
    }
  }

  /// The first bytes of the input, without a byte order mark; asked before `start`.
  ///
  /// - Throws: `DelimitedTextError` for what is no text, or the error of `read`.
  package mutating func head() throws -> [UInt8] {
    try fill(to: chunkSize)
    try ContentCheck.checkBeginning(buffer.span)
    if ContentCheck.hasByteOrderMark(buffer.span) { buffer.removeFirst(3) }
    return buffer
  }

  /// Begins to cut, behind the first `offset` bytes of the head, which must have been read if that is not 0.
  package mutating func start(_ format: DelimitedFormat, at offset: Int) {
    self.format = format
    lines = 1 + ByteLanes.count(of: format.rowEnd, in: buffer.span, upTo: offset)
    rows = 0
    buffer.removeFirst(offset)
  }

  /// The next rows; nil when there are none left.
  ///
  /// - Throws: `DelimitedTextError`, located, for a row that does not end, or the error of `read`.
  package mutating func next() throws -> TextChunk? {
    try fill(to: chunkSize)
    while !buffer.isEmpty {
      var cut = RowCutter(format).cut(buffer.span)
      if isAtEnd { cut = complete(cut) }
      if cut.end > 0 { return take(cut) }
      guard buffer.count < Self.longestRow else {
        let chunk = TextChunk(bytes: buffer, firstRow: rows, firstLine: lines, format: format)
        throw chunk.locate(
          cut.openQuote.map { DelimitedTextError(.unclosedQuote, at: $0) }
            ?? DelimitedTextError(.rowTooLong, at: 0)
        )
      }
      try fill(to: buffer.count * 2)
    }
    return nil
  }

  /// What follows the last line end is a row too when the input ends there.
  private func complete(_ cut: RowCutter.Cut) -> RowCutter.Cut {
    var cut = cut
    guard cut.end < buffer.count else { return cut }
    cut.end = buffer.count
    cut.rows += 1
    return cut
  }

  private mutating func take(_ cut: RowCutter.Cut) -> TextChunk {
    var rest: [UInt8] = []
    rest.reserveCapacity(chunkSize)
    rest += buffer[cut.end...]
    swap(&rest, &buffer)
    rest.removeLast(rest.count - cut.end)
    let chunk = TextChunk(bytes: rest, firstRow: rows, firstLine: lines, format: format)
    rows += cut.rows
    lines += cut.lines
    return chunk
  }

  private mutating func fill(to size: Int) throws {
    while !isAtEnd, buffer.count < size {
      let before = buffer.count
      if try !read(&buffer, size - before) { isAtEnd = true }
    }
  }
}
