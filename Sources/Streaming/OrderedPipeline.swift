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

/// The input, the output and the place in the order, behind one lock.
///
/// Unchecked, because the compiler cannot see that `next`, `deliver` and the fields are used only while
/// the lock is held.
private final class AssemblyLine<Chunk: Sendable, Output: Sendable>: @unchecked Sendable {
  private let lock = ConditionLock()
  private let next: () throws -> Chunk?
  private let deliver: (Output) throws -> Void
  /// How many chunks may be taken and not yet delivered.
  private let mostInFlight: Int
  private var taken = 0
  private var delivered = 0
  /// Outputs whose turn has not come, by number.
  private var waiting: [Int: Output] = [:]
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
    lock.withLock {
      while taken - delivered >= mostInFlight, deliveryFailure == nil { lock.wait() }
      guard !isAtEnd, deliveryFailure == nil else { return nil }
      do {
        guard let chunk = try next() else {
          isAtEnd = true
          return nil
        }
        taken += 1
        return (taken - 1, chunk)
      } catch {
        // What was read before is still delivered.
        readFailure = error
        isAtEnd = true
        return nil
      }
    }
  }

  /// Delivers an output and those that waited for it, or lets it wait; false after a failure.
  func hand(_ output: Output, _ number: Int) -> Bool {
    lock.withLock {
      waiting[number] = output
      while deliveryFailure == nil, let due = waiting.removeValue(forKey: delivered) {
        do {
          try deliver(due)
          delivered += 1
        } catch {
          deliveryFailure = error
        }
      }
      lock.wakeAll()
      return deliveryFailure == nil
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
