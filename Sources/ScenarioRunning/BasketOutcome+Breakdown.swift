// SPDX-License-Identifier: Apache-2.0

import Baskets
import DelimitedText
import Reporting
import TariffEngine
import TariffModel

extension BasketOutcome {
  /// Adds a line to the sums by key.
  mutating func count(
    _ assessment: Assessment,
    _ waiting: BasketWorker.PendingLine,
    by field: BreakdownField,
    _ regime: Int,
    _ worker: BasketWorker,
    _ chunk: TextChunk
  ) {
    switch field {
    case .line:
      let sku = waiting.row.sku.text(in: chunk.bytes.span)
      add(assessment, to: sku.isEmpty ? "row \(assessment.row)" : sku, regime, worker)
    case .chapter:
      add(assessment, to: waiting.line.code.prefix(2).description, regime, worker)
    case .origin:
      add(assessment, to: worker.reader.symbols.text(waiting.line.origin), regime, worker)
    case .programme:
      for charge in assessment.charges {
        add(charge, to: worker.job.regimes[regime].law.programmes[charge.programme], regime, worker)
      }
    case .measure:
      for charge in assessment.charges {
        let details = worker.assessors[regime].details(
          charge.source,
          line: waiting.line,
          symbols: worker.reader.symbols
        )
        // Not the schedule line that carries a rate read by code: that would make a key of every line.
        add(charge, to: details.measure, regime, worker)
      }
    }
  }

  private mutating func add(
    _ assessment: Assessment,
    to key: String,
    _ regime: Int,
    _ worker: BasketWorker
  ) {
    var cell = emptyCell(worker, regime)
    cell.lines = 1
    cell.customsValue = assessment.customsValue
    cell.duty = assessment.duty
    if cell.fees != nil { cell.fees = assessment.fees }
    cell.taxes = assessment.taxes
    cell.landedCost = assessment.landedCost
    cell.isOpen = assessment.status == .unassessed
    add(cell, to: key, regime, worker)
  }

  private mutating func add(_ charge: Charge, to key: String, _ regime: Int, _ worker: BasketWorker) {
    var cell = emptyCell(worker, regime)
    cell.lines = 1
    cell.customsValue = charge.base
    switch charge.kind {
    case .duty: cell.duty = charge.amount
    case .fee: cell.fees = charge.amount
    case .tax: cell.taxes = charge.amount
    case .control: break
    }
    cell.landedCost = charge.amount
    add(cell, to: key, regime, worker)
  }

  private mutating func add(
    _ cell: BreakdownRow.Cell,
    to key: String,
    _ regime: Int,
    _ worker: BasketWorker
  ) {
    let empty = worker.job.regimes.indices.map { emptyCell(worker, $0) }
    breakdown[key, default: empty][regime] = breakdown[key, default: empty][regime].adding(cell)
  }

  private func emptyCell(_ worker: BasketWorker, _ regime: Int) -> BreakdownRow.Cell {
    var cell = BreakdownRow.Cell()
    if worker.job.regimes[regime].options.assessesFees { cell.fees = 0 }
    return cell
  }
}
