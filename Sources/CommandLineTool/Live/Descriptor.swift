// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// An open file of the system.
///
/// Reading and writing go on after an interruption by a signal.
///
/// A class, so that the descriptor is closed once, when nobody needs it any more. Unchecked, because the
/// compiler cannot see that one thread at a time uses it.
final class Descriptor: @unchecked Sendable {
  private let number: Int32
  private let path: String
  private let isOwned: Bool
  private var isOpen = true

  /// A descriptor that messages call `path`, closed along with this object if it `isOwned`.
  init(_ number: Int32, path: String, isOwned: Bool = true) {
    self.number = number
    self.path = path
    self.isOwned = isOwned
  }

  deinit {
    if isOpen, isOwned { _ = close(number) }
  }

  /// Appends up to `count` bytes; answers false at the end of the file.
  func fill(_ buffer: inout [UInt8], _ count: Int) throws(FileError) -> Bool {
    // What is read into a buffer without room is not left with much more memory than it needs.
    guard buffer.capacity - buffer.count >= count else {
      var part: [UInt8] = []
      part.reserveCapacity(count)
      let isAtEnd = try !fill(&part, count)
      if buffer.isEmpty, part.count * 2 > count { buffer = part } else { buffer += part }
      return !isAtEnd
    }
    var code: Int32 = 0
    let before = buffer.count
    buffer.append(addingCapacity: count) { span in
      span.withUnsafeMutableBufferPointer { space, initialized in
        var got: Int
        repeat { got = read(number, space.baseAddress, count) } while got < 0 && errno == EINTR
        if got < 0 { code = errno }
        initialized = max(0, got)
      }
    }
    guard code == 0 else { throw .reading(path, code) }
    return buffer.count > before
  }

  /// All that is left of the file; one of a known size is read into just the memory it needs.
  func contents() throws(FileError) -> [UInt8] {
    var status = stat()
    let size = fstat(number, &status) == 0 ? Int(status.st_size) : 0
    var bytes: [UInt8] = []
    // What the system calls the size may be wrong, so only the end of the file ends it.
    var wanted = max(size, 4096)
    while try fill(&bytes, wanted) { wanted = 4096 + max(0, bytes.count - size) }
    return bytes
  }

  /// Writes all bytes.
  func put(_ bytes: [UInt8]) throws(FileError) {
    var code: Int32 = 0
    bytes.withUnsafeBytes { space in
      var offset = 0
      while offset < space.count {
        let done = write(number, space.baseAddress?.advanced(by: offset), space.count - offset)
        if done >= 0 {
          offset += done
        } else if errno != EINTR {
          code = errno
          return
        }
      }
    }
    guard code == 0 else { throw .writing(path, code) }
  }

  /// Goes back to the first byte.
  func rewind() throws(FileError) {
    if lseek(number, 0, SEEK_SET) != 0 { throw .reading(path, errno) }
  }

  /// Makes what was written last, if it must, and closes the file.
  func seal(isLasting: Bool) throws(FileError) {
    // Pipes and devices have nothing to synchronize.
    if isLasting, fsync(number) != 0, errno != EINVAL, errno != EROFS, errno != ENOTSUP {
      throw .writing(path, errno)
    }
    isOpen = false
    if close(number) != 0, errno != EINTR { throw .writing(path, errno) }
  }

  /// The permissions of the file, to be those of what replaces it.
  func adoptPermissions(_ mode: mode_t) { _ = fchmod(number, mode & 0o7777) }
}
