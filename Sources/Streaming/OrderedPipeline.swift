// SPDX-License-Identifier: Apache-2.0

/// Takes chunks one after the other, works on several at once, and hands the results on in the order
/// in which the chunks were taken.
///
/// At most one chunk a worker is in flight, so memory does not grow with the input. With one worker
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
    let line = AssemblyLine(next: next, deliver: deliver)
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
  private var taken = 0
  private var delivered = 0
  private var isAtEnd = false
  private var failure: (any Error)?
  private var rest: [Output] = []

  init(next: @escaping () throws -> Chunk?, deliver: @escaping (Output) throws -> Void) {
    self.next = next
    self.deliver = deliver
  }

  /// The next chunk and its number; nil at the end or after a failure.
  func take() -> (number: Int, chunk: Chunk)? {
    lock.withLock {
      guard !isAtEnd, failure == nil else { return nil }
      do {
        guard let chunk = try next() else {
          isAtEnd = true
          return nil
        }
        taken += 1
        return (taken - 1, chunk)
      } catch {
        failure = error
        isAtEnd = true
        return nil
      }
    }
  }

  /// Delivers an output when its turn has come; false after a failure.
  func hand(_ output: Output, _ number: Int) -> Bool {
    lock.withLock {
      while delivered != number { lock.wait() }
      defer {
        delivered += 1
        lock.wakeAll()
      }
      guard failure == nil || isReadFailure else { return false }
      do {
        try deliver(output)
        return true
      } catch {
        failure = error
        isReadFailure = false
        return false
      }
    }
  }

  /// Keeps what a worker has left to deliver at the end.
  func handRest(_ output: Output) {
    lock.withLock { rest.append(output) }
  }

  /// What was read before a failing read is still delivered.
  private var isReadFailure = true

  /// Delivers what the workers kept, when all of them are done.
  func finish() throws {
    if let failure { throw failure }
    for output in rest { try deliver(output) }
  }
}
