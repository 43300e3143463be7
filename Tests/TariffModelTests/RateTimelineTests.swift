// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffModel
import Testing

@Suite struct RateTimelineTests {
  /// The windows of the rates of a measure, and what was found wrong.
  private func rates(_ rates: String, _ fields: String = "") throws -> (rates: [DatedRate], found: [String]) {
    let reading = RuleReading()
    let measure = try reading.measure("rates: [\(rates)], \(fields)")
    return (measure.rates, reading.found)
  }

  @Test("A rate without an end holds until the next begins, in whatever order they stand")
  func succession() throws {
    let (rates, found) = try rates(
      """
      { from: "2025-04-10T00:01", rate: "125%" },
      { from: "2025-04-05T00:01", rate: "34%" },
      { from: "2025-05-14T00:01", until: "2026-02-24", rate: "10%" },
      """
    )
    #expect(found.isEmpty)
    #expect(
      rates.map(\.window) == [
        window("2025-04-10T00:01", "2025-05-14T00:01"), window("2025-04-05T00:01", "2025-04-10T00:01"),
        window("2025-05-14T00:01", "2026-02-24"),
      ]
    )
    #expect(rates.map(\.knownFrom) == rates.map(\.window.from))
  }

  @Test("A version that was replaced before it began stays, known earlier")
  func replacedBeforeItBegan() throws {
    let (rates, found) = try rates(
      """
      { from: "2025-04-09T00:01", rate: "34%", knownFrom: "2025-04-02" },
      { from: "2025-04-09T00:01", rate: "84%", knownFrom: "2025-04-08" },
      { from: "2025-05-14T00:01", rate: "10%" },
      """
    )
    #expect(found.isEmpty)
    #expect(rates[0].window == rates[1].window)
    #expect(rates[0].window.until == at("2025-05-14T00:01"))
  }

  @Test("A retroactive version does not end the rate that held until it became known")
  func retroactive() throws {
    let (rates, found) = try rates(
      """
      { from: "2025-08-07T00:01", rate: "20%" },
      { from: "2025-11-14T00:01", rate: "15%", knownFrom: "2025-12-18" },
      { from: "2026-02-24", rate: "Free" },
      """
    )
    #expect(found.isEmpty)
    #expect(rates[0].window.until == at("2026-02-24"))
    #expect(rates[1].window == window("2025-11-14T00:01", "2026-02-24"))
  }

  @Test("The day a measure became known holds for its first rate and is a floor for the others")
  func knownFromOfTheMeasure() throws {
    let (early, _) = try rates(
      #"{ from: "2025-04-09", rate: "1%" }, { from: "2025-11-10", rate: "2%" }"#,
      #"knownFrom: "2025-04-02""#
    )
    #expect(early.map(\.knownFrom) == [at("2025-04-02"), at("2025-11-10")])
    let (late, _) = try rates(
      #"{ from: "2025-08-07", rate: "1%" }, { from: "2025-08-20", rate: "2%" }"#,
      #"knownFrom: "2025-09-04""#
    )
    #expect(late.map(\.knownFrom) == [at("2025-09-04"), at("2025-09-04")])
  }

  @Test("A single rate became known when the measure did")
  func single() throws {
    let measure = try RuleReading().measure(#"from: "2025-08-07", knownFrom: "2025-09-04", rate: "15%""#)
    #expect(measure.rates.map(\.knownFrom) == [at("2025-09-04")])
    #expect(measure.rates.map(\.window) == [.always])
    let begun = try RuleReading().measure(#"from: "2025-08-07", rate: "15%""#)
    #expect(begun.rates.map(\.knownFrom) == [at("2025-08-07")])
  }

  @Test(
    "Two rates at once are an error unless one says when it became known",
    arguments: [
      (#"{ from: "2025-01-01", rate: "1%" }, { from: "2025-01-01", rate: "2%" }"#, ["overlapping-rates"]),
      (
        #"{ from: "2025-01-01", until: "2025-03-01", rate: "1%" }, { from: "2025-02-01", rate: "2%" }"#,
        ["overlapping-rates"]
      ),
      (#"{ rate: "1%" }, { rate: "2%" }"#, ["overlapping-rates"]),
      (
        #"{ from: "2025-01-01", rate: "1%" }, { from: "2025-01-01", rate: "2%", knownFrom: "2025-02-01" }"#,
        []
      ),
    ]
  )
  func overlaps(rates text: String, expected: [String]) throws {
    #expect(try rates(text).found == expected)
  }

  @Test("A gap is a warning, but not where the measure as a whole does not hold")
  func gaps() throws {
    let broken =
      #"{ from: "2025-01-01", until: "2025-02-01", rate: "1%" }, { from: "2025-03-01", rate: "2%" }"#
    #expect(try rates(broken).found == ["gap-in-rates"])
    #expect(try rates(broken, #"from: "2025-03-01""#).found == ["rate-outside-window"])
  }
}
