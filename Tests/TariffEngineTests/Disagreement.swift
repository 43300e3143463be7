// SPDX-License-Identifier: Apache-2.0

import TariffEngine
import TariffModel

/// Where the compiled engine and the plain evaluator differ about a line.
struct Disagreement: Sendable {
  let line: Int
  let engine: String
  let plain: String
}

extension FuzzCase {
  /// The lines about which engine and oracle differ.
  func disagreements() -> [Disagreement] {
    let law = law
    let plain = PlainEvaluator(law: law, options: options)
    let assessor = Assessor(law: law, options: options)
    var symbols = SymbolTable()
    var assessment = Assessment()
    var found: [Disagreement] = []
    for (index, draft) in lines.enumerated() {
      let line = draft.line(row: index + 1, in: &symbols)
      let (value, count) = (draft.entryValue, draft.entryLines)
      assessor.assess(line, symbols: symbols, entryValue: value, entryLines: count, into: &assessment)
      let expected = plain.assess(line, symbols: symbols, entryValue: value, entryLines: count)
      let ours = Self.text(assessment, of: line, by: assessor, symbols)
      let theirs = Self.text(expected, under: law)
      if ours != theirs { found.append(Disagreement(line: index, engine: ours, plain: theirs)) }
    }
    return found
  }

  private static func text(
    _ assessment: Assessment,
    of line: Line,
    by assessor: Assessor,
    _ symbols: SymbolTable
  ) -> String {
    if let problem = assessment.problem { return text(problem) }
    let priced = line.priced(as: assessment)
    func name(_ source: Int) -> String { assessor.details(source, line: priced, symbols: symbols).measure }
    var parts = assessment.charges.map { "\(name($0.source)): \($0.amount) of \($0.base)" }
    parts += assessment.openCharges.map { "\(name($0.source)): open, \($0.part)" }
    parts += assessment.controls.map { "control \(assessor.control($0)?.id ?? "?")" }
    if let code = assessment.pricedAs { parts.append("as \(code)") }
    return ["value \(assessment.customsValue)"] + parts.sorted()
  }

  private static func text(_ result: PlainResult, under law: EffectiveLaw) -> String {
    if let problem = result.problem { return text(problem) }
    func name(_ index: Int) -> String { law.measures[index].measure.id }
    var parts = result.charges.map { "\(name($0.measure)): \($0.amount) of \($0.base)" }
    parts += result.open.map { "\(name($0.measure)): open, \($0.part)" }
    parts += result.controls.map { "control \(name($0))" }
    if let code = result.pricedAs { parts.append("as \(code)") }
    return ["value \(result.customsValue)"] + parts.sorted()
  }

  private static func text(_ problem: AssessmentProblem) -> String {
    switch problem {
    case .missingEntryDate: "no date of entry"
    case .portionsExceedValue: "portions exceed the value"
    case .unknownCode: "unknown code"
    case .shortCode: "code too short"
    case .tooManyMeasures: "too many measures"
    case .circularLaw: "circular law"
    }
  }
}

/// A list of findings is read as one text.
private func + (left: [String], right: [String]) -> String {
  left.joined(separator: "; ") + (right.isEmpty ? "" : "; ") + right.joined(separator: "; ")
}
