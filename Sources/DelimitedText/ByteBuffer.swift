// SPDX-License-Identifier: Apache-2.0

/// Memory that bytes are written to one behind the other, and that is used again when they were handed on.
///
/// A class, because it owns the memory; it belongs to one thread. Invariant: `count` bytes from the beginning
/// are written, and `storage` has room for what `reserve` was asked for.
package final class ByteBuffer {
  /// How many bytes are written.
  package var count = 0
  package private(set) var storage: UnsafeMutableBufferPointer<UInt8>

  package init(capacity: Int = 1 << 16) {
    storage = .allocate(capacity: capacity)
  }

  deinit { storage.deallocate() }

  /// Makes room for so many more bytes.
  @inline(__always)
  package func reserve(_ extra: Int) {
    if storage.count &- count < extra { grow(count + extra) }
  }

  @inline(never)
  private func grow(_ needed: Int) {
    let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(needed, storage.count * 2))
    _ = larger.update(fromContentsOf: storage[..<count])
    storage.deallocate()
    storage = larger
  }

  /// Appends bytes.
  package func append(_ bytes: [UInt8]) {
    reserve(bytes.count)
    _ = UnsafeMutableBufferPointer(rebasing: storage[count...]).update(fromContentsOf: bytes)
    count += bytes.count
  }

  /// The bytes written, which are then forgotten.
  package func take() -> [UInt8] {
    defer { count = 0 }
    return Array(storage[..<count])
  }
}
