// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Writes a file beside its target and renames it when it is whole; what is no regular file, such as a pipe
/// or a device, is written directly.
final class AtomicFile {
  private let path: String
  private let target: String
  private let temporary: String?
  private let descriptor: Descriptor
  private var place: Int?

  init(_ path: String) throws(FileError) {
    self.path = path
    var status = stat()
    let exists = stat(path, &status) == 0
    if !exists, errno != ENOENT { throw .creating(path, errno) }
    if exists, status.st_mode & S_IFMT == S_IFDIR { throw .creating(path, EISDIR) }
    guard !exists || status.st_mode & S_IFMT == S_IFREG else {
      target = path
      temporary = nil
      descriptor = try Self.open(path, O_WRONLY, called: path)
      return
    }
    // A rename would replace a file that nobody may write to.
    if exists, access(path, W_OK) != 0 { throw .creating(path, errno) }
    target = Self.resolved(path)
    let temporary = PathText.join(PathText.folder(of: target), Self.temporaryName())
    self.temporary = temporary
    descriptor = try Self.open(temporary, O_WRONLY | O_CREAT | O_EXCL, called: path)
    if exists { descriptor.adoptPermissions(status.st_mode) }
    place = Temporaries.add(temporary)
  }

  func put(_ bytes: [UInt8]) throws(FileError) { try descriptor.put(bytes) }

  func finish(isLasting: Bool) throws(FileError) {
    try descriptor.seal(isLasting: isLasting)
    guard let temporary else { return }
    guard rename(temporary, target) == 0 else { throw .creating(path, errno) }
    Temporaries.remove(place)
    place = nil
  }

  func abandon() {
    guard let temporary, place != nil else { return }
    unlink(temporary)
    Temporaries.remove(place)
    place = nil
  }

  /// The file that a link points to, so that the link is kept.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func open(
    _ path: String,
    _ flags: Int32,
    called name: String
  ) throws(FileError) -> Descriptor {
    #if canImport(Glibc)
    let number = Glibc.open(path, flags | O_CLOEXEC, 0o666)
    #elseif canImport(Musl)
    let number = Musl.open(path, flags | O_CLOEXEC, 0o666)
    #else
    let number = Darwin.open(path, flags | O_CLOEXEC, 0o666)
    #endif
    guard number >= 0 else { throw .creating(name, errno) }
    return Descriptor(number, path: name)
  }

  private static func temporaryName() -> String { ".tariff-\(getpid())-\(next()).tmp" }

  /// The process that a temporary file is of, by its name; nil for any other name.
  static func process(ofTemporary name: String) -> pid_t? {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == ".tariff", parts[2].hasSuffix(".tmp") else { return nil }
    return pid_t(parts[1])
  }

  /// Numbers the files of the process, so that two at once do not meet.
  private static func next() -> Int {
    counter += 1
    return counter
  }

  nonisolated(unsafe) private static var counter = 0
}
