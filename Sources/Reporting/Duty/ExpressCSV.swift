// SPDX-License-Identifier: Apache-2.0

package import TariffEngine
package import TariffModel

/// Writes lines that rate cards assessed: the same bytes as `DutyCSV`, with what all lines of a card have in
/// common laid out once.
package struct ExpressCSV: Sendable {
  /// What the lines of one card have in common.
  ///
  /// The lists of amounts, by their numbers on the card, stand one behind the other in `numbers`, each with
  /// its length before it: duties, fees, taxes, then the programmes with a column.
  private struct Layout: Sendable {
    let isWhole: Bool
    let numbers: Int
    /// `status` and, where all lines have the same, `problem`, with the delimiter before each.
    let status: Range<Int>
  }

  private let csv: DutyCSV
  private let programmes: Int
  private var layouts: [Layout] = []
  private var numbers: [Int32] = []
  private var texts: [UInt8] = []
  /// How many bytes a line can take behind the user's own.
  package var longestTail: Int { longestAmounts + longestStatus }
  private let longestAmounts: Int
  private var longestStatus = 0

  /// - Returns: Nil for a currency whose minor unit is no hundredth.
  package init?(_ csv: DutyCSV) {
    guard csv.digits == 2 else { return nil }
    self.csv = csv
    programmes = csv.programmes.count
    longestAmounts = (6 + csv.programmes.count) * ByteCursor.longestAmount + csv.lineEnd.count
  }

  /// Lays out the cards that came since; `assumed` names the facts of a set.
  package mutating func layOut(_ cards: [ExpressCard], assumed: (FactSet) -> [String]) {
    for card in cards.dropFirst(layouts.count) { layOut(card.sides[0], assumed) }
  }

  private mutating func layOut(_ side: ExpressCard.Side, _ assumed: (FactSet) -> [String]) {
    let isWhole = side.status != .unassessed
    let firstText = texts.count
    let problem =
      isWhole && !side.assumedFacts.isEmpty
      ? DutyCSV.problemText([], assumed: assumed(side.assumedFacts)) : ""
    csv.status(side.status, problem, &texts)
    longestStatus = max(longestStatus, texts.count - firstText)
    layouts.append(Layout(isWhole: isWhole, numbers: numbers.count, status: firstText..<texts.count))
    for kind in [MeasureKind.duty, .fee, .tax] { list(side) { $0.kind == kind } }
    for programme in csv.programmes {
      list(side) { $0.programme == programme.index && $0.kind == .duty }
    }
  }

  private mutating func list(_ side: ExpressCard.Side, where isListed: (ExpressCard.Side.Charge) -> Bool) {
    let amounts = side.charges.filter(isListed).map { Int32($0.amount) }
    numbers.append(Int32(amounts.count))
    numbers += amounts
  }

  /// Appends one line at `position` and moves it behind; `problem` is what an open line lacks.
  ///
  /// - Precondition: There is room for the row, `longestTail` and the problem.
  @inline(__always)
  package func line(
    _ row: UnsafeBufferPointer<UInt8>,
    _ card: Int,
    _ file: borrowing CardFile,
    carriage: Int64,
    problem: [UInt8]?,
    into bytes: UnsafeMutableBufferPointer<UInt8>,
    at position: inout Int
  ) {
    var cursor = ByteCursor(bytes, at: position)
    cursor.append(row)
    let layout = layouts[card]
    let delimiter = csv.delimiter
    var next = layout.numbers
    let duty = sum(&next, file)
    let fees = sum(&next, file)
    let taxes = sum(&next, file)
    if layout.isWhole {
      cursor.append(delimiter)
      cursor.appendAmount(duty)
      cursor.append(delimiter)
      if csv.feesAssessed { cursor.appendAmount(fees) }
      cursor.append(delimiter)
      cursor.appendAmount(taxes)
      cursor.append(delimiter)
      cursor.appendAmount(carriage &+ duty &+ fees &+ taxes)
      cursor.append(delimiter)
      if let rate = effectiveRate(duty, file.customsValue) { cursor.appendAmount(rate) }
    } else {
      for _ in 0..<5 { cursor.append(delimiter) }
    }
    texts.withUnsafeBufferPointer { cursor.append(UnsafeBufferPointer(rebasing: $0[layout.status])) }
    if let problem { cursor.append(problem) }
    for _ in 0..<programmes {
      cursor.append(delimiter)
      if numbers[next] == 0 {
        next &+= 1
      } else {
        cursor.appendAmount(sum(&next, file))
      }
    }
    cursor.append(csv.lineEnd)
    position = cursor.position
  }

  /// The sum of the amounts listed at `place`, which is moved behind them.
  @inline(__always)
  private func sum(_ place: inout Int, _ file: borrowing CardFile) -> Int64 {
    let end = place &+ 1 &+ Int(numbers[place])
    var sum: Int64 = 0
    var index = place &+ 1
    while index < end {
      sum &+= file.results[Int(numbers[index])]
      index &+= 1
    }
    place = end
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
