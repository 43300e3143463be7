// SPDX-License-Identifier: Apache-2.0

import ExactMath
import Reporting
import SourceDiagnostics
import TariffEngine

/// Compares what came out with what was expected.
struct ExpectationCheck {
  let comparison: CompareReport
  let outcome: BasketOutcome

  /// The failures among the expectations, in their order.
  func failures(_ expectations: [Expectation]) -> [Diagnostic] {
    expectations.compactMap { expectation in
      guard let index = regimeIndex(expectation.regime) else {
        return Diagnostic(
          .error,
          .unknownRegimeInExpectation(
            expectation.regime ?? "",
            known: comparison.sides.map(\.header.regime)
          ),
          at: expectation.location
        )
      }
      let found = value(expectation, index)
      guard !isMet(expectation.wanted, by: found) else { return nil }
      return Diagnostic(.error, .notAsExpected(expectation, found: found), at: expectation.location)
    }
  }

  /// What was found at the path of an expectation.
  enum Found {
    case text(String)
    case list([String])
    case nothing
  }

  private func regimeIndex(_ id: String?) -> Int? {
    guard let id else { return 0 }
    return comparison.sides.firstIndex { $0.header.regime == id }
  }

  private func isMet(_ wanted: Expectation.Wanted, by found: Found) -> Bool {
    switch (wanted, found) {
    case (.text(let text), .text(let actual)): text == actual
    case (.text(let text), .nothing): text.isEmpty
    case (.list(let texts), .list(let actual)): texts == actual
    case (.containing(let texts), .list(let actual)): texts.allSatisfy(actual.contains)
    default: false
    }
  }

  private func value(_ expectation: Expectation, _ regime: Int) -> Found {
    let path = expectation.path
    if path == ["problems"], expectation.row == nil { return .list(outcome.problems.map(\.id)) }
    if path.first == "delta" { return delta(Array(path.dropFirst()), regime) }
    guard let row = expectation.row else { return totals(path, regime) }
    guard let line = outcome.lines[regime].first(where: { $0.row == row }) else { return .nothing }
    return self.line(path, line, regime)
  }

  private func totals(_ path: [String], _ regime: Int) -> Found {
    let totals = comparison.sides[regime].totals
    switch path.first {
    case "lines": return .text(String(totals.lines))
    case "assessed": return .text(String(totals.assessed))
    case "assumed": return .text(String(totals.assumed))
    case "unassessed": return .text(String(totals.unassessed))
    case "customsValue": return money(totals.customsValue, regime)
    case "assessedValue": return money(totals.assessedValue, regime)
    case "duty": return money(totals.duty, regime)
    case "openDuty": return money(totals.openDuty, regime)
    case "outsideLaw": return .text(String(totals.outsideLaw))
    case "fees": return money(totals.fees, regime)
    case "taxes": return money(totals.taxes, regime)
    case "landedCost": return money(totals.landedCost, regime)
    case "effectiveRate": return percent(totals.effectiveRate)
    case "byProgramme" where path.count == 2:
      return money(totals.byProgramme.first { $0.id == path[1] }?.amount ?? 0, regime)
    case "range" where path.count == 2:
      return money(path[1] == "min" ? totals.range?.minimum : totals.range?.maximum, regime)
    default: return .nothing
    }
  }

  private func delta(_ path: [String], _ regime: Int) -> Found {
    let delta = comparison.delta(regime)
    switch path.first {
    case "duty": return money(delta.duty, regime)
    case "fees": return money(delta.fees, regime)
    case "taxes": return money(delta.taxes, regime)
    case "landedCost": return money(delta.landedCost, regime)
    case "points": return percent(delta.points)
    case "byProgramme" where path.count == 2:
      return money(delta.byProgramme.first { $0.id == path[1] }?.amount ?? 0, regime)
    default: return .nothing
    }
  }

  private func line(_ path: [String], _ line: LineReport, _ regime: Int) -> Found {
    switch path.first {
    case "status": return .text(line.status.rawValue)
    case "customsValue": return money(line.customsValue, regime)
    case "duty": return money(line.duty, regime)
    case "fees": return money(line.fees, regime)
    case "taxes": return money(line.taxes, regime)
    case "landedCost": return money(line.landedCost, regime)
    case "effectiveRate": return percent(line.effectiveRate)
    case "charges" where path.count >= 2: return charge(path, line, regime)
    case "programmes" where path.count == 2:
      let charges = line.charges.filter { $0.programme == path[1] }
      return money(charges.reduce(0) { $0 + $1.amount }, regime)
    case "range" where path.count == 2:
      return money(path[1] == "min" ? line.range?.minimum : line.range?.maximum, regime)
    case "notApplied": return .list(line.notApplied.map(\.measure))
    case "controls": return .list(line.controls.map(\.measure))
    case "notes": return .list(line.notes.map(\.id))
    case "problems": return .list(line.problems.map(\.id))
    default: return .nothing
    }
  }

  private func charge(_ path: [String], _ line: LineReport, _ regime: Int) -> Found {
    guard let charge = line.charges.first(where: { $0.measure == path[1] || $0.programme == path[1] }) else {
      return .nothing
    }
    switch path.count > 2 ? path[2] : "amount" {
    case "amount": return money(charge.amount, regime)
    case "base": return money(charge.base, regime)
    case "rate": return .text(charge.rate)
    default: return .nothing
    }
  }

  private func money(_ amount: Int64?, _ regime: Int) -> Found {
    guard let amount else { return .nothing }
    return .text(DecimalText.text(amount, digits: comparison.sides[regime].header.currency.minorDigits))
  }

  private func percent(_ hundredths: Int64?) -> Found {
    hundredths.map { .text(DecimalText.text($0, digits: 2)) } ?? .nothing
  }
}

extension Diagnostic.Message {
  static func notAsExpected(_ expectation: Expectation, found: ExpectationCheck.Found) -> Self {
    let what = expectation.path.joined(separator: ".")
    let place = expectation.row.map { " of row \($0)" } ?? ""
    let regime = expectation.regime.map { " under \($0)" } ?? ""
    let wanted: String
    switch expectation.wanted {
    case .text(let text): wanted = text
    case .list(let texts): wanted = "[\(texts.joined(separator: ", "))]"
    case .containing(let texts): wanted = "at least [\(texts.joined(separator: ", "))]"
    }
    let actual: String
    switch found {
    case .text(let text): actual = text
    case .list(let texts): actual = "[\(texts.joined(separator: ", "))]"
    case .nothing: actual = "nothing"
    }
    return Self(
      id: "not-as-expected",
      text: "\(what)\(place)\(regime): expected \(wanted), computed \(actual)"
    )
  }

  static func unknownRegimeInExpectation(_ id: String, known: [String]) -> Self {
    Self(
      id: "bad-expectation",
      text: "the scenario does not run under '\(id)'",
      help: "its regimes are \(known.joined(separator: ", "))"
    )
  }
}
