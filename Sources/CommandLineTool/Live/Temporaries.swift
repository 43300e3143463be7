// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The unfinished files of this process, so that a signal can remove them on its way out.
///
/// A signal handler may neither allocate nor wait, so the paths stand in a fixed table of C strings that is
/// made beforehand. One thread writes files; the handler only reads.
enum Temporaries {
  private static let capacity = 16
  /// Set once, before the handlers are installed, and never freed.
  nonisolated(unsafe) private static let table = {
    let table = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: capacity)
    table.initialize(repeating: nil, count: capacity)
    return table
  }()

  /// Notes the path of an unfinished file; the answer is its place in the table.
  static func add(_ path: String) -> Int? {
    let place = (0..<capacity).first { table[$0] == nil }
    if let place { table[place] = strdup(path) }
    return place
  }

  /// Forgets a path: the file is finished, or removed.
  static func remove(_ place: Int?) {
    guard let place, let path = table[place] else { return }
    table[place] = nil
    free(path)
  }

  /// Ends the process on the usual signals, without leaving unfinished files behind, and lets writing to a
  /// closed pipe fail instead of ending it.
  static func installHandlers() {
    _ = table
    signal(SIGPIPE, SIG_IGN)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      var present = sigaction()
      sigaction(number, nil, &present)
      // A process that was started to outlive its terminal keeps doing so.
      guard !isIgnored(present) else { continue }
      signal(number) { number in
        for place in 0..<Temporaries.capacity {
          if let path = Temporaries.table[place] { unlink(path) }
        }
        _exit(128 + number)
      }
    }
  }

  private static func isIgnored(_ action: sigaction) -> Bool {
    #if canImport(Darwin)
    let handler = action.__sigaction_u.__sa_handler
    #else
    let handler = action.__sigaction_handler.sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
