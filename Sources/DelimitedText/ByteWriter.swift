// SPDX-License-Identifier: Apache-2.0

/// Writes bytes one behind the other into memory whose size was guessed, and into larger memory when it is full.
///
/// Invariant: the first `count` bytes of `storage` are written, and behind them is room for what `reserve` was
/// asked for.
package struct ByteWriter {
  package private(set) var storage: UnsafeMutableBufferPointer<UInt8>
  /// How many bytes are written.
  package var count = 0
  /// Whether `storage` is the writer's own.
  private var hasGrown = false

  /// What `body` writes: so many bytes as `expected`, or more.
  package static func bytes(expecting expected: Int, _ body: (inout Self) -> Void) -> [UInt8] {
    var overflow: [UInt8]?
    // At least one, for the storage of an array without room is one for all threads.
    let bytes = [UInt8](unsafeUninitializedCapacity: max(1, expected)) { space, initialized in
      var writer = Self(storage: space)
      body(&writer)
      if writer.hasGrown {
        overflow = Array(writer.storage[..<writer.count])
        writer.storage.deallocate()
      } else {
        initialized = writer.count
      }
    }
    return overflow ?? bytes
  }

  private init(storage: UnsafeMutableBufferPointer<UInt8>) {
    self.storage = storage
  }

  /// Makes room for so many more bytes.
  @inline(__always)
  package mutating func reserve(_ extra: Int) {
    if storage.count &- count < extra { grow(extra) }
  }

  @inline(never)
  private mutating func grow(_ extra: Int) {
    let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(count + extra, storage.count * 2))
    _ = larger.update(fromContentsOf: storage[..<count])
    if hasGrown { storage.deallocate() }
    storage = larger
    hasGrown = true
  }

  /// Appends bytes.
  package mutating func append(_ bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    reserve(bytes.count)
    _ = UnsafeMutableBufferPointer(rebasing: storage[count...]).update(fromContentsOf: bytes)
    count += bytes.count
  }
}
