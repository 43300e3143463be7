// SPDX-License-Identifier: Apache-2.0

import Streaming
import Testing

@Suite struct OrderedPipelineTests {
  private struct Stop: Error, Equatable {
    let at: Int
  }

  /// Runs numbers below `count` through the pipeline, each squared, and gives what was delivered.
  private func run(
    workers: Int,
    count: Int,
    readFailsAt: Int = .max,
    deliveryFailsAt: Int = .max
  ) -> (delivered: [Int], error: Stop?) {
    var taken = 0
    var delivered: [Int] = []
    do {
      try OrderedPipeline(workers: workers).run(
        next: { () throws -> Int? in
          guard taken < count else { return nil }
          if taken == readFailsAt { throw Stop(at: taken) }
          taken += 1
          return taken - 1
        },
        makeWorker: { 0 },
        work: { (sum: inout Int, number: Int) -> Int in
          sum += number
          // Uneven work, so that later chunks are done before earlier ones.
          let spins = number % 7 == 0 ? 20_000 : 10
          return (0..<spins).reduce(number * number) { value, _ in value }
        },
        finish: { sum in -1 - sum },
        deliver: { output in
          if delivered.count == deliveryFailsAt { throw Stop(at: delivered.count) }
          delivered.append(output)
        }
      )
    } catch {
      return (delivered, error as? Stop)
    }
    return (delivered, nil)
  }

  @Test(arguments: [1, 2, 3, 8])
  func `Outputs come in order, and then what the workers kept`(workers: Int) {
    let (delivered, error) = run(workers: workers, count: 200)
    #expect(error == nil)
    #expect(Array(delivered.prefix(200)) == (0..<200).map { $0 * $0 })
    let kept = delivered.dropFirst(200)
    #expect(kept.count == workers)
    #expect(kept.reduce(0) { $0 - 1 - $1 } == (0..<200).reduce(0, +))
  }

  @Test(arguments: [1, 2, 5])
  func `What was read before a failing read is delivered`(workers: Int) {
    let (delivered, error) = run(workers: workers, count: 200, readFailsAt: 50)
    #expect(error == Stop(at: 50))
    #expect(delivered == (0..<50).map { $0 * $0 })
  }

  @Test(arguments: [1, 2, 5])
  func `After a failing delivery nothing more is delivered`(workers: Int) {
    let (delivered, error) = run(workers: workers, count: 200, deliveryFailsAt: 30)
    #expect(error == Stop(at: 30))
    #expect(delivered == (0..<30).map { $0 * $0 })
  }
}
