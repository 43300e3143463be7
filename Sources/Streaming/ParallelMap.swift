// SPDX-License-Identifier: Apache-2.0

/// Works on the elements of a list over several threads.
package enum ParallelMap {
  /// What `work` makes of each element, in the order of the elements.
  ///
  /// `work` makes each result from nothing but its element, and keeps no hold of it. With one worker everything
  /// happens on the calling thread.
  package static func map<Element: Sendable, Result>(
    _ elements: [Element],
    workers: Int,
    _ work: @escaping @Sendable (Element) -> sending Result
  ) -> [Result] {
    guard workers > 1, elements.count > 1 else { return elements.map { work($0) } }
    let board = Board<Result>(count: elements.count)
    ThreadTeam.run(count: min(workers, elements.count)) {
      while let index = board.take() { board.put(work(elements[index]), at: index) }
    }
    return board.results
  }

  /// Which elements are taken, and what was made of them.
  ///
  /// Unchecked, because a lock guards what changes, and a result is read when all threads are done.
  private final class Board<Result>: @unchecked Sendable {
    private let lock = ConditionLock()
    private var next = 0
    private var made: [Result?]

    init(count: Int) {
      made = Array(repeating: nil, count: count)
    }

    func take() -> Int? {
      lock.withLock {
        guard next < made.count else { return nil }
        next += 1
        return next - 1
      }
    }

    func put(_ result: sending Result, at index: Int) {
      // Only who took the index comes here, but the array is one.
      lock.withLock { made[index] = result }
    }

    var results: [Result] { made.compactMap(\.self) }
  }
}
