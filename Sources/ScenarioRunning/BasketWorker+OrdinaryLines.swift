// SPDX-License-Identifier: Apache-2.0

import Baskets
import DelimitedText
import Reporting
import TariffModel

extension BasketWorker {
  /// Takes all rows of the chunk, the ordinary ones through the lane.
  mutating func takeExpress(
    _ chunk: TextChunk,
    _ place: inout ChunkPlace,
    _ lane: inout ExpressLane,
    _ outcome: inout BasketOutcome
  ) {
    let bytes = ByteWriter.bytes(expecting: mostWritten + mostWritten / 8) { output in
      chunk.bytes.withUnsafeBufferPointer { takeOrdinary($0, chunk, &place, &lane, &output, &outcome) }
      // The lane reads a little beyond what it looks at: the last rows are given to it with some room behind them.
      let rest = Array(chunk.bytes[place.offset...]) + [UInt8](repeating: 0, count: ExpressRows.reach)
      rest.withUnsafeBufferPointer { takeOrdinary($0, chunk, &place, &lane, &output, &outcome) }
      while place.offset < chunk.bytes.count { takeLeft(chunk, &place, &lane, &output, &outcome) }
      closeEntry(chunk, &outcome)
      output.append(outcome.bytes)
    }
    mostWritten = max(mostWritten, bytes.count)
    outcome.bytes = bytes
  }

  /// Takes the rows of some bytes of the chunk that begin at `place`.
  private mutating func takeOrdinary(
    _ bytes: UnsafeBufferPointer<UInt8>,
    heedsQuotes: Bool = true,
    _ chunk: TextChunk,
    _ place: inout ChunkPlace,
    _ lane: inout ExpressLane,
    _ output: inout ByteWriter,
    _ outcome: inout BasketOutcome
  ) {
    let start = place.offset
    var rows = lane.rows(of: bytes, heedsQuotes: heedsQuotes)
    while true {
      lane.read(&rows)
      if lane.batch.count > 0 {
        takeBatch(bytes, start, chunk, &place, &lane, &output, &outcome)
        place.offset = start + rows.offset
      } else if rows.isMisread {
        // Quotes further in, as in `5" pipe`, of which one more would turn everything inside out.
        let rest = UnsafeBufferPointer(rebasing: bytes[rows.offset...])
        return takeOrdinary(rest, heedsQuotes: false, chunk, &place, &lane, &output, &outcome)
      } else {
        guard rows.hasRow else { return }
        takeLeft(chunk, &place, &lane, &output, &outcome)
        rows.advance(to: place.offset - start)
      }
    }
  }

  /// Takes the rows that the lane has read.
  private mutating func takeBatch(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    _ chunk: TextChunk,
    _ place: inout ChunkPlace,
    _ lane: inout ExpressLane,
    _ output: inout ByteWriter,
    _ outcome: inout BasketOutcome
  ) {
    let firstRow = place.row
    if reportsLines {
      // Of some lines more is wanted than sums.
      for row in 0..<lane.batch.count where job.reports(row: chunk.number(ofRow: firstRow + row)) {
        lane.batch.leave(row)
      }
    }
    var next = 0
    while next < lane.batch.count {
      // Lines of an entry that is not complete go before.
      let taken = next
      let step =
        pending.isEmpty ? lane.take(&next, in: bytes, assessors, reader.symbols, into: &output) : .left
      if next > taken { outcome.hasLooseLines = true }
      place.row = firstRow + next
      switch step {
      case .done: break
      case .open:
        outcome.hasLooseLines = true
        outcome.incomplete += 1
        let number = chunk.number(ofRow: place.row)
        for remark in lane.openRemarks { outcome.note(ReportedProblem(row: number, remark)) }
        next += 1
        place.row += 1
      case .left:
        place.offset = start + lane.batch.places[next].start
        takeLeft(chunk, &place, &lane, &output, &outcome)
        next += 1
      }
    }
  }

  /// Takes a row that the lane left, and lets the lane learn from it.
  private mutating func takeLeft(
    _ chunk: TextChunk,
    _ place: inout ChunkPlace,
    _ lane: inout ExpressLane,
    _ output: inout ByteWriter,
    _ outcome: inout BasketOutcome
  ) {
    let number = chunk.number(ofRow: place.row)
    takeOne(chunk, &place, &outcome)
    guard let last = pending.last, last.line.row == number, last.row.entry == .own, last.flaw == nil else {
      return
    }
    lane.learn(row, in: chunk.bytes.span, last.read, by: reader)
    closeEntry(chunk, &outcome)
    lane.learn(remarks: openRemarks)
    output.append(outcome.bytes)
    outcome.bytes.removeAll(keepingCapacity: true)
  }
}
