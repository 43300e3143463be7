// SPDX-License-Identifier: Apache-2.0

import LibraryLoading
import ScenarioRunning
import TariffEngine
import TariffModel

extension Command {
  private static let origins = OptionDeclaration.value(
    "origins",
    "CN,VN",
    "The countries of origin, with commas between. (default: all that the library knows, which is a large table)"
  )
  private static let mode = OptionDeclaration.value(
    "mode",
    "M",
    "The mode of transport of the goods, such as vessel, on which fees can depend. (default: not declared)"
  )
  private static let csvOnly = OptionDeclaration.choice(
    "format",
    ["csv"],
    "How to write the table. (default: csv)"
  )

  /// `tariff export`: what the law charges, as a table.
  static let export = Command(
    declaration: CommandDeclaration(
      "export",
      summary: "Writes the rates of all codes as a table to be joined elsewhere.",
      overview: [
        "Writes the rates of all codes as a table to be joined elsewhere: a row for each charge on each code and "
          + "origin, as so much of the value and so much a unit. Docs/Scaling.md has the columns and the join.",
        "The table holds for lines that declare no claims, no facts and no special programme, each its own entry. "
          + "What cannot be said in a row has one with 'no' under exact, and the reason. Without --as-of or a "
          + "regime with a date the law is that of the last day that the library knows.",
      ],
      usage: ["rates [options]"],
      operands: [.init(name: "rates", help: "What to export.")],
      count: 1...1,
      groups: [
        .init(title: "LAW", options: [.territory, .regime, .asOf, .rounding]),
        .init(title: "THE GOODS", options: [origins, mode]),
        .init(title: "RESULT", options: [csvOnly, .output]),
        .general,
      ],
      examples: [
        .init(
          line: "tariff export rates --regime geneva-truce --origins CN,VN --mode vessel -o rates.csv",
          meaning: "What goods of two countries owe when they come by sea."
        )
      ]
    ),
    run: { context in
      guard context.arguments.operands[0] == "rates" else {
        throw UsageError.badOperand(context.arguments.operands[0], expected: "'rates'")
      }
      let setup = try AssessmentSetup(context, regimes: [context.arguments.value(.regime)], clock: .pinned)
      let countries = try Self.countries(context, setup)
      let mode = try Self.mode(context, setup)
      var table = RateTable(setup, mode: mode)
      var (exact, beyond) = (0, 0)
      let law = setup.runs[0].law
      guard case .at(let clock) = law.regime.clock else { return .bug }
      let codes = law.codes(at: clock.judged)
      try context.withResult { write in
        var bytes: [UInt8] = []
        table.begin(into: &bytes)
        for code in codes {
          for country in countries {
            switch table.add(code, origin: country, into: &bytes) {
            case true?: exact += 1
            case false?: beyond += 1
            case nil: break
            }
          }
          guard bytes.count > 1 << 18 else { continue }
          try write(bytes)
          bytes.removeAll(keepingCapacity: true)
        }
        try write(bytes)
      }
      context.remark(
        "\(exact) of \(exact + beyond) codes and origins are in the table exactly; the others say why"
      )
      return .success
    }
  )

  private static func countries(_ context: Context, _ setup: AssessmentSetup) throws -> [String] {
    guard let list = context.arguments.value(origins) else {
      return setup.facts.countries.countries.map(\.iso)
    }
    return try list.split(separator: ",").map { name in
      guard let iso = setup.facts.countries.iso(String(name)) else {
        throw UsageError.badValue(origins, value: String(name), expected: "ISO codes of countries")
      }
      return iso
    }
  }

  private static func mode(_ context: Context, _ setup: AssessmentSetup) throws -> String {
    guard let name = context.arguments.value(mode) else { return "" }
    guard let known = setup.facts.modes[name.lowercased()] else {
      throw UsageError.badValue(mode, value: name, expected: "a mode that the library knows")
    }
    return known
  }
}
