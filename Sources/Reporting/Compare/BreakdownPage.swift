// SPDX-License-Identifier: Apache-2.0

/// The part of a comparison's page that breaks it down by a field.
struct BreakdownPage {
  private let breakdown: Breakdown
  private let report: CompareReport
  private let names: NameTable
  private let numbers: PageNumbers

  /// How many keys are shown at most.
  private static let limit = 50

  init(_ breakdown: Breakdown, _ report: CompareReport, names: NameTable, numbers: PageNumbers) {
    self.breakdown = breakdown
    self.report = report
    self.names = names
    self.numbers = numbers
  }

  func add(to page: inout Page) {
    let sorted = isByLine ? breakdown.rows : breakdown.rows.sorted(by: changesMore)
    let shown = sorted.prefix(Self.limit)
    let hidden = sorted.dropFirst(Self.limit)
    let base = report.sides[report.baseline].header.regime
    let regimes = report.others.map { report.sides[$0].header.regime }
    var grid = Grid(
      [.left(breakdown.field.rawValue.capitalizedASCII, minimum: 16), .right("Value"), .right(base)]
        + regimes.map { .right($0) },
      leading: 3
    )
    for row in shown { grid.row(cells(names.key(row.key, of: breakdown.field), row)) }
    if !hidden.isEmpty, breakdown.omitted == 0 {
      grid.row(cells("\(hidden.count) others", BreakdownRow(summing: Array(hidden))))
    }
    if !isPartsOfCharges { grid.row(cells("All", BreakdownRow(report)), isTotal: true) }
    let what = isPartsOfCharges ? "charges" : "duty"
    page.add(
      .heading(
        "By \(breakdown.field.rawValue): \(what) under \(base)"
          + (regimes.isEmpty ? "" : ", and the change from it") + ", in \(numbers.unit)"
      )
    )
    page.add(.grid(grid))
    if breakdown.omitted > 0 {
      let lines = PageNumbers.count(breakdown.omitted + hidden.count, "more row")
      page.add(.paragraph("\(lines) not shown here: --format csv, json or ndjson gives them all."))
    }
  }

  private var isByLine: Bool { breakdown.field == .line }

  /// Programmes and measures are parts of all charges, and their values overlap.
  private var isPartsOfCharges: Bool { breakdown.field == .programme || breakdown.field == .measure }

  private func amount(_ cell: BreakdownRow.Cell) -> Int64? {
    let figures = cell.figures(by: breakdown.field)
    return isPartsOfCharges ? figures.charges : figures.duty
  }

  private func cells(_ name: String, _ row: BreakdownRow) -> [String] {
    let base = row.cells[report.baseline]
    let changes = report.others.map { index in
      Delta.difference(amount(base), amount(row.cells[index])).map(numbers.change) ?? "open"
    }
    // What one regime does not charge has no value under it.
    let value = row.cells.reduce(0) { max($0, $1.customsValue) }
    return [name, numbers.money(value), numbers.money(amount(base), unknown: "open")] + changes
  }

  /// The largest change first; of equal ones, the lower key.
  private func changesMore(_ left: BreakdownRow, _ right: BreakdownRow) -> Bool {
    let (leftChange, rightChange) = (largestChange(left), largestChange(right))
    return leftChange != rightChange ? leftChange > rightChange : left.key < right.key
  }

  private func largestChange(_ row: BreakdownRow) -> UInt64 {
    let base = amount(row.cells[report.baseline]) ?? 0
    return row.cells.reduce(0) { max($0, ((amount($1) ?? 0) - base).magnitude) }
  }
}

extension BreakdownRow {
  /// The sums of several rows.
  init(summing rows: [BreakdownRow]) {
    var cells = rows.first.map { $0.cells.map { _ in Cell() } } ?? []
    for row in rows {
      for (index, cell) in row.cells.enumerated() {
        cells[index].lines += cell.lines
        cells[index].customsValue += cell.customsValue
        cells[index].duty += cell.duty
        if let fees = cell.fees { cells[index].fees = (cells[index].fees ?? 0) + fees }
        cells[index].taxes += cell.taxes
        cells[index].landedCost += cell.landedCost
      }
    }
    self.init(key: "", cells: cells)
  }
}

extension String {
  /// The text with its first letter as a capital, if it is an ASCII letter.
  var capitalizedASCII: String { prefix(1).uppercased() + dropFirst() }
}
