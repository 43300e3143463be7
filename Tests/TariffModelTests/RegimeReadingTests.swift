// SPDX-License-Identifier: Apache-2.0

import ExactMath
import JSON5Reading
import SourceDiagnostics
import TariffModel
import Testing

@Suite struct RegimeReadingTests {
  @Test("The frame of a regime")
  func frame() throws {
    let reading = RuleReading()
    let regime = try reading.regime(
      """
      title: "T", clock: "2025-10-23", knownBy: "2025-10-23", transition: "none", unlawful: "dropped", notLaw: true,
      cite: "C", question: { anything: ["goes"] }
      """
    )
    #expect(reading.messages.isEmpty)
    #expect(regime.clock == .at(LineDate(instant: at("2025-10-23"), isBareDate: true)))
    #expect(regime.knownBy == at("2025-10-23T23:59"))
    #expect(regime.transition == Regime.Transition.none && regime.unlawful == .dropped && regime.isNotLaw)
    #expect(regime.title == "T" && regime.cite == "C")
  }

  @Test("A clock may be a minute, or follow the line")
  func clocks() throws {
    let minute = try RuleReading().regime(#"clock: "2025-04-09T00:01""#)
    #expect(minute.clock == .at(LineDate(instant: at("2025-04-09T00:01"), isBareDate: false)))
    #expect(try RuleReading().regime(#"clock: "line""#).clock == .line)
    let reading = RuleReading()
    _ = try reading.regime(#"clock: "lines""#)
    #expect(reading.found == ["bad-date"])
  }

  @Test("Suspensions come before amendments, and those before additions")
  func order() throws {
    let reading = RuleReading()
    let regime = try reading.regime(
      """
      add: [
        { territory: "us", measure: "threat", rate: "100%", from: "2025-11-01", cite: "press" },
        { territory: "us", measure: "9903.88.16" },
      ],
      amend: [{ territory: "us", measure: ["a", "b"], set: { rate: "15%", until: "2026-01-01" } }],
      suspend: [{ territory: "us", programme: "ieepa-*" }],
      """
    )
    #expect(reading.messages.isEmpty)
    #expect(regime.amendments.count == 5)
    guard case .suspend(.prefix("ieepa-")) = regime.amendments[0].change else {
      Issue.record("a suspension was expected first")
      return
    }
    guard case .amend(.id("a"), let edit) = regime.amendments[1].change else {
      Issue.record("an amendment was expected second")
      return
    }
    #expect(edit.rates?.first?.rate == percent(15) && edit.until == at("2026-01-01") && edit.from == nil)
    guard case .add(let measure) = regime.amendments[3].change else {
      Issue.record("an addition was expected fourth")
      return
    }
    #expect(measure.programme == "r" && measure.rates.first?.knownFrom == .distantPast)
    guard case .activate("9903.88.16") = regime.amendments[4].change else {
      Issue.record("an activation was expected last")
      return
    }
  }

  @Test("An edit changes one end of the window and leaves the other")
  func oneEnd() {
    var measure = Measure(id: "m", programme: "p")
    measure.window = window("2025-01-01", "2025-06-01")
    var edit = MeasureEdit()
    edit.until = at("2026-01-01")
    #expect(edit.applied(to: measure).window == window("2025-01-01", "2026-01-01"))
  }

  @Test("What a regime does not state it takes from the one that it extends")
  func extends() throws {
    let reading = RuleReading()
    let base = try reading.regime(
      #"clock: "2025-10-23", knownBy: "2025-10-23", notLaw: true, suspend: [{ territory: "us", measure: "a" }]"#
    )
    let node = try #require(
      reading.node(#"{ regime: "s", extends: "r", title: "S", add: [{ territory: "us", measure: "b" }] }"#)
    )
    let context = reading.context
    let stated = try #require(RegimeReader(log: reading.log) { _ in context }.read(node))
    #expect(stated.extends?.value == "r")
    let regime = stated.regime(over: base)
    #expect(
      regime.id == "s" && regime.clock == base.clock && regime.knownBy == base.knownBy && regime.isNotLaw
    )
    #expect(regime.amendments.count == 2)
    #expect(reading.references.measures.map(\.value) == ["a", "b"])
  }
}
