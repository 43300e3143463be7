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

  static let notLawWarning = "NOT LAW: a slogan or a hypothetical."

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

  /// What the answer rests on: the sentences that every page ends with.
  ///
  /// What is not modelled of the programmes charged is listed only where the report explains.
  func addClosing(to page: inout Page, charged: [String]) {
    let ofProgrammes = notModelled(of: charged).count - notModelled.count
    if explains, ofProgrammes > 0 {
      page.add(list: "Not modelled", notModelled(of: charged))
    }
    var sentences = [
      "Law through \(lawThrough), library \(library) \(edition). Rounding: \(rounding.rawValue)."
    ]
    if !assumptions.isEmpty {
      let taken = assumptions.map { "\($0.fact) \($0.text)" }.joined(separator: "; ")
      sentences.append("Taken as asked where not declared: \(taken).")
    }
    if !feesAssessed { sentences.append("Fees: not assessed.") }
    if !explains || ofProgrammes == 0 {
      var gaps = notModelled
      if ofProgrammes > 0 {
        gaps.append("\(PageNumbers.count(ofProgrammes, "point")) of single programmes (see --format json)")
      }
      if !gaps.isEmpty { sentences.append("Not modelled: \(gaps.joined(separator: "; ")).") }
    }
    sentences.append(Self.notice)
    page.add(.footer(sentences))
  }
}
