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
    chunk.bytes.withUnsafeBufferPointer { rows in
      while place.offset < rows.count {
        // Lines of an entry that is not complete go before.
        var step = pending.isEmpty ? takeOrdinary(rows, &place, &lane, &output) : .left
        if case .unprepared = step {
          lane.prepare(&assessors, reader.symbols)
          step = takeOrdinary(rows, &place, &lane, &output)
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
    }
    closeEntry(chunk, &outcome)
    output.append(outcome.bytes)
    outcome.bytes = output.bytes
  }

  /// Takes the row at hand if it is ordinary.
  ///
  /// The lane reads a little beyond what it looks at, so the last rows of a chunk are given to it with some
  /// room behind them.
  @inline(__always)
  private mutating func takeOrdinary(
    _ rows: UnsafeBufferPointer<UInt8>,
    _ place: inout ChunkPlace,
    _ lane: inout ExpressLane,
    _ output: inout ByteBuffer.Writer
  ) -> ExpressLane.Step {
    let step = lane.take(rows, at: &place.offset, into: &output)
    let left = rows.count &- place.offset
    guard case .left = step, left < Self.nearEnd, left > 0 else { return step }
    return takeLast(UnsafeBufferPointer(rebasing: rows[place.offset...]), &place, &lane, &output)
  }

  /// How near to the end of a chunk rows are given room.
  private static let nearEnd = 512

  @inline(never)
  private mutating func takeLast(
    _ rows: UnsafeBufferPointer<UInt8>,
    _ place: inout ChunkPlace,
    _ lane: inout ExpressLane,
    _ output: inout ByteBuffer.Writer
  ) -> ExpressLane.Step {
    var offset = 0
    defer { place.offset += offset }
    let padded = Array(rows) + [UInt8](repeating: 0, count: ExpressReader.reach)
    return padded.withUnsafeBufferPointer { lane.take($0, at: &offset, into: &output) }
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
