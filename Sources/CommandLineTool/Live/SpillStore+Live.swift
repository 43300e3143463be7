// SPDX-License-Identifier: Apache-2.0

import Streaming

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension SpillStore {
  /// Files in `TMPDIR`, or else in `/tmp`.
  ///
  /// They lose their names as soon as they are open, so that the system gives their room back when the
  /// process ends, in whatever way.
  static let live = SpillStore {
    let descriptor = try openNameless()
    return SpillFile(
      write: { bytes in try descriptor.put(bytes) },
      rewind: { try descriptor.rewind() },
      read: { buffer, count in try descriptor.fill(&buffer, count) }
    )
  }

  private static func openNameless() throws(FileError) -> Descriptor {
    let variable = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    let folder = variable.isEmpty ? "/tmp" : variable
    var template = Array(PathText.join(folder, ".tariff-spill-XXXXXX").utf8CString)
    let number = mkstemp(&template)
    guard number >= 0 else { throw .creating(folder, errno) }
    _ = fcntl(number, F_SETFD, FD_CLOEXEC)
    _ = unlink(template)
    return Descriptor(number, path: "a temporary file in \(folder)")
  }
}
