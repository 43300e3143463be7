// SPDX-License-Identifier: Apache-2.0

import ExactMath
import LibraryLoading
import Reporting
import ScenarioRunning
import TariffEngine
import TariffModel

extension Command {
  /// `tariff regimes`: which regimes there are, what one says, how two differ.
  static let regimes = Command(
    declaration: CommandDeclaration(
      "regimes",
      summary: "Lists the regimes, shows one, or tells two apart.",
      overview: [
        "Lists the regimes, shows one, or tells two apart.",
        "A regime says which law applies: that of a date, or of each line's own date, perhaps with changes. "
          + "'diff' lists the measures that differ at the dates of the two regimes, or at --as-of; a regime without a "
          + "date is read at the last day whose law the library knows. Given a basket, it also says what each "
          + "measure charges on these goods under both; the parts add up to the change exactly.",
      ],
      usage: ["[options]", "show ID [options]", "diff A B [BASKET] [options]"],
      operands: [
        .init(name: "ID, A, B", help: "A regime: its id, or a file when it has a / or ends in .json5."),
        .basket,
      ],
      count: 0...4,
      groups: [
        .init(title: "OPTIONS", options: [.territory, .asOf, .listFormat, .output]),
        .init(title: "WITH A BASKET", options: [.transit, .jobs, .partial, .strict]),
        .basket,
        .general,
      ],
      examples: [
        .init(line: "tariff regimes", meaning: "All regimes of the library."),
        .init(
          line: "tariff regimes show threatened-100",
          meaning: "What a regime changes, and where it is from."
        ),
        .init(
          line: "tariff regimes diff april-peak geneva-truce",
          meaning: "Which measures differ, with both rates and where they are printed."
        ),
        .init(
          line: "tariff regimes diff pre-april latest goods.csv --format csv",
          meaning: "The same, with what each measure charges on these goods under both."
        ),
      ]
    ),
    run: { context in
      let library = try context.library()
      let operands = context.arguments.operands
      let listing: Listing
      switch (operands.first, operands.count) {
      case (nil, _):
        listing = try RegimeListing.all(library)
      case ("show", 2):
        listing = RegimeListing.one(try library.regime(operands[1]))
      case ("diff", 3):
        listing = try difference(context).listing
        if listing.rows.isEmpty { context.remark("No measure differs.") }
      case ("diff", 4):
        return try writeMoney(context)
      case ("show", _): throw UsageError.missingOperand("ID")
      case ("diff", _): throw UsageError.missingOperand(operands.count == 1 ? "A" : "B")
      default: throw UsageError.badOperand(operands[0], expected: "'show ID' or 'diff A B'")
      }
      try context.answer(listing)
      return .success
    }
  )

  /// The law of two regimes, set against each other.
  private static func difference(_ context: Context) throws -> RegimeDifference {
    let names = context.arguments.operands.dropFirst().prefix(2)
    let setup = try AssessmentSetup(context, regimes: Array(names), clock: .pinned)
    return try RegimeDifference(setup.runs[0].law, setup.runs[1].law)
  }

  /// The same, with what the measures charge on a basket.
  private static func writeMoney(_ context: Context) throws -> ExitStatus {
    let operands = context.arguments.operands
    let basket = try BasketArgument(operands[3], context)
    let setup = try AssessmentSetup(
      context,
      descriptor: basket.descriptor,
      regimes: Array(operands[1...2]),
      clock: .pinned
    )
    let difference = try RegimeDifference(
      setup.runs[0].law,
      setup.runs[1].law
    )
    let outcome = try BasketAssessment(basket, setup, context).run(.none, breakdown: .measure)
    let money = MoneyByMeasure(outcome)
    try context.answer(difference.listing(money, currency: setup.runs[0].header.currency))
    context.remarkOnOpenLines(outcome)
    return context.status(of: outcome)
  }
}

/// Regimes as lists.
enum RegimeListing {
  /// All regimes of a library.
  static func all(_ library: Library) throws -> Listing {
    let facts = try library.facts()
    var listing = Listing([
      .init("regime", "Regime"), .init("asOf", "As of"), .init("note", ""),
      .init("title", "Title", wraps: true),
    ])
    for id in library.loader.regimeIDs() {
      let regime = try library.sound(library.loader.loadRegime(id))
      let notes = [id == facts.defaultRegime ? "default" : "", regime.isNotLaw ? "not law" : ""]
      listing.add([id, clock(regime), notes.filter { !$0.isEmpty }.joined(separator: ", "), regime.title])
    }
    return listing
  }

  /// What one regime says, with what it takes over from the one that it extends.
  static func one(_ regime: Regime) -> Listing {
    var listing = Listing([.init("field", "Field"), .init("value", "Value", wraps: true)])
    func add(_ name: String, _ value: String) {
      if !value.isEmpty { listing.add([name, value]) }
    }
    add("regime", regime.id)
    add("title", regime.title)
    add("as of", clock(regime))
    add("known by", regime.knownBy?.description ?? "")
    add("transition", regime.transition?.rawValue ?? "")
    add("held unlawful", regime.unlawful.rawValue)
    if regime.isNotLaw { add("not law", "a slogan or a hypothetical") }
    add("cite", regime.cite)
    for amendment in regime.amendments { add(verb(amendment), object(amendment.change)) }
    return listing
  }

  private static func clock(_ regime: Regime) -> String {
    switch regime.clock {
    case .line: "own dates"
    case .at(let date): date.isBareDate ? date.instant.date.description : date.instant.description
    }
  }

  private static func verb(_ amendment: Amendment) -> String {
    let verb =
      switch amendment.change {
      case .add: "adds"
      case .activate: "puts in force"
      case .amend: "amends"
      case .suspend: "suspends"
      }
    return "\(verb), \(amendment.territory)"
  }

  private static func object(_ change: Amendment.Change) -> String {
    switch change {
    case .add(let measure):
      let rates = measure.rates.map { $0.rate.text() }.joined(separator: ", then ")
      let cite = measure.cite.isEmpty ? measure.authority : measure.cite
      return [measure.id, measure.title, rates, cite].filter { !$0.isEmpty }.joined(separator: "; ")
    case .activate(let id): return id
    case .amend(let selector, let edit):
      let rates = (edit.rates ?? []).map { $0.rate.text() }.joined(separator: ", then ")
      return [selector.text, rates, edit.cite ?? ""].filter { !$0.isEmpty }.joined(separator: "; ")
    case .suspend(let selector): return selector.text
    }
  }
}

extension MeasureSelector {
  /// As it is written in a rule file.
  var text: String {
    switch self {
    case .id(let id): id
    case .prefix(let prefix): prefix + "*"
    case .duties: "duties"
    case .everything: "*"
    }
  }
}
