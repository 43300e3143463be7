// SPDX-License-Identifier: Apache-2.0

import ExactMath
package import TariffModel

/// What a report says about a charge besides its amounts.
package struct ChargeDetails: Sendable {
  /// The measure's own id.
  package var measure: String
  /// The measure's id, or the schedule line that carries a rate read by code.
  package var id: String
  package var programme: String
  package var title: String
  package var kind: MeasureKind
  package var rate: RateExpression
  /// Where it is printed.
  package var cite: String
  package var authority: String
  package var drawback: Drawback
  package var doubt: String
  /// Of a control: what it requires.
  package var flag: String
}

extension Assessor {
  /// The details of the measure behind a source number, for the line it was charged on.
  package func details(_ source: Int, line: Line, symbols: SymbolTable) -> ChargeDetails {
    guard let (_, live) = self.source(source) else {
      return ChargeDetails(
        measure: "",
        id: "",
        programme: "",
        title: "",
        kind: .duty,
        rate: .free,
        cite: "",
        authority: "",
        drawback: .unknown,
        doubt: "",
        flag: ""
      )
    }
    let measure = live.measure
    var details = ChargeDetails(
      measure: measure.id,
      id: measure.id,
      programme: measure.programme,
      title: measure.title,
      kind: measure.kind,
      rate: live.rate,
      cite: live.cite,
      authority: measure.authority,
      drawback: measure.drawback,
      doubt: measure.doubt,
      flag: measure.flag
    )
    if case .elected(let choices, _) = live.rate,
      let chosen = symbols.election(of: line, among: choices.count)
    {
      details.rate = choices[chosen]
    }
    if case .declared(let fact, let name) = live.rate {
      if let rate = line.declaredRate(law.facts.factIndex(fact)) { details.rate = .terms([.adValorem(rate)]) }
      if let text = line.declaredText(name.flatMap(law.facts.factIndex), symbols), !text.isEmpty {
        details.cite += "; \(text.uppercased())"
      }
    }
    guard let slot = live.codeRate, let entry = codeEntry(line, source: source) else { return details }
    if case .column(let column) = live.rate, law.isKeyedByProgram(column: column) {
      let cell = entry.cells[column]
      let symbol = symbols.text(line.program)
      details.rate = (try? SpecialCell.parse(cell.text))?.rate(for: symbol) ?? .free
      details.id = cell.line.formatted(law.territory.codeFormat)
    } else {
      details.rate = entry.rates[slot].expression
      if let carrying = entry.rates[slot].line {
        details.id = carrying.formatted(law.territory.codeFormat)
      }
    }
    return details
  }

  /// The id, programme and flag of a control that a line meets.
  package func control(_ source: Int) -> (id: String, programme: String, flag: String, cite: String)? {
    self.source(source).map {
      ($0.live.measure.id, $0.live.measure.programme, $0.live.measure.flag, $0.live.cite)
    }
  }
}

extension Line {
  fileprivate func declaredRate(_ fact: Int?) -> Rate? {
    facts.lazy.filter { $0.fact == fact }
      .compactMap { if case .rate(let rate) = $0.value { Rate(billionths: rate) } else { nil } }.first
  }

  fileprivate func declaredText(_ fact: Int?, _ symbols: SymbolTable) -> String? {
    facts.lazy.filter { $0.fact == fact }
      .compactMap { if case .text(let text) = $0.value { symbols.text(text) } else { nil } }.first
  }
}

extension SymbolTable {
  /// The number of the rate that the line elects with a claim such as `elect-1`; nil when it leaves that open.
  func election(of line: Line, among count: Int) -> Int? {
    let claimed = claims(line.claims).map { text($0) }
    return (0..<count).first { claimed.contains("elect-\($0)") }
  }
}

extension Assessor {
  /// The names of the facts in `Assessment.assumedFacts`.
  package func factNames(_ facts: FactSet) -> [String] {
    facts.numbers.map { law.facts.facts[$0].name }
  }
}
