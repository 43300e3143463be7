// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// How long something took.
struct Duration: Hashable, Sendable {
  /// Microseconds on the wall.
  let wall: Int64
  /// Microseconds of all cores, in the program and in the system.
  let processor: Int64

  /// Measures `body`.
  static func measure<Result>(_ body: () throws -> Result) rethrows -> (result: Result, duration: Duration) {
    let before = (wall: microseconds(CLOCK_MONOTONIC), processor: microseconds(CLOCK_PROCESS_CPUTIME_ID))
    let result = try body()
    let wall = microseconds(CLOCK_MONOTONIC) - before.wall
    return (
      result, Duration(wall: wall, processor: microseconds(CLOCK_PROCESS_CPUTIME_ID) - before.processor)
    )
  }

  private static func microseconds(_ clock: clockid_t) -> Int64 {
    var now = timespec()
    clock_gettime(clock, &now)
    return Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1000
  }
}
