// SPDX-License-Identifier: Apache-2.0

import Baskets
import DelimitedText
import Reporting
import Streaming

/// Runs a basket in which the lines of an entry do not stand together: once through it to bring them
/// together, and once through the results to put them back into the order of the basket.
struct ScatteredRun {
  let job: BasketJob
  let entryColumn: Int
  let store: SpillStore
  let workers: Int

  /// How many bytes are written at once.
  private static let portion = 1 << 18

  /// What came of a pile: sums, and where the bytes of each row stand.
  private struct Result: Sendable {
    var outcome: BasketOutcome
    /// Row and bytes, in the order of the rows.
    var lines: [(row: Int, range: Range<Int>)]
  }

  /// - Throws: What `source`, `write` or the spill files throw.
  func run(_ source: ChunkSource, write: @escaping ([UInt8]) throws -> Void) throws -> BasketOutcome {
    var job = job
    job.isScattered = true
    // Each row is to have its own place in the result.
    job.allowsExpress = false
    let format = job.schema.format
    var partition = try EntryPartition(source, entryColumn: entryColumn, format: format, store: store)
    var total = BasketOutcome(job)
    var runs = SortedRuns(store)
    var waiting: [UInt8] = []
    func put(_ line: ArraySlice<UInt8>) throws {
      waiting += line
      guard waiting.count >= Self.portion else { return }
      try write(waiting)
      waiting.removeAll(keepingCapacity: true)
    }
    try OrderedPipeline(workers: workers).run(
      next: { try partition.next() },
      makeWorker: { [job] in BasketWorker(job) },
      work: { worker, pile in Self.assess(pile, with: &worker, format) },
      deliver: { result in
        total.mergeUnordered(result.outcome)
        guard !result.lines.isEmpty else { return }
        let bytes = result.outcome.bytes
        if partition.isWhole {
          for line in result.lines { try put(bytes[line.range]) }
        } else {
          try runs.add { writer in
            for line in result.lines { try writer.append(key: UInt64(line.row), bytes[line.range]) }
          }
        }
      }
    )
    try runs.drain { _, bytes in try put(bytes) }
    if !waiting.isEmpty { try write(waiting) }
    total.putInOrder()
    return total
  }

  private static func assess(
    _ pile: EntryPile,
    with worker: inout BasketWorker,
    _ format: DelimitedFormat
  ) -> Result {
    var whole = BasketOutcome(worker.job)
    var lines: [(row: Int, range: Range<Int>)] = []
    for chunk in pile.chunks(format) {
      let outcome = worker.process(chunk)
      var start = whole.bytes.count
      for mark in outcome.marks {
        let end = whole.bytes.count + mark.end
        lines.append((mark.row, start..<end))
        start = end
      }
      whole.bytes += outcome.bytes
      whole.mergeUnordered(outcome)
    }
    lines.sort { $0.row < $1.row }
    whole.putInOrder()
    return Result(outcome: whole, lines: lines)
  }
}

extension BasketOutcome {
  /// Adds a part that may stand anywhere in the basket; its bytes are left to the caller.
  fileprivate mutating func mergeUnordered(_ other: BasketOutcome) {
    let own = problems
    problems = []
    merge(other)
    problems = own + other.problems
    if problems.count > 4 * BasketJob.listedProblems { putProblemsInOrder() }
  }

  /// Brings what is listed into the order of the basket.
  fileprivate mutating func putInOrder() {
    putProblemsInOrder()
    entries.sort { $0.row < $1.row }
    for index in lines.indices { lines[index].sort { $0.row < $1.row } }
  }

  private mutating func putProblemsInOrder() {
    // All problems of a row are of one part, in their order there.
    let ordered = problems.enumerated().sorted { ($0.element.row, $0.offset) < ($1.element.row, $1.offset) }
    problems = ordered.prefix(BasketJob.listedProblems).map(\.element)
  }
}
