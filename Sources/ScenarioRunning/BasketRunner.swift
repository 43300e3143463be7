// SPDX-License-Identifier: Apache-2.0

import Baskets
package import DelimitedText
package import Streaming

/// Runs a basket through its workers.
package enum BasketRunner {
  /// Assesses the rows of `source`, which stands at the first row of goods.
  ///
  /// `write` receives the lines' bytes in the order of the basket, as they come.
  ///
  /// Of a scattered job the lines come when all have been read; what does not fit into memory waits in
  /// `spill`.
  ///
  /// - Throws: `ReopenedEntry` when the lines of an entry do not stand together although they should, or
  ///   what `source`, `spill` or `write` throws.
  package static func run(
    _ job: BasketJob,
    source: ChunkSource,
    workers: Int,
    spill: SpillStore = .inMemory,
    write: @escaping ([UInt8]) throws -> Void
  ) throws -> BasketOutcome {
    let write = job.separatesWithCommas ? withoutFirstComma(write) : write
    let entryColumn = job.options.entryPer == .asDeclared ? job.schema.column(of: .entry) : nil
    if job.isScattered, let entryColumn {
      return try ScatteredRun(job: job, entryColumn: entryColumn, store: spill, workers: workers)
        .run(source, write: write)
    }
    return try runInOrder(job, source, entryColumn, workers, spill, write)
  }

  private static func runInOrder(
    _ job: BasketJob,
    _ source: ChunkSource,
    _ entryColumn: Int?,
    _ workers: Int,
    _ spill: SpillStore,
    _ write: @escaping ([UInt8]) throws -> Void
  ) throws -> BasketOutcome {
    var job = job
    job.isScattered = false
    var chunks = EntryChunks(
      source,
      format: job.schema.format,
      entryColumn: entryColumn,
      isOneEntry: job.options.entryPer == .basket
    )
    var total = BasketOutcome(job)
    var closed = ClosedEntries(spill)
    try OrderedPipeline(workers: workers).run(
      next: { try chunks.next() },
      makeWorker: { [job] in BasketWorker(job) },
      work: { worker, chunk in worker.process(chunk) },
      finish: { worker in worker.finish() },
      deliver: { outcome in
        try closed.close(outcome.closed)
        if !outcome.bytes.isEmpty { try write(outcome.bytes) }
        total.merge(outcome)
      }
    )
    try closed.finish()
    return total
  }

  /// In JSON each line begins with the comma that parts it from the one before; the first has none before.
  private static func withoutFirstComma(
    _ write: @escaping ([UInt8]) throws -> Void
  ) -> ([UInt8]) throws -> Void {
    var isFirst = true
    return { bytes in
      try write(isFirst ? Array(bytes.dropFirst()) : bytes)
      isFirst = false
    }
  }
}

extension BasketJob {
  fileprivate var separatesWithCommas: Bool {
    if case .json = output { true } else { false }
  }
}
