// SPDX-License-Identifier: Apache-2.0

/// The change from the baseline to another regime, in words: from what to what, and by how much.
struct ChangeSentence {
  let text: String

  init(_ report: CompareReport, _ index: Int, _ numbers: PageNumbers) {
    let old = report.sides[report.baseline]
    let new = report.sides[index]
    let delta = report.delta(index)
    let way = "From \(old.header.regime) to \(new.header.regime)"
    guard delta.duty != 0 else {
      text = "\(way) the duty stays the same."
      return
    }
    let verb = delta.duty > 0 ? "rises" : "falls"
    let amount = numbers.money(Int64(clamping: delta.duty.magnitude))
    var words = "\(way) the duty \(verb) by \(amount) \(numbers.unit)"
    let rates = [old.totals.effectiveRate, new.totals.effectiveRate].map(numbers.percent)
    if delta.points != nil { words += ", from \(rates[0]) to \(rates[1]) of the value" }
    text = words + "."
  }
}
