// SPDX-License-Identifier: Apache-2.0

import Baskets
import DelimitedText
import ExactMath
import LibraryLoading
import Reporting
import ScenarioRunning
import SourceDiagnostics
import TariffEngine
import TariffModel

extension Command {
  private static let from = OptionDeclaration.value(
    "from",
    "ORIGIN",
    "The country of origin: an ISO code such as CN, a number of the statistics, or a name."
  )
  private static let value = OptionDeclaration.value(
    "value",
    "V",
    "The value of the goods, in the territory's currency. (default: 10,000, and amounts are not shown)"
  )
  private static let quantity = OptionDeclaration.value(
    "quantity",
    "Q",
    "The quantity, for rates by quantity."
  )
  private static let unit = OptionDeclaration.value(
    "unit",
    "U",
    "The unit of the quantity, such as kg, No. or doz."
  )
  private static let weight = OptionDeclaration.value("weight", "KG", "The weight in kilograms.")
  private static let mode = OptionDeclaration.value(
    "mode",
    "M",
    "The mode of transport, such as vessel or air."
  )
  private static let program = OptionDeclaration.value(
    "program",
    "S",
    "The special programme claimed, by its symbol, such as S."
  )
  private static let claims = OptionDeclaration.value("claims", "A,B", "Other claims, with commas between.")
  private static let timeline = OptionDeclaration.flag(
    "timeline",
    "List every change of the rate instead, from the first law known to the last: when, to the minute, and which "
      + "measure began, ended or changed. A regime with a date is then read at each date in turn."
  )
  private static let since = OptionDeclaration.value(
    "since",
    "D",
    "With --timeline: the first day or time to look at. (default: the first law known)"
  )
  private static let until = OptionDeclaration.value(
    "until",
    "D",
    "With --timeline: the last day or time to look at. (default: the last day whose law the library knows)"
  )
  private static let content = OptionDeclaration.value(
    "content",
    "NAME=VALUE",
    isRepeatable: true,
    "A fact of the goods, such as steel=4000 for the value of the steel content, or weight_steel=120."
  )

  /// `tariff rate`: the duty on one code.
  static let rate = Command(
    declaration: CommandDeclaration(
      "rate",
      summary: "Says what one code from one origin owes, part by part.",
      overview: [
        "Says what one code from one origin owes, part by part: each heading with its rate and where it is "
          + "printed; with --explain also what was spared, and by what.",
        "Without --as-of or a regime with a date the law is that of the last day that the library knows.",
      ],
      usage: ["CODE --from ORIGIN [options]"],
      operands: [.init(name: "CODE", help: "The commodity code, with or without dots.")],
      count: 1...1,
      groups: [
        .init(
          title: "THE GOODS",
          options: [from, value, quantity, unit, weight, mode, program, claims, content, .assume]
        ),
        .init(title: "LAW", options: [.territory, .regime, .asOf, .rounding]),
        .init(title: "CHANGES", options: [timeline, since, until]),
        .init(title: "RESULT", options: [.format, .output, .explain, .partial, .strict]),
        .general,
      ],
      examples: [
        .init(line: "tariff rate 7326.90.86.88 --from CN", meaning: "The parts of the rate today."),
        .init(
          line: "tariff rate 8541.43.00.10 --from VN --as-of 2025-04-09T12:00 --explain",
          meaning: "The rate at an hour of the past, and what was not charged and why."
        ),
        .init(
          line: "tariff rate 0805.10.00.40 --from MX --value 12000 --quantity 9000 --unit kg",
          meaning: "A rate by weight, as an amount."
        ),
        .init(
          line: "tariff rate 7326.90.86.88 --from CN --timeline --since 2025-01-01",
          meaning: "Every change since then, with what caused it."
        ),
      ]
    ),
    run: { context in
      let arguments = context.arguments
      guard let origin = arguments.value(from) else { throw UsageError.missingOption(from) }
      let showsTimeline = arguments.has(timeline)
      for option in [since, until] where !showsTimeline && arguments.value(option) != nil {
        throw UsageError.badOption(option, "it goes with --timeline", help: nil)
      }
      if showsTimeline, arguments.value(.asOf) != nil {
        throw UsageError.conflictingOptions(timeline, .asOf)
      }
      let setup = try AssessmentSetup(
        context,
        regimes: [arguments.value(.regime)],
        explains: arguments.has(.explain),
        clock: showsTimeline ? .lines : .pinned
      )
      let goods = try goods(arguments, origin: origin, setup)
      var bytes: [UInt8] = []
      let status: ExitStatus
      if showsTimeline {
        let territory = setup.runs[0].law.territory
        let timeline = try Timeline(
          setup.runs[0],
          options: setup.options,
          facts: setup.facts,
          names: setup.names,
          since: try arguments.value(since).map { try setup.library.asOf($0, in: territory) },
          until: try arguments.value(until).map { try setup.library.asOf($0, in: territory) }
        )
        let report = try timeline.report(goods, showsAmounts: arguments.has(value))
        report.render(as: context.format, isColoured: context.usesColourForResults, into: &bytes)
        status = report.isWhole || arguments.has(.partial) ? .success : .unassessed
      } else {
        let outcome = try goods.assess(
          setup.options,
          setup.facts,
          under: setup.runs,
          explains: setup.runs[0].header.explains
        )
        let report = RateReport(
          header: setup.runs[0].header,
          line: outcome.lines[0][0],
          showsAmounts: arguments.has(value),
          names: setup.names
        )
        report.render(as: context.format, isColoured: context.usesColourForResults, into: &bytes)
        status = context.status(of: outcome)
      }
      try context.withResult { try $0(bytes) }
      return status
    }
  )

  /// The goods that the options describe.
  private static func goods(
    _ arguments: Arguments,
    origin: String,
    _ setup: AssessmentSetup
  ) throws -> OneLine {
    var goods = OneLine()
    goods.add("hts", arguments.operands[0])
    goods.add("origin", origin)
    goods.add("value", arguments.value(value) ?? "10000")
    goods.add("quantity", arguments.value(quantity))
    goods.add("unit", arguments.value(unit))
    goods.add("weight_kg", arguments.value(weight))
    goods.add("mode", arguments.value(mode))
    goods.add("program", arguments.value(program))
    goods.add("claims", arguments.value(claims).map { $0.replacing(",", with: ";") })
    for text in arguments.values(content) {
      let (name, amount) = try arguments.pair(content, text, form: "NAME=VALUE")
      let known = setup.facts.factIndex(name) != nil || setup.facts.columns[FoldedName.fold(name)] != nil
      goods.add(known ? name : "content_\(name)", amount)
    }
    return goods
  }
}
