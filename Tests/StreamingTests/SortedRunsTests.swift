// SPDX-License-Identifier: Apache-2.0

import Streaming
import Testing

@Suite struct SortedRunsTests {
  /// What comes out of runs with these keys, each frame with the number of its run.
  private func drained(_ runs: [[UInt64]]) throws -> [(key: UInt64, run: Int)] {
    var sorted = SortedRuns(.inMemory)
    for (number, keys) in runs.enumerated() {
      try sorted.add { writer in
        for key in keys {
          try writer.append(key: key, [UInt8](repeating: 7, count: number % 5), [UInt8(number)])
        }
      }
    }
    var found: [(UInt64, Int)] = []
    try sorted.drain { key, bytes in
      found.append((key, Int(bytes.last ?? 255)))
      #expect(bytes.count == Int(bytes.last ?? 255) % 5 + 1)
    }
    return found
  }

  @Test(arguments: [0, 1, 2, 63, 64, 65, 200])
  func `All frames come out by key, those of equal keys by run`(count: Int) throws {
    let runs = (0..<count).map { run in (0..<50).map { UInt64($0 * 3 + run % 2) } }
    let found = try drained(runs)
    #expect(found.count == count * 50)
    for (left, right) in zip(found, found.dropFirst()) {
      #expect((left.key, left.run) < (right.key, right.run))
    }
  }

  @Test func `Empty runs do no harm`() throws {
    #expect(try drained([[], [1], []]).map(\.key) == [1])
  }

  @Test func `A frame may be larger than what is read at once`() throws {
    var sorted = SortedRuns(.inMemory)
    let large = (0..<200_000).map { UInt8(truncatingIfNeeded: $0) }
    try sorted.add { writer in
      try writer.append(key: 1, large)
      try writer.append(key: 2, [1, 2, 3])
    }
    var found: [[UInt8]] = []
    try sorted.drain { _, bytes in found.append(Array(bytes)) }
    #expect(found == [large, [1, 2, 3]])
  }
}
