// SPDX-License-Identifier: Apache-2.0

/// Writes frames to a spill file: a key and some bytes each.
package struct SpillWriter {
  private static let capacity = 1 << 15
  private let file: SpillFile
  private var waiting: [UInt8] = []
  /// How many bytes were written.
  package private(set) var size = 0

  package init(_ file: SpillFile) {
    self.file = file
  }

  /// Adds a frame, its bytes in two pieces.
  package mutating func append(
    key: UInt64,
    _ head: some Collection<UInt8>,
    _ rest: some Collection<UInt8> = []
  ) throws {
    SpillFrame.append(key, to: &waiting)
    SpillFrame.append(UInt64(head.count + rest.count), to: &waiting)
    waiting.append(contentsOf: head)
    waiting.append(contentsOf: rest)
    size += SpillFrame.headSize + head.count + rest.count
    if waiting.count >= Self.capacity { try flush() }
  }

  /// Ends the writing; what was written is read from the beginning.
  package mutating func finish() throws -> SpillReader {
    try flush()
    waiting = []
    try file.rewind()
    return SpillReader(file)
  }

  private mutating func flush() throws {
    if !waiting.isEmpty { try file.write(waiting) }
    waiting.removeAll(keepingCapacity: true)
  }
}

/// Reads frames, one after the other.
package struct SpillReader {
  private static let capacity = 1 << 15
  private let file: SpillFile
  private var buffer: [UInt8] = []
  private var offset = 0
  private var isAtEnd = false
  /// The key of the frame read last.
  package private(set) var key: UInt64 = 0
  private var range = 0..<0

  init(_ file: SpillFile) {
    self.file = file
  }

  /// The bytes of the frame read last.
  package var bytes: ArraySlice<UInt8> { buffer[range] }

  /// Reads the next frame; false when there is none.
  package mutating func next() throws -> Bool {
    offset = range.upperBound
    guard try fill(SpillFrame.headSize) else { return false }
    key = SpillFrame.number(in: buffer, at: offset)
    let count = Int(truncatingIfNeeded: SpillFrame.number(in: buffer, at: offset + 8))
    guard try fill(SpillFrame.headSize + count) else { return false }
    range = offset + SpillFrame.headSize..<offset + SpillFrame.headSize + count
    return true
  }

  /// Has so many bytes from `offset` on in the buffer; false when the file ends before.
  private mutating func fill(_ count: Int) throws -> Bool {
    if buffer.count - offset >= count { return true }
    buffer.removeFirst(offset)
    offset = 0
    range = 0..<0
    while !isAtEnd, buffer.count < count {
      isAtEnd = try !file.read(&buffer, max(Self.capacity, count - buffer.count))
    }
    return buffer.count >= count
  }
}

/// Numbers in frames: eight bytes, the lowest first.
package enum SpillFrame {
  static let headSize = 16

  package static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  package static func number(in bytes: some RandomAccessCollection<UInt8>, at offset: Int) -> UInt64 {
    var number: UInt64 = 0
    var index = bytes.index(bytes.startIndex, offsetBy: offset)
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      number |= UInt64(bytes[index]) << shift
      index = bytes.index(after: index)
    }
    return number
  }
}
