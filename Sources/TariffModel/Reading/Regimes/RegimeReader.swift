// SPDX-License-Identifier: Apache-2.0

import ExactMath
package import JSON5Reading
package import SourceDiagnostics

/// What one regime file says, before the regime that it extends is known.
package struct StatedRegime {
  package var id: Located<String>
  package var extends: Located<String>?
  var title: String?
  var clock: Regime.Clock?
  var knownBy: CivilInstant?
  var transition: Regime.Transition?
  var unlawful: Regime.Unlawful?
  var isNotLaw: Bool?
  var cite: String?
  package var amendments: [Amendment] = []

  /// The regime over the one that it extends: what it does not state, it takes from there.
  package func regime(over base: Regime?) -> Regime {
    var regime = Regime(id: id.value, title: title ?? id.value, clock: clock ?? base?.clock ?? .line)
    regime.knownBy = knownBy ?? base?.knownBy
    regime.transition = transition ?? base?.transition
    regime.unlawful = unlawful ?? base?.unlawful ?? .collected
    regime.isNotLaw = isNotLaw ?? base?.isNotLaw ?? false
    regime.cite = cite ?? ""
    regime.amendments = (base?.amendments ?? []) + amendments
    regime.location = id.location
    return regime
  }
}

/// Reads a regime file.
package struct RegimeReader {
  /// What there is to know of a territory that an amendment names; nil, with an error, when there is none.
  let context: (Located<String>) -> RuleContext?
  let log: DiagnosticLog

  package init(log: DiagnosticLog, context: @escaping (Located<String>) -> RuleContext?) {
    self.log = log
    self.context = context
  }

  /// What the file says, or nil when it is no regime.
  package func read(_ node: Node) -> StatedRegime? {
    guard let reader = ObjectReader(node, what: "regime", log: log) else { return nil }
    let id = reader.requiredString("regime")
    var stated = StatedRegime(id: id ?? Located("", at: node.head))
    stated.extends = reader.string("extends")
    stated.title = reader.text("title")
    stated.clock = clock(reader)
    stated.knownBy = reader.lineDate("knownBy")?.value.judged
    stated.transition = reader.word("transition")
    stated.unlawful = reader.word("unlawful")
    stated.isNotLaw = reader.bool("notLaw")?.value
    stated.cite = reader.text("cite")
    reader.ignore("question", "note")
    let amendments = AmendmentReader(
      regime: stated.id.value,
      cite: stated.cite ?? "",
      log: log,
      context: context
    )
    stated.amendments =
      (reader.objects("suspend", what: "suspension") ?? []).flatMap(amendments.suspended)
      + (reader.objects("amend", what: "amendment") ?? []).flatMap(amendments.amended)
      + (reader.objects("add", what: "measure") ?? []).flatMap(amendments.added)
    reader.finish()
    return id == nil ? nil : stated
  }

  private func clock(_ reader: ObjectReader) -> Regime.Clock? {
    if case .string("line")? = reader.optional("clock")?.value { return .line }
    return reader.lineDate("clock").map { .at($0.value) }
  }
}
