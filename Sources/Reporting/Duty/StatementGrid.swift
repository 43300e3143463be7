// SPDX-License-Identifier: Apache-2.0

import TariffModel

/// The totals as a statement: the value, the parts of each sum by programme, the landed cost.
struct StatementGrid {
  let totals: TotalsReport
  let names: NameTable
  let numbers: PageNumbers

  init(_ totals: TotalsReport, names: NameTable, numbers: PageNumbers) {
    self.totals = totals
    self.names = names
    self.numbers = numbers
  }

  var grid: Grid {
    var grid = Grid([.left("", minimum: 24), .right(numbers.unit), .right("of value")])
    grid.row(["Customs value", numbers.money(totals.customsValue), ""])
    add(.duty, "Duty", totals.duty, &grid)
    add(.fee, "Fees", totals.fees, &grid)
    if totals.taxes != 0 || totals.byProgramme.contains(where: { $0.kind == .tax }) {
      add(.tax, "Taxes", totals.taxes, &grid)
    }
    let carried = totals.landedCost - totals.duty - (totals.fees ?? 0) - totals.taxes
    grid.row(["Goods, freight and insurance", numbers.money(carried), ""])
    grid.row(["Landed cost", numbers.money(totals.landedCost), ""], isTotal: true)
    return grid
  }

  private func add(_ kind: MeasureKind, _ name: String, _ sum: Int64?, _ grid: inout Grid) {
    let parts = totals.byProgramme.filter { $0.kind == kind }
    if sum != nil {
      for part in parts {
        grid.row(["  " + names.programme(part.id), numbers.money(part.amount), share(part.amount)])
      }
    }
    let rate = kind == .duty ? numbers.percent(totals.effectiveRate) : ""
    grid.row([name, numbers.money(sum, unknown: "not assessed"), rate], isTotal: true)
  }

  private func share(_ amount: Int64) -> String {
    numbers.percent(TotalsReport.rate(amount, of: totals.customsValue))
  }
}
