// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

extension ReportHeader {
  /// What the report is about, and whether it is law.
  func addOpening(to page: inout Page) {
    page.add(.title("\(territoryTitle): \(regime), \(clockText)", subtitle: regimeTitle))
    if isNotLaw { page.add(.warning(Self.notLawWarning)) }
    let readings = self.readings
    if !readings.isEmpty { page.add(.paragraph(readings.joined(separator: " "))) }
  }

  static let notLawWarning = "NOT LAW: a slogan or a hypothetical, not in force at any time."

  /// At which date the law is read.
  var clockText: String { asOf.map { "as of \($0)" } ?? "each line at its own date of entry" }

  /// How the regime reads what can be read in several ways, where that is not the usual way.
  var readings: [String] {
    var sentences: [String] = []
    if unlawful == .dropped { sentences.append("Duties held unlawful are left out, as void from the start.") }
    switch transition {
    case .shift: sentences.append("Loading and export dates move along with the date of entry.")
    case .some(.none): sentences.append("Loading and export dates are left aside.")
    case .asDeclared, nil: break
    }
    return sentences
  }

  /// What the answer rests on.
  func addClosing(to page: inout Page, charged: [String]) {
    page.add(.footer(closing(charged: charged)))
  }

  /// The sentences that every page ends with.
  func closing(charged: [String]) -> [String] {
    var sentences = [
      "Law through \(lawThrough), library \(library) \(edition). Rounding: \(rounding.rawValue)."
    ]
    if !assumptions.isEmpty {
      let taken = assumptions.map { "\($0.fact) \($0.text)" }.joined(separator: "; ")
      sentences.append("Taken as asked where not declared: \(taken).")
    }
    if !feesAssessed { sentences.append("Fees: not assessed.") }
    let gaps = notModelled(of: charged)
    if !gaps.isEmpty { sentences.append("Not modelled: \(gaps.joined(separator: "; ")).") }
    sentences.append(Self.notice)
    return sentences
  }
}
