// SPDX-License-Identifier: Apache-2.0

extension RateText.Scanner {
  /// Takes the sugar form: `4.4¢/kg less 0.06¢/kg for each degree under 100 degrees (and fractions of a
  /// degree in proportion) but not less than 2.8¢/kg`.
  mutating func takeDegreeRate() throws(RateTextError) -> RateExpression {
    let (full, per) = try takeAmountPer()
    guard take("less") else { throw expected("'less'") }
    let perDegree = try takeAmount(per: per)
    guard take("for"), take("each"), take("degree"), take("under"), let mark = takeDigits(),
      let under = Int64(mark), take("degrees")
    else { throw expected("'for each degree under' and a number of degrees") }
    skipParentheses()
    guard take("but"), take("not"), take("less") else { throw expected("'but not less than'") }
    _ = take("than")
    let minimum = try takeAmount(per: per)
    let scale = try RateText.Scale([full, perDegree, minimum], unit: per.unit)
    func coefficient(_ amount: RateText.Amount) throws(RateTextError) -> Int64 {
      try amount.figure.scaled(digits: amount.digits + scale.extraDigits)
    }
    return .perDegree(
      DegreeRate(
        full: try coefficient(full),
        lessPerDegree: try coefficient(perDegree),
        under: under,
        minimum: try coefficient(minimum),
        unit: scale.unit,
        degrees: "fact_degrees"
      )
    )
  }

  private mutating func takeAmountPer() throws(RateTextError) -> (RateText.Amount, RateText.Per) {
    let isMoney = try takeCurrency()
    let amount = try takeAmount(takeFigure(), isMoney: isMoney)
    return (amount, try takePer())
  }

  private mutating func takeAmount(per: RateText.Per) throws(RateTextError) -> RateText.Amount {
    let mismatch = expected("an amount per \(per.unit.name)")
    let (amount, other) = try takeAmountPer()
    guard other == per else { throw mismatch }
    return amount
  }

  private mutating func skipParentheses() {
    guard take("(") else { return }
    while !isAtEnd, !take(")") {
      if takeWord() == nil, !take(",") { return }
    }
  }
}
