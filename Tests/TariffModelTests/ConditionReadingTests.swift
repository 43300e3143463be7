// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel
import Testing

@Suite struct ConditionReadingTests {
  struct Case: CustomTestStringConvertible {
    let text: String
    let expected: Condition
    var testDescription: String { text }

    init(_ text: String, _ expected: Condition) {
      self.text = text
      self.expected = expected
    }
  }

  static let share = Rate(billionths: 200_000_000)

  @Test(
    "Each member means what the reference says",
    arguments: [
      Case("{}", .always),
      Case(#"{ claims: ["USMCA"] }"#, .claims(["usmca"])),
      Case(#"{ program: "S" }"#, .program(["S"])),
      Case(#"{ entryType: ["informal"] }"#, .entryType(["informal"])),
      Case(
        #"{ origin: ["eu"], exportCountry: "HK" }"#,
        .all([.origin(["DE", "FR"]), .exportCountry(["HK"])])
      ),
      Case(#"{ not: { mode: ["vessel"] } }"#, .not(.mode(["vessel"]))),
      Case(
        #"{ any: [{ claims: "a" }, { claims: "b", fact_end_use: false }] }"#,
        .any([.claims(["a"]), .all([.claims(["b"]), .flag(fact: "fact_end_use", false)])])
      ),
      Case(
        #"{ loaded: { before: "2025-04-05T00:01" } }"#,
        .dated(.loaded, from: nil, before: at("2025-04-05T00:01"))
      ),
      Case(
        #"{ fact_contract: { from: "2025-01-01" } }"#,
        .dated(.fact("fact_contract"), from: at("2025-01-01"), before: nil)
      ),
      Case("{ value: { over: 800, atMost: '2500.00' } }", .value(Bounds(over: 80_000, atMost: 250_000))),
      Case("{ entryValue: { below: 2500 } }", .entryValue(Bounds(below: 250_000))),
      Case(#"{ content_us: { shareAtLeast: "20%" } }"#, .share(fact: "content_us", Bounds(atLeast: share))),
      Case("{ content_us: { over: 1 } }", .amount(fact: "content_us", Bounds(over: 100))),
      Case("{ fact_jewels: { atLeast: 17 } }", .amount(fact: "fact_jewels", Bounds(atLeast: 17_000_000))),
      Case(
        #"{ weightShare: { of: ["weight_steel"], atLeast: "20%" } }"#,
        .weightShare(facts: ["weight_steel"], Bounds(atLeast: share))
      ),
      Case(#"{ fact_smelt: ["RU"] }"#, .text(fact: "fact_smelt", ["ru"])),
    ]
  )
  func members(_ test: Case) throws {
    let reading = RuleReading()
    let measure = try reading.measure(#"rate: "5%", when: "# + test.text)
    #expect(reading.messages.isEmpty)
    #expect(measure.scope.condition == test.expected)
  }

  @Test(
    "What a condition cannot be is said, with what it may be",
    arguments: [
      (#"{ mods: ["vessel"] }"#, "unknown condition 'mods' (did you mean 'mode'?)"),
      (#"{ fact_smelter: ["RU"] }"#, "no fact 'fact_smelter' is declared (did you mean 'fact_smelt'?)"),
      (
        #"{ mode: ["ocean"] }"#,
        "unknown mode of transport 'ocean' (write 'vessel', of which that is a further name)"
      ),
      (
        #"{ program: ["JP"] }"#,
        "the territory has no special programme 'JP' (declare it under 'specialPrograms' of territory.json5)"
      ),
      (#"{ origin: ["China"] }"#, "unknown origin 'China' (write 'CN', the ISO code)"),
      ("{ any: [] }", "the list 'any' is empty, which covers nothing (leave 'any' out to cover everything)"),
      ("{ weight_steel: { shareAtLeast: '1%' } }", "unknown field 'shareAtLeast' in weight_steel"),
      ("{ fact_end_use: 'yes' }", "fact_end_use must be true or false, not text"),
    ]
  )
  func mistakes(text: String, message: String) throws {
    let reading = RuleReading()
    _ = try reading.measure(#"rate: "5%", when: "# + text)
    #expect(reading.messages == [message])
  }
}
