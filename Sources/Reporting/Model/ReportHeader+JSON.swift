// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel

extension ReportHeader {
  /// Writes what the report is about.
  func writeMembers(_ json: inout JSONText) {
    json.member("territory", territory)
    json.member("regime", regime)
    json.member("asOf", asOf)
    json.member("currency", currency.code)
  }

  /// Writes what the answer rests on: the members that end every JSON report.
  ///
  /// `charged` are the programmes whose gaps could matter.
  func writeGrounds(_ json: inout JSONText, charged: [String]) {
    json.object("library") { json in
      json.member("name", library)
      json.member("edition", edition)
      json.member("lawThrough", lawThrough.description)
    }
    json.member("notLaw", isNotLaw)
    json.member("unlawful", unlawful.rawValue)
    if let transition { json.member("transition", transition.rawValue) }
    json.member("rounding", rounding.rawValue)
    json.member("feesAssessed", feesAssessed)
    json.object("assume") { json in
      for assumption in assumptions { json.string(named: assumption.fact, assumption.text) }
    }
    json.array("notModelled", notModelled(of: charged)) { $0.string($1) }
    json.member("notice", Self.notice)
  }

  /// What is not modelled of the territory and of those programmes.
  func notModelled(of charged: [String]) -> [String] {
    notModelled
      + programmes.filter { charged.contains($0.id) }.flatMap { programme in
        programme.notModelled.map { "\(programme.id): \($0)" }
      }
  }

  /// What every report says of itself.
  static let notice = "Computed from public rules as the library has them; not legal advice."
}

extension JSONText {
  mutating func string(named name: String, _ text: String) {
    separate()
    string(name)
    raw(":")
    string(text)
  }
}
