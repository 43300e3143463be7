// SPDX-License-Identifier: Apache-2.0

/// Bytes that wait outside memory: written from the beginning to the end, then read once.
///
/// Closures, so that what needs the room does not know whether it is on a disk. One thread at a time uses it.
package struct SpillFile {
  /// Adds bytes at the end.
  package let write: (_ bytes: [UInt8]) throws -> Void
  /// Goes back to the first byte; after the last write, before the first read.
  package let rewind: () throws -> Void
  /// Appends up to so many bytes; answers false at the end.
  package let read: (_ buffer: inout [UInt8], _ count: Int) throws -> Bool

  package init(
    write: @escaping (_ bytes: [UInt8]) throws -> Void,
    rewind: @escaping () throws -> Void,
    read: @escaping (_ buffer: inout [UInt8], _ count: Int) throws -> Bool
  ) {
    self.write = write
    self.rewind = rewind
    self.read = read
  }
}

/// Where spill files come from.
///
/// They leave nothing behind, however the process ends.
package struct SpillStore: Sendable {
  package let create: @Sendable () throws -> SpillFile

  package init(create: @escaping @Sendable () throws -> SpillFile) {
    self.create = create
  }

  /// Keeps the bytes in memory after all.
  package static let inMemory = SpillStore {
    let store = Store()
    return SpillFile(
      write: { store.bytes += $0 },
      rewind: { store.offset = 0 },
      read: { buffer, count in
        let end = min(store.offset + count, store.bytes.count)
        buffer += store.bytes[store.offset..<end]
        store.offset = end
        return end < store.bytes.count
      }
    )
  }

  /// A class, because the closures of one file share it.
  private final class Store {
    var bytes: [UInt8] = []
    var offset = 0
  }
}
