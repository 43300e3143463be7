// SPDX-License-Identifier: Apache-2.0

/// Memory that bytes are written to one behind the other, and that is used again when they were handed on.
///
/// A class, because it owns the memory; it belongs to one thread, and has one writer at a time.
package final class ByteBuffer {
  fileprivate var storage: UnsafeMutableBufferPointer<UInt8>

  package init(capacity: Int = 1 << 16) {
    storage = .allocate(capacity: capacity)
  }

  deinit { storage.deallocate() }

  /// A writer that begins at the beginning.
  package func writer() -> Writer { Writer(self) }

  fileprivate func grow(to needed: Int, keeping count: Int) {
    let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(needed, storage.count * 2))
    _ = larger.update(fromContentsOf: storage[..<count])
    storage.deallocate()
    storage = larger
  }

  /// Writes to the buffer.
  ///
  /// A value, so that writing a line asks nothing of the buffer itself.
  ///
  /// Invariant: the first `count` bytes of `storage` are written, and behind them is room for what `reserve`
  /// was asked for.
  package struct Writer {
    package private(set) var storage: UnsafeMutableBufferPointer<UInt8>
    /// How many bytes are written.
    package var count = 0
    private let buffer: ByteBuffer

    fileprivate init(_ buffer: ByteBuffer) {
      self.buffer = buffer
      storage = buffer.storage
    }

    /// Makes room for so many more bytes.
    @inline(__always)
    package mutating func reserve(_ extra: Int) {
      if storage.count &- count < extra { grow(extra) }
    }

    @inline(never)
    private mutating func grow(_ extra: Int) {
      buffer.grow(to: count + extra, keeping: count)
      storage = buffer.storage
    }

    /// Appends bytes.
    package mutating func append(_ bytes: [UInt8]) {
      reserve(bytes.count)
      _ = UnsafeMutableBufferPointer(rebasing: storage[count...]).update(fromContentsOf: bytes)
      count += bytes.count
    }

    /// The bytes written.
    package var bytes: [UInt8] { Array(UnsafeBufferPointer(rebasing: storage[..<count])) }
  }
}
