// SPDX-License-Identifier: Apache-2.0

import Streaming
import Testing

@Suite struct ParallelMapTests {
  @Test("Results stand in the order of the elements, whoever made them", arguments: [1, 2, 7, 2000])
  func order(_ workers: Int) {
    let elements = Array(0..<1000)
    #expect(ParallelMap.map(elements, workers: workers) { $0 * $0 } == elements.map { $0 * $0 })
  }

  @Test("Of nothing nothing is made", arguments: [1, 2])
  func nothing(_ workers: Int) {
    #expect(ParallelMap.map([Int](), workers: workers) { $0 }.isEmpty)
  }

  @Test("A result may be nil")
  func missing() {
    let results = ParallelMap.map(Array(0..<10), workers: 3) { $0 % 2 == 0 ? $0 : nil }
    #expect(results == [0, nil, 2, nil, 4, nil, 6, nil, 8, nil])
  }
}
