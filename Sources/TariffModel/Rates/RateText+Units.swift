// SPDX-License-Identifier: Apache-2.0

extension RateText {
  /// What an amount is for: each unit of the line's quantity, or of one that a fact declares.
  struct Per: Equatable {
    let unit: UnitOfQuantity
    let fact: String?
  }
}

extension RateText.Scanner {
  /// Takes `each`, `/kg`, `/1,000 pins`, `/kg on drained weight`, `/jewel over 7`.
  mutating func takePer() throws(RateTextError) -> RateText.Per {
    if take("each") { return RateText.Per(unit: .piece, fact: nil) }
    guard take("/") || take("per") else { throw expected("'each', or '/' and a unit") }
    if let count = takeGroupedDigits() {
      let unit = try takeMultiple(count)
      return RateText.Per(unit: unit, fact: try takeMeasured(in: unit))
    }
    if take("clean") { return RateText.Per(unit: try takeUnit(), fact: "weight_clean") }
    let unit = try takeUnit()
    if unit == .jewel {
      let free = take("over") ? takeDigits() : nil
      return RateText.Per(unit: unit, fact: free.map { "fact_jewels_over_\($0)" } ?? "fact_jewels")
    }
    return RateText.Per(unit: unit, fact: try takeMeasured(in: unit))
  }

  /// Takes what follows a number of units: `/100 kg`, or `/1,000 pins`, where the pins are the goods.
  private mutating func takeMultiple(_ count: String) throws(RateTextError) -> UnitOfQuantity {
    let tooMany = expected("a smaller number of units")
    var ahead = self
    let known = try? ahead.takeUnit()
    let base = known ?? .piece
    if known != nil {
      self = ahead
    } else if !isAtJoint, !isAtQualifier {
      _ = takeWord()
    }
    guard let count = Int64(count), count > 0 else { throw tooMany }
    let (millionths, overflowed) = base.millionths.multipliedReportingOverflow(by: count)
    guard !overflowed else { throw tooMany }
    if known == nil, count == 100 { return .hundred }
    if known == nil, count == 1_000 { return .thousand }
    let name = known == nil ? "\(count)" : "\(count) \(base.name)"
    return UnitOfQuantity(name: name, dimension: base.dimension, millionths: millionths)
  }

  /// Takes the longest name of a unit, up to three words; a missing blank in `m2of` is seen.
  mutating func takeUnit() throws(RateTextError) -> UnitOfQuantity {
    if let unit = takeLinePerGross() { return unit }
    var best: (unit: UnitOfQuantity, end: Self)?
    var ahead = self
    var name = ""
    for _ in 0..<3 {
      guard let word = ahead.takeWord() else { break }
      name += word
      if let unit = UnitNames.unit(name) {
        best = (unit, ahead)
      } else if best == nil, name.hasSuffix("of"), let unit = UnitNames.unit(name.dropLast(2)) {
        ahead.giveBack(2)
        best = (unit, ahead)
      }
    }
    guard let best else { throw expected("a unit of quantity") }
    self = best.end
    return best.unit
  }

  /// Takes `line/ gross`.
  private mutating func takeLinePerGross() -> UnitOfQuantity? {
    var ahead = self
    guard ahead.take("line"), ahead.take("/"), ahead.take("gross") else { return nil }
    self = ahead
    return .grossLine
  }
}
