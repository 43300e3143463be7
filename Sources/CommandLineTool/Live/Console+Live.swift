// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

extension Console {
  /// The standard streams of the process.
  package static var live: Console {
    let output = BufferedOutput(Descriptor(1, path: FileError.standardOutput, isOwned: false))
    let errors = Descriptor(2, path: "standard error", isOwned: false)
    let isOutputTerminal = isatty(1) == 1
    var console = Console(
      input: {
        let input = Descriptor(0, path: FileError.standardInput, isOwned: false)
        return InputFile(path: FileError.standardInput) { (buffer, count) throws(FileError) in
          try input.fill(&buffer, count)
        }
      },
      write: { bytes throws(FileError) in try output.write(bytes) },
      flush: { () throws(FileError) in try output.flush() },
      writeError: { try? errors.put(Array($0.utf8)) },
      isOutputTerminal: isOutputTerminal,
      isErrorTerminal: isatty(2) == 1,
      width: isOutputTerminal ? terminalWidth : nil,
      environment: { name in getenv(name).map { String(cString: $0) } },
      cores: max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))),
      milliseconds: {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000
      }
    )
    console.keep = { thing in _ = Unmanaged.passRetained(Kept(thing)) }
    return console
  }

  private static var terminalWidth: Int? {
    var size = winsize()
    guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}

/// Something that is never given back.
private final class Kept {
  let thing: Any

  init(_ thing: Any) {
    self.thing = thing
  }
}

/// Collects small writes, and passes large ones on.
///
/// Unchecked: one thread at a time writes, which the pipeline of a run takes care of.
private final class BufferedOutput: @unchecked Sendable {
  private static let capacity = 1 << 16
  private let descriptor: Descriptor
  private var waiting: [UInt8] = []

  init(_ descriptor: Descriptor) {
    self.descriptor = descriptor
  }

  func write(_ bytes: [UInt8]) throws(FileError) {
    guard waiting.count + bytes.count > Self.capacity else {
      waiting += bytes
      return
    }
    try flush()
    if bytes.count > Self.capacity { try descriptor.put(bytes) } else { waiting += bytes }
  }

  func flush() throws(FileError) {
    guard !waiting.isEmpty else { return }
    defer { waiting.removeAll(keepingCapacity: true) }
    try descriptor.put(waiting)
  }
}

/// Makes sure that the numbers of the standard streams are taken, so that no file that is opened later
/// passes for one of them.
func occupyStandardStreams() {
  for number: Int32 in 0...2 where fcntl(number, F_GETFD) == -1 {
    // Opened the wrong way round, so that using the closed stream still fails.
    _ = open("/dev/null", number == 0 ? O_WRONLY : O_RDONLY)
  }
}
