// SPDX-License-Identifier: Apache-2.0

import CommandLineTool
import Testing

/// A territory that a stranger added by files alone: `Docs/examples/third-territory`.
///
/// All amounts are reckoned by hand; the working stands in its `scenarios/by-hand.json5`.
@Suite struct ThirdTerritoryTests {
  private static let folder = "Docs/examples/third-territory"

  private let priced = ToolRun(
    shipped: "duty \(folder)/baskets/goods.csv --library \(folder) --format csv"
  )

  /// The texts of a column of the result, by article.
  private func column(_ name: String) throws -> [String: String] {
    let rows = priced.rows
    let header = try #require(rows.first)
    let (sku, wanted) = (
      try #require(header.firstIndex(of: "sku")), try #require(header.firstIndex(of: name))
    )
    return Dictionary(uniqueKeysWithValues: rows.dropFirst().map { ($0[sku], $0[wanted]) })
  }

  @Test func `Its goods owe what was reckoned by hand`() throws {
    #expect(priced.status == .success, "\(priced.errors)")
    // The bracket: 1000 + 80.40 + 9.80 is cut to 1090; 4% of it is 43.60. The shirt: 12% of 344 is 41.28, in
    // coins of 0.05 it is 41.30. The cheese: 50 kg at 2.40 are less than 18% of 964, the finer one's 80 kg more.
    #expect(
      try column("duty_general") == [
        "BRACKET": "43.60", "FAN": "66.50", "FAN-EARLY": "66.50", "CHEESE": "173.50", "CHEESE-FINE": "192.00",
        "SHIRT": "41.30",
      ]
    )
    // 20% of the metal of 600; of all of the fan, whose metal nobody declares.
    #expect(
      try column("duty_safeguard") == [
        "BRACKET": "120.00", "FAN": "532.00", "FAN-EARLY": "", "CHEESE": "", "CHEESE-FINE": "", "SHIRT": "",
      ]
    )
    // The levy spares what the safeguard covers: 5% of 1090 - 600; nothing is left of the fan.
    #expect(
      try column("duty_levy") == [
        "BRACKET": "24.50", "FAN": "", "FAN-EARLY": "133.00", "CHEESE": "77.10", "CHEESE-FINE": "77.10",
        "SHIRT": "27.50",
      ]
    )
    // 20% of the value and all duties: 1090 + 188.10 give 255.62, in coins 255.60.
    #expect(
      try column("taxes") == [
        "BRACKET": "255.60", "FAN": "651.70", "FAN-EARLY": "571.90", "CHEESE": "242.90",
        "CHEESE-FINE": "246.60", "SHIRT": "82.55",
      ]
    )
  }

  @Test func `It is sound, and checks itself`() {
    let check = ToolRun(shipped: "check \(Self.folder)")
    #expect(check.status == .success && check.errors.isEmpty, "\(check.errors)")
    let test = ToolRun(shipped: "test \(Self.folder)/scenarios --library \(Self.folder)")
    #expect(test.status == .success, "\(test.errors)")
  }

  /// A mistake in a file of the territory: what is written instead of what, and what must be said.
  struct Mistake: Sendable, CustomTestStringConvertible {
    let file, right, wrong, message: String
    var testDescription: String { wrong }
  }

  @Test(arguments: [
    Mistake(
      file: "law/xx/levy.json5",
      right: #"rate: "5%""#,
      wrong: #"rate: "5 of 100""#,
      message: "law/xx/levy.json5:10:40: error: "
    ),
    Mistake(
      file: "law/xx/safeguard.json5",
      right: "ifUnknown:",
      wrong: "ifUnkown:",
      message: "law/xx/safeguard.json5:13:7: error: "
    ),
    Mistake(
      file: "law/xx/safeguard.json5",
      right: #"what: ["levy"]"#,
      wrong: #"what: ["levi"]"#,
      message: "law/xx/safeguard.json5:15:28: error: "
    ),
    Mistake(
      file: "law/xx/territory.json5",
      right: #"mode: "down""#,
      wrong: #"mode: "dwon""#,
      message: "law/xx/territory.json5:9:32: error: "
    ),
  ])
  func `A mistake is reported where it stands`(_ mistake: Mistake) throws {
    let path = "\(Self.folder)/\(mistake.file)"
    let run = try ToolRun(
      shipped: "check \(Self.folder)",
      replacing: mistake.right,
      by: mistake.wrong,
      in: path
    )
    #expect(run.status == .findings)
    #expect(run.errors.contains("\(Self.folder)/\(mistake.message)"), "\(run.errors)")
    #expect(run.errors.contains("^"))
  }
}
