// SPDX-License-Identifier: Apache-2.0

/// Takes chunks one after the other, works on several at once, and hands the results on in the order
/// in which the chunks were taken.
///
/// At most three chunks a worker are in flight, so memory does not grow with the input. With one worker
/// everything happens on the calling thread.
package struct OrderedPipeline: Sendable {
  /// How many chunks are worked on at once; at least 1.
  package let workers: Int

  package init(workers: Int) {
    self.workers = max(1, workers)
  }

  /// Runs to the end of the input or to the first error.
  ///
  /// `next` and `deliver` are never called by two threads at once, and `deliver` is called in the order
  /// of the chunks. `makeWorker` is called once for each worker, `work` by that worker only; `finish` gives
  /// what a worker kept to itself, and is delivered after all chunks, in no order.
  ///
  /// - Throws: The first error, in the order of the chunks, of `next` or `deliver`.
  package func run<Chunk: Sendable, Output: Sendable, Worker>(
    next: @escaping () throws -> Chunk?,
    makeWorker: @escaping @Sendable () -> Worker,
    work: @escaping @Sendable (inout Worker, Chunk) -> Output,
    finish: @escaping @Sendable (Worker) -> Output? = { _ in nil },
    deliver: @escaping (Output) throws -> Void
  ) throws {
    guard workers > 1 else {
      var worker = makeWorker()
      while let chunk = try next() { try deliver(work(&worker, chunk)) }
      if let rest = finish(worker) { try deliver(rest) }
      return
    }
    let line = AssemblyLine(mostInFlight: workers * 3, next: next, deliver: deliver)
    ThreadTeam.run(count: workers) {
      var worker = makeWorker()
      while let (number, chunk) = line.take() {
        let output = work(&worker, chunk)
        guard line.hand(output, number) else { return }
      }
      if let rest = finish(worker) { line.handRest(rest) }
    }
    try line.finish()
  }
}

/// The input, the output and the place in the order.
///
/// One thread at a time reads, and one at a time delivers, each while others do something else: who comes with an
/// output while another delivers leaves it there. Unchecked, because the compiler cannot see that `next` is used
/// only under `reading`, `deliver` only by the thread that has set `isDelivering`, and the rest under `lock`.
private final class AssemblyLine<Chunk: Sendable, Output: Sendable>: @unchecked Sendable {
  private let reading = ConditionLock()
  private let next: () throws -> Chunk?
  private let deliver: (Output) throws -> Void
  /// How many chunks may be taken and not yet delivered.
  private let mostInFlight: Int

  private let lock = ConditionLock()
  private var taken = 0
  private var delivered = 0
  /// Outputs whose turn has not come, by number.
  private var waiting: [Int: Output] = [:]
  private var isDelivering = false
  private var isAtEnd = false
  private var readFailure: (any Error)?
  private var deliveryFailure: (any Error)?
  private var rest: [Output] = []

  init(
    mostInFlight: Int,
    next: @escaping () throws -> Chunk?,
    deliver: @escaping (Output) throws -> Void
  ) {
    self.mostInFlight = mostInFlight
    self.next = next
    self.deliver = deliver
  }

  /// The next chunk and its number; nil at the end or after a failure.
  ///
  /// Waits while too many outputs wait for an earlier one, on which another thread still works.
  func take() -> (number: Int, chunk: Chunk)? {
    reading.withLock {
      guard mayRead() else { return nil }
      do {
        let chunk = try next()
        return lock.withLock {
          guard let chunk else {
            isAtEnd = true
            return nil
          }
          taken += 1
          return (taken - 1, chunk)
        }
      } catch {
        // What was read before is still delivered.
        lock.withLock {
          readFailure = error
          isAtEnd = true
        }
        return nil
      }
    }
  }

  /// Waits for room; false when nothing more is to be read.
  private func mayRead() -> Bool {
    lock.withLock {
      while taken - delivered >= mostInFlight, deliveryFailure == nil { lock.wait() }
      return !isAtEnd && deliveryFailure == nil
    }
  }

  /// Delivers an output and those that waited for it, or lets it wait; false after a failure.
  func hand(_ output: Output, _ number: Int) -> Bool {
    lock.withLock { waiting[number] = output }
    while let due = nextDue() {
      do {
        try deliver(due)
        lock.withLock {
          delivered += 1
          isDelivering = false
          lock.wakeAll()
        }
      } catch {
        lock.withLock {
          deliveryFailure = error
          isDelivering = false
          lock.wakeAll()
        }
      }
    }
    return lock.withLock { deliveryFailure == nil }
  }

  /// The output whose turn it is, for the caller to deliver; nil when it is not there yet, or another thread
  /// delivers.
  private func nextDue() -> Output? {
    lock.withLock {
      guard !isDelivering, deliveryFailure == nil, let due = waiting.removeValue(forKey: delivered) else {
        return nil
      }
      isDelivering = true
      return due
    }
  }

  /// Keeps what a worker has left to deliver at the end.
  func handRest(_ output: Output) {
    lock.withLock { rest.append(output) }
  }

  /// Delivers what the workers kept, when all of them are done.
  func finish() throws {
    if let failure = deliveryFailure ?? readFailure { throw failure }
    for output in rest { try deliver(output) }
  }
}
