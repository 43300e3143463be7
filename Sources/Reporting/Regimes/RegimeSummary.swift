// SPDX-License-Identifier: Apache-2.0

package import ExactMath
package import TariffModel

/// A regime as lists of regimes show it.
package struct RegimeSummary: Sendable {
  package let id: String
  package let title: String
  /// The instant of its clock; nil when each line is judged at its own date of entry.
  package let clock: String?
  package let knownBy: String?
  package let transition: Regime.Transition?
  package let unlawful: Regime.Unlawful
  package let isNotLaw: Bool
  package let cite: String
  /// What it changes in the law, a sentence each.
  package let changes: [String]

  /// `currency` is what its rates are printed in.
  package init(_ regime: Regime, currency: Currency) {
    id = regime.id
    title = regime.title
    clock =
      switch regime.clock {
      case .line: nil
      case .at(let date): date.text
      }
    knownBy = regime.knownBy?.plainText
    transition = regime.transition
    unlawful = regime.unlawful
    isNotLaw = regime.isNotLaw
    cite = regime.cite
    changes = regime.amendments.map { "\($0.territory): " + $0.change.sentence(currency: currency) }
  }
}

extension Amendment.Change {
  /// What changes, in a few words.
  fileprivate func sentence(currency: Currency) -> String {
    switch self {
    case .add(let measure):
      let rates = measure.rates.map { $0.rate.text(currency: currency) }.joined(separator: ", then ")
      return "adds \(measure.id)" + (measure.title.isEmpty ? "" : ", \(measure.title)")
        + (rates.isEmpty ? "" : ": \(rates)")
        + (measure.announcedFor.isEmpty ? "" : " (announced for \(measure.announcedFor))")
    case .activate(let id):
      return "puts \(id) in force"
    case .amend(let selector, let edit):
      return "changes \(selector.text): \(edit.fieldNames.joined(separator: ", "))"
    case .suspend(let selector):
      return "suspends \(selector.text)"
    }
  }
}

extension MeasureSelector {
  /// The selector as rule files write it.
  fileprivate var text: String {
    switch self {
    case .id(let id): id
    case .prefix(let prefix): prefix + "*"
    case .duties: "duties"
    case .everything: "*"
    }
  }
}

extension MeasureEdit {
  /// The names of the fields that are set.
  fileprivate var fieldNames: [String] {
    let fields: [(name: String, isSet: Bool)] = [
      ("title", title != nil), ("status", status != nil), ("from", from != nil || window != nil),
      ("until", until != nil || window != nil), ("rate", rates != nil), ("base", base != nil),
      ("codes", codes != nil), ("origins", origins != nil), ("when", condition != nil),
      (
        "except",
        exceptCodes != nil || exceptOrigins != nil || exceptClaims != nil || exceptCondition != nil
      ),
      ("claims", claims != nil), ("ifUnknown", unknown != nil), ("displaces", displaces != nil),
      ("insteadOf", insteadOf != nil), ("highestOf", highestOf != nil), ("drawback", drawback != nil),
      ("flag", flag != nil), ("cite", cite != nil),
    ]
    return fields.filter(\.isSet).map(\.name)
  }
}
