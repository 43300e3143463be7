// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Runs one piece of work on several threads and waits for all of them.
enum ThreadTeam {
  /// Calls `body` on `count` threads, one of which is the caller's.
  static func run(count: Int, _ body: @escaping @Sendable () -> Void) {
    var threads: [pthread_t] = []
    for _ in 1..<max(1, count) {
      let job = Unmanaged.passRetained(Job(body))
      var attributes = pthread_attr_t()
      pthread_attr_init(&attributes)
      // Deep rules recurse; the default of some systems is too small for that.
      pthread_attr_setstacksize(&attributes, 8 << 20)
      #if canImport(Darwin)
      var thread: pthread_t?
      #else
      var thread = pthread_t()
      #endif
      let failed = pthread_create(&thread, &attributes, threadMain, job.toOpaque()) != 0
      pthread_attr_destroy(&attributes)
      if failed {
        // Fewer threads do the same work.
        job.release()
        break
      }
      #if canImport(Darwin)
      if let thread { threads.append(thread) }
      #else
      threads.append(thread)
      #endif
    }
    body()
    for thread in threads { pthread_join(thread, nil) }
  }
}

/// Carries a closure through `pthread_create`.
private final class Job: Sendable {
  let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) {
    self.body = body
  }
}

#if canImport(Darwin)
private func threadMain(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
  run(context)
  return nil
}
#else
private func threadMain(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let context { run(context) }
  return nil
}
#endif

private func run(_ context: UnsafeMutableRawPointer) {
  Heap.prepare()
  Unmanaged<Job>.fromOpaque(context).takeRetainedValue().body()
}
