// SPDX-License-Identifier: Apache-2.0

import ExactMath
package import TariffEngine
package import TariffModel

extension LineReport {
  /// Puts what the engine found out about a line into words.
  ///
  /// With `explains`, the measures that were looked at and passed over come along, which works the line
  /// out a second time; `entryValue` is the customs value of its entry and `entryLines` the number of its lines,
  /// as it was assessed with.
  package init(
    _ assessment: Assessment,
    line: Line,
    sku: String = "",
    symbols: SymbolTable,
    assessor: Assessor,
    entryValue: Int64? = nil,
    entryLines: Int = 1,
    explains: Bool = false
  ) {
    self.init(row: assessment.row)
    let law = assessor.law
    self.sku = sku
    hts = line.code.description
    code = line.code.formatted(law.territory.codeFormat)
    origin = symbols.text(line.origin)
    let line = line.priced(as: assessment)
    entryDate = line.entered?.text
    judgedAt = assessment.judgedAt?.plainText
    status = assessment.status
    customsValue = assessment.customsValue
    charges = ReportedCharge.inFilingOrder(assessment, line: line, symbols: symbols, assessor: assessor)
    openCharges = assessment.openCharges.map { open in
      ReportedCharge(assessor.details(open.source, line: line, symbols: symbols), law: law)
    }
    controls = assessment.controls.compactMap { source in
      assessor.control(source).map {
        ReportedControl(measure: $0.id, programme: $0.programme, flag: $0.flag, cite: $0.cite)
      }
    }
    let words = LineWords(codeFormat: law.territory.codeFormat)
    func measure(_ source: Int) -> String {
      assessor.details(source, line: line, symbols: symbols).id
    }
    notes = assessment.notes.map { note in
      switch note {
      case .droppedRelief(let source): return words.remark(note, measure: measure(source))
      case .election(let source, let charged, let amounts):
        let details = assessor.details(source, line: line, symbols: symbols)
        return words.election(
          of: details,
          charged: charged,
          amounts: amounts,
          currency: law.territory.currency
        )
      default: return words.remark(note)
      }
    }
    problems = Self.problems(of: assessment, line: line, symbols: symbols, assessor: assessor)
    assumed = AssumedFact.all(in: assessment.assumedFacts, line, assessment, assessor, symbols)
    range = assessment.range
    if status != .unassessed {
      duty = assessment.duty
      fees = assessor.options.assessesFees ? assessment.fees : nil
      taxes = assessment.taxes
      landedCost = assessment.landedCost
      effectiveRate = TariffEngine.effectiveRate(duty: assessment.duty, of: assessment.customsValue)
    }
    if explains {
      notApplied = assessor.notApplied(line, symbols: symbols, entryValue: entryValue, entryLines: entryLines)
    }
  }

  /// What stands in the way of assessing a line whole; empty when nothing does.
  package static func problems(
    of assessment: Assessment,
    line: Line,
    symbols: SymbolTable,
    assessor: Assessor
  ) -> [Remark] {
    let words = LineWords(codeFormat: assessor.law.territory.codeFormat)
    let line = line.priced(as: assessment)
    var remarks = assessment.problem.map { [words.remark($0)] } ?? []
    for open in assessment.openCharges {
      let measure = assessor.details(open.source, line: line, symbols: symbols).id
      remarks.append(words.remark(open.part, measure: measure))
    }
    return remarks
  }

  /// The problems of the line as rows of the problem list.
  package var reportedProblems: [ReportedProblem] {
    problems.map { ReportedProblem(row: row, $0) }
  }
}

extension AssumedFact {
  /// The facts assumed, each with what was taken for it.
  static func all(
    in assumed: FactSet,
    _ line: Line,
    _ assessment: Assessment,
    _ assessor: Assessor,
    _ symbols: SymbolTable
  ) -> [AssumedFact] {
    guard !assumed.isEmpty else { return [] }
    let law = assessor.law
    let facts = law.facts.facts
    return assumed.numbers.map { number in
      let fact = facts[number]
      if let value = assessor.options.assumptions.values[number] {
        let text = value.text(of: fact, currency: law.territory.currency)
        return AssumedFact(fact: fact.name, text: "\(text), as asked")
      }
      if let group = fact.group,
        line.facts.contains(where: { facts[$0.fact].group == group && $0.value.isMoreThanNothing })
      {
        return AssumedFact(fact: fact.name, text: "nothing, since others of its kind are declared")
      }
      let text =
        assessment.charges.lazy
        .compactMap { charge in
          let details = assessor.details(charge.source, line: line, symbols: symbols)
          return law.assumption(of: fact.name, by: details.measure, in: details.programme)
        }
        .first ?? (fact.isPortion ? "the full customs value" : "whatever makes the measure apply")
      return AssumedFact(fact: fact.name, text: text)
    }
  }
}

extension EffectiveLaw {
  /// What a measure takes for an undeclared portion of its base, in words; nil when that is not in its base.
  fileprivate func assumption(of fact: String, by id: String, in programme: String) -> String? {
    guard let measure = measures.first(where: { $0.measure.id == id && $0.measure.programme == programme })
    else {
      return nil
    }
    let bases = [measure.measure.base] + measure.measure.rates.compactMap(\.base)
    let uses = bases.flatMap { $0.uses(of: fact) }
    guard let use = uses.first else { return nil }
    if case .share(let share) = measure.measure.unknownBase {
      return "\(share) of the customs value, as the law says"
    }
    return switch use {
    case .asBase: "the full customs value"
    case .takenOut: "nothing, so that the full value is charged"
    }
  }
}

extension Base {
  fileprivate enum Use { case asBase, takenOut }

  /// How its amount depends on that fact.
  fileprivate func uses(of fact: String) -> [Use] {
    switch self {
    case .value, .goods, .cif, .plus: []
    case .fact(let name): name == fact ? [.asBase] : []
    case .valueLess(let names): names.contains(fact) ? [.takenOut] : []
    case .cases(let cases): cases.flatMap { $0.base.uses(of: fact) }
    }
  }
}
