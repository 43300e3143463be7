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
    var output = buffer.writer()
    chunk.bytes.withUnsafeBufferPointer { takeOrdinary($0, chunk, &place, &lane, &output, &outcome) }
    // The lane reads a little beyond what it looks at: the last rows are given to it with some room behind them.
    let rest = Array(chunk.bytes[place.offset...]) + [UInt8](repeating: 0, count: ExpressRows.reach)
    rest.withUnsafeBufferPointer { takeOrdinary($0, chunk, &place, &lane, &output, &outcome) }
    while place.offset < chunk.bytes.count { takeLeft(chunk, &place, &lane, &output, &outcome) }
    closeEntry(chunk, &outcome)
    output.append(outcome.bytes)
    outcome.bytes = output.bytes
  }

  /// Takes the rows of some bytes of the chunk that begin at `place`.
  private mutating func takeOrdinary(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ chunk: TextChunk,
    _ place: inout ChunkPlace,
    _ lane: inout ExpressLane,
    _ output: inout ByteBuffer.Writer,
    _ outcome: inout BasketOutcome
  ) {
    let start = place.offset
    var rows = lane.rows(of: bytes)
    while rows.hasRow {
      let count = lane.read(&rows)
      for index in 0..<count {
        place.offset = start + lane.offset(of: index)
        takeRead(index, of: count, chunk, &place, &lane, &output, &outcome)
      }
      place.offset = start + rows.offset
      guard count == 0 else { continue }
      takeLeft(chunk, &place, &lane, &output, &outcome)
      rows.advance(to: place.offset - start)
    }
    place.offset = start + rows.offset
  }

  /// Takes a row that the lane has read.
  @inline(__always)
  private mutating func takeRead(
    _ index: Int,
    of count: Int,
    _ chunk: TextChunk,
    _ place: inout ChunkPlace,
    _ lane: inout ExpressLane,
    _ output: inout ByteBuffer.Writer,
    _ outcome: inout BasketOutcome
  ) {
    // Lines of an entry that is not complete go before, and of some lines more is wanted than sums.
    let isForLane = pending.isEmpty && !(reportsLines && job.reports(row: chunk.number(ofRow: place.row)))
    var step = isForLane ? lane.take(index, into: &output) : .left
    if case .unprepared = step {
      lane.prepare(index, of: count, &assessors, reader.symbols)
      step = lane.take(index, into: &output)
    }
    switch step {
    case .done:
      outcome.hasLooseLines = true
      place.row += 1
    case .open:
      outcome.hasLooseLines = true
      outcome.incomplete += 1
      let number = chunk.number(ofRow: place.row)
      for remark in lane.openRemarks { outcome.note(ReportedProblem(row: number, remark)) }
      place.row += 1
    case .left, .unprepared:
      takeLeft(chunk, &place, &lane, &output, &outcome)
    }
  }

  /// Takes a row that the lane left, and lets the lane learn from it.
  private mutating func takeLeft(
    _ chunk: TextChunk,
    _ place: inout ChunkPlace,
    _ lane: inout ExpressLane,
    _ output: inout ByteBuffer.Writer,
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
