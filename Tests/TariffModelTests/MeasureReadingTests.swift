// SPDX-License-Identifier: Apache-2.0

import ExactMath
import SourceDiagnostics
import TariffModel
import Testing

@Suite struct MeasureReadingTests {
  @Test("Every field of a measure arrives")
  func everyField() throws {
    let reading = RuleReading()
    let measure = try reading.measure(
      """
      title: "T", kind: "fee", status: "suspended", authority: "A", note: "never read",
      codes: ["8541.42", "7206..7229", "@metals[kind=steel]"], origins: ["eu", "CN"],
      when: { mode: ["vessel"] }, claims: ["Used-Goods"],
      except: { codes: ["98"], origins: ["HK"], claims: ["donation"], when: { fact_end_use: true } },
      from: "2025-04-05T00:01", until: "2026-02-24", rate: "5%",
      base: { valueLess: ["content_steel", "content_us"] }, ifUnknown: "30%",
      insteadOf: ["m*", "duties"], displaces: [{ what: ["*"], extent: "line", when: "applies", heading: "9903.01.33" }],
      highestOf: "group", rank: 2, perEntry: { min: 2.69, max: "500" }, drawback: "no", flag: "F",
      factor: "70%", ignoreBelow: 50,
      voided: { from: "2025-04-05", known: "2026-02-20", cite: "V" }, knownFrom: "2025-04-02",
      doubt: "D", announcedFor: "soon"
      """
    )
    #expect(reading.messages.isEmpty)
    #expect(measure.id == "m" && measure.programme == "p" && measure.title == "T" && measure.kind == .fee)
    #expect(measure.status == .suspended && measure.authority == "A" && measure.cite == "Law 1")
    let steel = ListFilter(column: "kind", value: "steel")
    #expect(measure.scope.codes.count == 3 && measure.scope.codes.last == .list("metals", filter: steel))
    #expect(measure.scope.origins == ["DE", "FR", "CN"])
    #expect(measure.scope.condition == .mode(["vessel"]))
    #expect(measure.scope.claims == ["used-goods"])
    #expect(measure.scope.exceptOrigins == ["HK"] && measure.scope.exceptClaims == ["donation"])
    #expect(measure.scope.exceptCondition == .flag(fact: "fact_end_use", true))
    #expect(measure.window == window("2025-04-05T00:01", "2026-02-24"))
    #expect(measure.base == .valueLess(["content_steel", "content_us"]))
    #expect(measure.unknownBase == .share(Rate(billionths: 300_000_000)))
    #expect(measure.insteadOf == [.prefix("m"), .duties])
    #expect(measure.displaces.first?.what == [.everything] && measure.displaces.first?.extent == .line)
    #expect(measure.displaces.first?.trigger == .applies && measure.displaces.first?.heading == "9903.01.33")
    #expect(measure.highestOf == HighestOf(group: "group", rank: 2))
    #expect(measure.rates.first?.perEntry == PerEntry(minimum: 269, maximum: 50_000))
    #expect(measure.factor == Rate(billionths: 700_000_000) && measure.ignoreBelow == 5000)
    #expect(measure.drawback == .no && measure.flag == "F" && measure.doubt == "D")
    #expect(measure.voided == Voided(from: at("2025-04-05"), known: at("2026-02-20"), cite: "V"))
    #expect(measure.announcedFor == "soon" && measure.knownFrom == at("2025-04-02"))
    #expect(measure.location?.text == #""m""#)
  }

  @Test("What is not stated has the default that the law mostly means")
  func defaults() throws {
    let reading = RuleReading()
    let measure = try reading.measure(#"rate: "5%""#)
    #expect(reading.messages.isEmpty)
    #expect(measure.kind == .duty && measure.status == .inForce && measure.scope == MeasureScope())
    #expect(measure.window == .always && measure.base == .value && measure.drawback == .unknown)
    #expect(measure.unknownCondition == .none && measure.unknownBase == .range)
    #expect(measure.rates.map(\.window) == [.always] && measure.rates.map(\.rate) == [percent(5)])
  }

  @Test("A measure takes over what the defaults of its programme state, field by field")
  func programmeDefaults() throws {
    let reading = RuleReading()
    let measures = try reading.measures(
      """
      authority: "A",
      defaults: { origins: ["CN"], drawback: "yes", cite: "D", except: { codes: ["98"], origins: ["HK"] } },
      measures: [
        { measure: "a", rate: "5%" },
        { measure: "b", rate: "5%", origins: ["*"], except: { claims: ["x"] }, authority: "B" },
      ]
      """
    )
    #expect(reading.messages.isEmpty)
    #expect(
      measures[0].scope.origins == ["CN"] && measures[0].drawback == .yes && measures[0].authority == "A"
    )
    #expect(measures[0].cite == "D" && measures[0].scope.exceptOrigins == ["HK"])
    #expect(measures[1].scope.origins.isEmpty && measures[1].authority == "B")
    #expect(measures[1].scope.exceptCodes.isEmpty && measures[1].scope.exceptClaims == ["x"])
  }

  @Test("Mistakes in the defaults are reported once, not for each measure")
  func mistakesInDefaults() throws {
    let reading = RuleReading()
    _ = try reading.measures(
      """
      defaults: { origins: ["XY"], measure: "x" },
      measures: [{ measure: "a", rate: "5%", cite: "c" }, { measure: "b", rate: "5%", cite: "c" }]
      """
    )
    #expect(reading.found == ["unknown-origin", "unknown-field"])
  }

  @Test("A measure whose rate is read from a list covers that list, unless it says otherwise")
  func listedRates() throws {
    let reading = RuleReading()
    let listed = try reading.measure(#"rate: { list: "vat", column: "rate" }"#)
    #expect(listed.scope.codes == [.list("vat", filter: nil)])
    let narrower = try reading.measure(#"rate: { list: "vat", column: "rate" }, codes: ["01"]"#)
    #expect(narrower.scope.codes.count == 1 && narrower.scope.codes != listed.scope.codes)
    #expect(reading.references.columns.map(\.value.column) == ["rate", "rate"])
  }

  @Test("All mistakes of a measure come at once")
  func allAtOnce() throws {
    let reading = RuleReading()
    _ = try reading.measure(
      #"kind: "dutty", orgins: ["CN"], codes: ["x"], rate: "25", from: "2025-13-01", drawback: true, rank: 1"#
    )
    #expect(
      Set(reading.found)
        == [
          "unknown-word", "unknown-field", "bad-code", "bad-rate", "bad-date", "wrong-type",
          "rank-without-group",
        ]
    )
  }

  @Test("A control needs no rate; everything else does")
  func controls() throws {
    let reading = RuleReading()
    _ = try reading.measure(#"kind: "control", flag: "licence""#)
    #expect(reading.found.isEmpty)
    _ = try reading.measure(#"kind: "control""#)
    #expect(reading.found == ["missing-flag"])
    _ = try reading.measure(#"kind: "tax""#)
    #expect(reading.found == ["missing-flag", "missing-rate"])
  }

  @Test("Times with an offset are turned into the clock of the territory")
  func offsets() throws {
    let measure = try RuleReading().measure(#"rate: "5%", from: "2025-04-05T04:01Z""#)
    #expect(measure.window.from == at("2025-04-05T04:01"))
  }
}
