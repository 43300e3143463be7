// SPDX-License-Identifier: Apache-2.0

import Baskets
package import DelimitedText
import Streaming

/// Runs a basket through its workers.
package enum BasketRunner {
  /// Assesses the rows of `source`, which stands at the first row of goods.
  ///
  /// `write` receives the lines' bytes in the order of the basket, as they come.
  ///
  /// - Throws: What `source` or `write` throws.
  package static func run(
    _ job: BasketJob,
    source: ChunkSource,
    workers: Int,
    write: @escaping ([UInt8]) throws -> Void
  ) throws -> BasketOutcome {
    var chunks = EntryChunks(
      source,
      format: job.schema.format,
      entryColumn: job.schema.column(of: .entry),
      isOneEntry: job.options.entryPer == .basket
    )
    var total = BasketOutcome(job)
    // In JSON each line begins with the comma that parts it from the one before; the first has none before.
    var dropsComma = job.separatesWithCommas
    try OrderedPipeline(workers: workers).run(
      next: { try chunks.next() },
      makeWorker: { BasketWorker(job) },
      work: { worker, chunk in worker.process(chunk) },
      deliver: { outcome in
        var outcome = outcome
        if !outcome.bytes.isEmpty {
          if dropsComma { outcome.bytes.removeFirst() }
          dropsComma = false
          try write(outcome.bytes)
        }
        total.merge(outcome)
      }
    )
    return total
  }
}

extension BasketJob {
  fileprivate var separatesWithCommas: Bool {
    if case .json = output { true } else { false }
  }
}
