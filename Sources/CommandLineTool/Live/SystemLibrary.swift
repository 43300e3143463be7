// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The system's word for what just went wrong, such as `no space left on device`.
func systemReason(_ code: Int32) -> String {
  let text = String(cString: strerror(code))
  return text.prefix(1).lowercased() + text.dropFirst()
}

extension FileError {
  /// Why `path` could not be opened or read.
  static func reading(_ path: String, _ code: Int32) -> FileError {
    switch code {
    case ENOENT, ENOTDIR: FileError(path, .missing)
    case EACCES, EPERM: FileError(path, .denied)
    case EISDIR: FileError(path, .isFolder)
    default: FileError(path, .cannotRead(systemReason(code)))
    }
  }

  /// Why `path` could not be created.
  static func creating(_ path: String, _ code: Int32) -> FileError {
    switch code {
    case EACCES, EPERM: FileError(path, .denied)
    case ENOENT: FileError(path, .cannotCreate("there is no such folder"))
    case EISDIR: FileError(path, .cannotCreate("this is a folder"))
    case ENOSPC, EDQUOT, EIO: FileError(path, .cannotWrite(systemReason(code)))
    default: FileError(path, .cannotCreate(systemReason(code)))
    }
  }

  /// Why something could not be written to `path`.
  static func writing(_ path: String, _ code: Int32) -> FileError {
    code == EPIPE ? FileError(path, .closedPipe) : FileError(path, .cannotWrite(systemReason(code)))
  }
}
