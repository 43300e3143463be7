// SPDX-License-Identifier: Apache-2.0

package import Baskets
package import DelimitedText
package import TariffEngine
package import TariffModel

/// Writes lines that rate cards assessed: the same bytes as `DutyCSV`, with what all lines of a card have in
/// common laid out once.
package struct ExpressCSV: Sendable {
  /// How the lines of a card are written: cards of one layout differ in their amounts at most.
  private struct Layout: Hashable, Sendable {
    let isWhole: Bool
    /// The numbers of the amounts of each kind on the card, without those that are nothing on every line.
    let duties: [Int32]
    let fees: [Int32]
    let taxes: [Int32]
    /// `status` and, where all lines have the same, `problem`, with the delimiter before each.
    let status: [UInt8]
    /// The programmes with an amount, in order.
    let programmes: [Programme]
    /// Behind the last of them.
    let rest: [UInt8]

    struct Programme: Hashable, Sendable {
      /// What stands before it: delimiters, and the amounts that are nothing on every line.
      let before: [UInt8]
      let amounts: [Int32]
    }
  }

  private let csv: DutyCSV
  /// Where in `plans` the plan of each card's layout begins.
  private var planOfCard: [Int32] = []
  private var planOfLayout: [Layout: Int32] = [:]
  /// The layouts one behind the other, each a list of numbers: whether it is whole, then its lists, each with its
  /// length before it; a text is its place in `texts` and its length.
  private var plans: [Int32] = []
  private var texts: [UInt8] = Array(repeating: 0, count: ByteCursor.reach)
  /// How many bytes a line can take behind the user's own.
  package private(set) var longestTail: Int

  /// - Returns: Nil for a currency whose minor unit is no hundredth.
  package init?(_ csv: DutyCSV) {
    guard csv.digits == 2 else { return nil }
    self.csv = csv
    longestTail = 0
  }

  /// Lays out the cards that came since; `assumed` names the facts of a set.
  package mutating func layOut(_ cards: [ExpressCard], assumed: (FactSet) -> [String]) {
    for card in cards.dropFirst(planOfCard.count) {
      let layout = layout(card.sides[0], assumed)
      let plan = planOfLayout[layout] ?? plan(layout)
      planOfLayout[layout] = plan
      planOfCard.append(plan)
    }
  }

  private func layout(_ side: ExpressCard.Side, _ assumed: (FactSet) -> [String]) -> Layout {
    func numbers(_ isListed: (ExpressCard.Side.Charge) -> Bool) -> [Int32] {
      side.charges.filter { isListed($0) && !$0.isNothing }.map { Int32($0.amount) }
    }
    let isWhole = side.status != .unassessed
    let problem =
      isWhole && !side.assumedFacts.isEmpty
      ? DutyCSV.problemText([], assumed: assumed(side.assumedFacts)) : ""
    var status: [UInt8] = []
    csv.status(side.status, problem, &status)
    var before: [UInt8] = []
    var programmes: [Layout.Programme] = []
    for programme in csv.programmes {
      before.append(csv.delimiter)
      func isListed(_ charge: ExpressCard.Side.Charge) -> Bool {
        charge.programme == programme.index && charge.kind == .duty
      }
      let amounts = numbers(isListed)
      if !amounts.isEmpty {
        programmes.append(Layout.Programme(before: before, amounts: amounts))
        before = []
      } else if side.charges.contains(where: isListed) {
        before += ByteCursor.nothing
      }
    }
    return Layout(
      isWhole: isWhole,
      duties: numbers { $0.kind == .duty },
      fees: numbers { $0.kind == .fee },
      taxes: numbers { $0.kind == .tax },
      status: status,
      programmes: programmes,
      rest: before + csv.lineEnd
    )
  }

  /// Writes the plan of a layout, and gives its place.
  private mutating func plan(_ layout: Layout) -> Int32 {
    let place = Int32(plans.count)
    plans.append(layout.isWhole ? 1 : 0)
    for list in [layout.duties, layout.fees, layout.taxes] { addList(list) }
    addText(layout.status)
    plans.append(Int32(layout.programmes.count))
    for programme in layout.programmes {
      addText(programme.before)
      addList(programme.amounts)
    }
    addText(layout.rest)
    let longest =
      layout.status.count + layout.rest.count
      + layout.programmes.reduce(csv.programmes.count) { $0 + $1.before.count }
      + (5 + layout.programmes.count) * ByteCursor.longestAmount + ByteCursor.reach
    longestTail = max(longestTail, longest)
    return place
  }

  private mutating func addList(_ numbers: [Int32]) { plans += [Int32(numbers.count)] + numbers }

  private mutating func addText(_ text: [UInt8]) {
    plans += [Int32(texts.count - ByteCursor.reach), Int32(text.count)]
    texts.replaceSubrange((texts.count - ByteCursor.reach)..., with: text)
    texts += Array(repeating: 0, count: ByteCursor.reach)
  }

  /// Appends lines of a batch that were assessed; `problem` is what the lines lack, where they are open.
  package func write(
    _ rows: Range<Int>,
    of batch: ExpressBatch,
    in bytes: UnsafeBufferPointer<UInt8>,
    _ assessed: AssessedBatch,
    problem: [UInt8] = [],
    to output: inout ByteWriter
  ) {
    guard let first = rows.first, let last = rows.last else { return }
    let ownBytes = batch.places[last].end - batch.places[first].start
    output.reserve(ownBytes + rows.count * (longestTail + problem.count))
    var cursor = ByteCursor(output.storage, at: output.count)
    plans.withUnsafeBufferPointer { plans in
      texts.withUnsafeBufferPointer { texts in
        for row in rows {
          let place = batch.places[row]
          let start = bytes.baseAddress.unsafelyUnwrapped + place.start
          cursor.append(UnsafeBufferPointer(start: start, count: place.end &- place.start))
          let line = assessed.lines[row]
          let plan = PlanReader(
            at: plans.baseAddress.unsafelyUnwrapped + Int(planOfCard[Int(line.card)]),
            texts,
            assessed.amounts.baseAddress.unsafelyUnwrapped + Int(line.first)
          )
          writeTail(plan, line.customsValue, line.goodsAndCarriage, problem, &cursor)
        }
      }
    }
    output.count = cursor.position
  }

  /// Writes what stands behind the user's own columns.
  @inline(__always)
  private func writeTail(
    _ plan: consuming PlanReader,
    _ customsValue: Int64,
    _ goodsAndCarriage: Int64,
    _ problem: [UInt8],
    _ cursor: inout ByteCursor
  ) {
    let isWhole = plan.next() == 1
    let duty = plan.sum()
    let fees = plan.sum()
    let hasTaxes = plan.hasList
    let taxes = plan.sum()
    cursor.append(csv.delimiter)
    if isWhole {
      let owed = AmountDigits.pair(duty, fees)
      cursor.append(owed.0, behind: csv.delimiter)
      if csv.feesAssessed {
        cursor.append(owed.1, behind: csv.delimiter)
      } else {
        cursor.append(csv.delimiter)
      }
      if hasTaxes { cursor.appendAmount(taxes) } else { cursor.appendNothing() }
      cursor.append(csv.delimiter)
      let rate = effectiveRate(duty, customsValue)
      let whole = AmountDigits.pair(goodsAndCarriage &+ duty &+ fees &+ taxes, rate ?? 0)
      cursor.append(whole.0, behind: csv.delimiter)
      if rate != nil { cursor.append(whole.1) }
    } else {
      for _ in 0..<4 { cursor.append(csv.delimiter) }
    }
    cursor.append(shortly: plan.text())
    if !problem.isEmpty { cursor.append(problem) }
    var programmes = plan.next()
    while programmes > 1 {
      let text = plan.text()
      let amount = plan.sum()
      let next = plan.text()
      let amounts = AmountDigits.pair(amount, plan.sum())
      cursor.append(shortly: text)
      cursor.append(amounts.0)
      cursor.append(shortly: next)
      cursor.append(amounts.1)
      programmes &-= 2
    }
    if programmes == 1 {
      cursor.append(shortly: plan.text())
      cursor.appendAmount(plan.sum())
    }
    cursor.append(shortly: plan.text())
  }

  /// Reads a plan, number by number.
  private struct PlanReader {
    private let texts: UnsafeBufferPointer<UInt8>
    private let amounts: UnsafeMutablePointer<Int64>
    private var place: UnsafePointer<Int32>

    init(
      at place: UnsafePointer<Int32>,
      _ texts: UnsafeBufferPointer<UInt8>,
      _ amounts: UnsafeMutablePointer<Int64>
    ) {
      self.place = place
      self.texts = texts
      self.amounts = amounts
    }

    @inline(__always)
    mutating func next() -> Int {
      defer { place += 1 }
      return Int(place.pointee)
    }

    /// Whether the list at hand has any amounts.
    @inline(__always)
    var hasList: Bool { place.pointee > 0 }

    /// The sum of the amounts of a list.
    @inline(__always)
    mutating func sum() -> Int64 {
      var left = next()
      guard left > 0 else { return 0 }
      // Most have one.
      var sum = amounts[next()]
      while left > 1 {
        sum &+= amounts[next()]
        left &-= 1
      }
      return sum
    }

    @inline(__always)
    mutating func text() -> UnsafeBufferPointer<UInt8> {
      let start = next()
      let count = next()
      assert(start >= 0 && start + count + ByteCursor.reach <= texts.count)
      return UnsafeBufferPointer(start: texts.baseAddress.unsafelyUnwrapped + start, count: count)
    }
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
