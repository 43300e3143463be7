// SPDX-License-Identifier: Apache-2.0

package import TariffEngine
import TariffModel

/// Writes lines that rate cards assessed: the same bytes as `DutyCSV`, with what all lines of a card have in
/// common laid out once.
package struct ExpressCSV: Sendable {
  /// What the lines of one card have in common.
  private struct Layout: Sendable {
    /// The amounts of each kind, by their numbers on the card.
    var duties: [Int] = []
    var fees: [Int] = []
    var taxes: [Int] = []
    let isWhole: Bool
    /// `status` and, where all lines have the same, `problem`, with the delimiter before each.
    var status: [UInt8]
    /// For each programme with a column: its amounts; empty when it charges nothing.
    var columns: [[Int]] = []
    let isFilled: Bool
  }

  private let csv: DutyCSV
  private var layouts: [Layout] = []
  /// How many bytes a line can take behind the user's own.
  package var longestTail: Int { longestAmounts + longestStatus }
  private let longestAmounts: Int
  private var longestStatus = 0

  /// - Returns: Nil for a currency whose minor unit is no hundredth.
  package init?(_ csv: DutyCSV) {
    guard csv.digits == 2 else { return nil }
    self.csv = csv
    longestAmounts = (6 + csv.programmes.count) * ByteCursor.longestAmount + csv.lineEnd.count
  }

  /// Lays out the cards that came since; `assumed` names the facts in a mask.
  package mutating func layOut(_ cards: [ExpressCard], assumed: (UInt64) -> [String]) {
    for card in cards.dropFirst(layouts.count) {
      let layout = layout(card.sides[0], assumed)
      layouts.append(layout)
      longestStatus = max(longestStatus, layout.status.count)
    }
  }

  private func layout(_ side: ExpressCard.Side, _ assumed: (UInt64) -> [String]) -> Layout {
    var status: [UInt8] = []
    let isOpen = side.status == .unassessed
    let problem =
      isOpen || side.assumedFacts == 0
      ? "" : DutyCSV.problemText([], assumed: assumed(side.assumedFacts))
    csv.status(side.status, problem, &status)
    var layout = Layout(isWhole: !isOpen, status: status, isFilled: true)
    for charge in side.charges {
      switch charge.kind {
      case .duty: layout.duties.append(charge.amount)
      case .fee: layout.fees.append(charge.amount)
      case .tax: layout.taxes.append(charge.amount)
      case .control: break
      }
    }
    layout.columns = csv.programmes.map { programme in
      side.charges.filter { $0.programme == programme.index && $0.kind == .duty }.map(\.amount)
    }
    return layout
  }

  /// Appends one line at `position` and moves it behind; `problem` is what an open line lacks.
  ///
  /// - Precondition: There is room for the row, `longestTail` and the problem.
  @inline(__always)
  package func line(
    _ row: UnsafeBufferPointer<UInt8>,
    _ card: Int,
    _ assessor: borrowing ExpressAssessor,
    carriage: Int64,
    problem: [UInt8]?,
    into bytes: UnsafeMutableBufferPointer<UInt8>,
    at position: inout Int
  ) {
    var cursor = ByteCursor(bytes, at: position)
    cursor.append(row)
    let delimiter = csv.delimiter
    let (duty, fees, taxes) = (
      sum(layouts[card].duties, assessor), sum(layouts[card].fees, assessor),
      sum(layouts[card].taxes, assessor)
    )
    if layouts[card].isWhole {
      cursor.append(delimiter)
      cursor.appendAmount(duty)
      cursor.append(delimiter)
      if csv.feesAssessed { cursor.appendAmount(fees) }
      cursor.append(delimiter)
      cursor.appendAmount(taxes)
      cursor.append(delimiter)
      cursor.appendAmount(carriage &+ duty &+ fees &+ taxes)
      cursor.append(delimiter)
      if let rate = effectiveRate(duty, assessor.customsValue) { cursor.appendAmount(rate) }
    } else {
      for _ in 0..<5 { cursor.append(delimiter) }
    }
    cursor.append(layouts[card].status)
    if let problem { cursor.append(problem) }
    for index in layouts[card].columns.indices {
      cursor.append(delimiter)
      if !layouts[card].columns[index].isEmpty {
        cursor.appendAmount(sum(layouts[card].columns[index], assessor))
      }
    }
    cursor.append(csv.lineEnd)
    position = cursor.position
  }

  @inline(__always)
  private func sum(_ amounts: [Int], _ assessor: borrowing ExpressAssessor) -> Int64 {
    var sum: Int64 = 0
    for amount in amounts { sum &+= assessor.amounts[amount] }
    return sum
  }

  /// As for any line; without wide numbers where narrow ones do.
  @inline(__always)
  private func effectiveRate(_ duty: Int64, _ value: Int64) -> Int64? {
    guard value > 0, duty < 1 << 48 else { return TariffEngine.effectiveRate(duty: duty, of: value) }
    return Int64((UInt64(duty) &* 10_000 &+ UInt64(value) &>> 1) / UInt64(value))
  }

  /// The problem of an open line as a field.
  package func problemField(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    csv.field(text, &bytes)
    return bytes
  }
}
