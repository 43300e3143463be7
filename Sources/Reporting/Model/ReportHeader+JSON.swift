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

  /// Writes how the regime reads the law.
  func writeReading(_ json: inout JSONText) {
    json.member("notLaw", isNotLaw)
    json.member("unlawful", unlawful.rawValue)
    json.member("transition", transition?.rawValue)
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
