// SPDX-License-Identifier: Apache-2.0

import SourceDiagnostics
import Testing

@Suite struct SuggestionTests {
  struct Case: CustomTestStringConvertible {
    let name: String
    let candidates: [String]
    let expected: [String]
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "dutty", candidates: ["rate", "duty"], expected: ["duty"]),
    Case(name: "oriigns", candidates: ["origins", "codes"], expected: ["origins"]),
    Case(name: "duty", candidates: ["duty"], expected: []),
    Case(name: "na", candidates: ["nb"], expected: []),
    Case(name: "rat", candidates: ["rate"], expected: ["rate"]),
    Case(name: "abcd", candidates: ["abxy"], expected: []),
    Case(name: "abcde", candidates: ["abcxy"], expected: ["abcxy"]),
    Case(name: "abcdefghijkl", candidates: ["abcdefghwxyz"], expected: []),
    Case(name: "abcdefghijkl", candidates: ["abcdefghixyz"], expected: ["abcdefghixyz"]),
    Case(name: "", candidates: ["a"], expected: []),
    Case(name: "rates", candidates: [], expected: []),
    Case(
      name: "rates",
      candidates: ["rabbits", "rate", "dates", "rates1", "rats", "rate"],
      expected: ["dates", "rate", "rates1"]
    ),
    Case(name: "nächst", candidates: ["nachst"], expected: ["nachst"]),
  ]

  @Test("The nearest names, at most three", arguments: cases)
  func nearest(_ example: Case) {
    #expect(Suggestion.nearest(to: example.name, among: example.candidates) == example.expected)
  }

  @Test("A question with one, two, three names, or none")
  func help() {
    #expect(Suggestion.help(for: "rates", among: ["other"]) == nil)
    #expect(Suggestion.help(for: "rates", among: ["rate"]) == "did you mean 'rate'?")
    #expect(Suggestion.help(for: "rates", among: ["rats", "rate"]) == "did you mean 'rate' or 'rats'?")
    #expect(
      Suggestion.help(for: "rates", among: ["rats", "rate", "dates"])
        == "did you mean 'dates', 'rate' or 'rats'?"
    )
    #expect(Suggestion.nearest(to: "rates", among: ["rats", "rate"], limit: 1) == ["rate"])
  }
}
