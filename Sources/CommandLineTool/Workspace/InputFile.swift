// SPDX-License-Identifier: Apache-2.0

/// An open file, read from its beginning to its end.
package struct InputFile {
  /// The path as the user gave it.
  package let path: String
  /// Appends up to so many bytes; answers false when the input has ended.
  package let read: (_ buffer: inout [UInt8], _ count: Int) throws(FileError) -> Bool

  package init(
    path: String,
    read: @escaping (_ buffer: inout [UInt8], _ count: Int) throws(FileError) -> Bool
  ) {
    self.path = path
    self.read = read
  }

  /// A file whose bytes are at hand.
  package init(path: String, bytes: [UInt8]) {
    var offset = 0
    self.init(path: path) { (buffer, count) throws(FileError) in
      let end = min(offset + count, bytes.count)
      buffer += bytes[offset..<end]
      offset = end
      return offset < bytes.count
    }
  }

  /// All that is left of it.
  package func readToEnd() throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    while try read(&bytes, 1 << 20) {}
    return bytes
  }
}
