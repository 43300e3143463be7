// SPDX-License-Identifier: Apache-2.0

import Baskets
import ExactMath
import LibraryLoading
import Reporting
import ScenarioRunning
import SourceDiagnostics
import TariffEngine
import TariffModel

/// All that an assessment needs besides the goods, gathered from the arguments of a command.
struct AssessmentSetup {
  let library: Library
  let facts: LibraryFacts
  let options: BasketOptions
  let runs: [RegimeRun]
  let rates: ExchangeRates

  /// Which clock regimes are given.
  enum ClockChoice {
    /// Their own.
    case own
    /// Those without a date are read at the last day of known law.
    case pinned
    /// That of each line, whatever their own is.
    case lines
  }

  /// Gathers what is needed under these regimes, by name; nil means the default.
  init(
    _ context: Context,
    descriptor: BasketDescriptor? = nil,
    regimes: [String?],
    explains: Bool = false,
    clock: ClockChoice = .own
  ) throws {
    let arguments = context.arguments
    library = try context.library()
    facts = try library.facts()
    let territory = try library.territoryID(arguments.value(.territory) ?? descriptor?.territory?.value)
    let chosen = try regimes.map { [library] name in
      var regime = try library.regime(orDefault: name)
      if clock == .lines { regime.clock = .line }
      return regime
    }
    let law = try library.law(of: territory, under: chosen)
    options = try Self.basketOptions(arguments, descriptor, law.territory)
    rates = try Self.exchangeRates(context)
    var wishes = RegimeRun.Wishes(explains: explains)
    wishes.options = try Self.assessmentOptions(arguments, options, facts)
    wishes.asOf = try arguments.value(.asOf).map { [library] in try library.asOf($0, in: law.territory) }
    wishes.transition = arguments.value(.transit).flatMap(Regime.Transition.init(rawValue:))
    wishes.isWide = arguments.has(.wide)
    let lawThrough = try library.lawThrough()
    runs = chosen.map { [facts] regime in
      var wishes = wishes
      if clock == .pinned, regime.clock == .line, wishes.asOf == nil { wishes.asOf = lawThrough }
      return RegimeRun(regime, law: law, facts: facts, wishes: wishes)
    }
    context.console.keep(runs)
  }

  private static func basketOptions(
    _ arguments: Arguments,
    _ descriptor: BasketDescriptor?,
    _ territory: Territory
  ) throws -> BasketOptions {
    var options = BasketOptions(territory)
    for text in arguments.values(.map) {
      let (field, column) = try arguments.pair(.map, text, form: "FIELD=COLUMN")
      options.columnMap[field] = column
    }
    if let order = arguments.value(.dates).flatMap(WrittenInstant.Order.init(rawValue:)) {
      options.dateOrder = order
    }
    if let grouping = arguments.value(.entryPer).flatMap(EntryGrouping.init(rawValue:)) {
      options.entryPer = grouping
    }
    if let descriptor { options.adopt(descriptor) }
    // Goods in one foreign currency are assessed in it.
    if let currency = options.currency { options.accounting = Currency(code: currency) }
    return options
  }

  private static func assessmentOptions(
    _ arguments: Arguments,
    _ basket: BasketOptions,
    _ facts: LibraryFacts
  ) throws -> AssessmentOptions {
    var options = AssessmentOptions()
    options.roundsValues = arguments.value(.rounding) != "exact"
    options.assessesFees = !basket.omitsFees
    options.currency = basket.accounting
    let log = DiagnosticLog()
    for text in arguments.values(.assume) {
      let (name, value) = try arguments.pair(.assume, text, form: "FACT=VALUE")
      let read = BasketAssumption.read(
        value,
        for: name,
        facts: facts,
        accounting: basket.accounting,
        log: log
      )
      guard let read else {
        let finding = log.diagnostics.first
        throw UsageError.badOption(.assume, finding?.text ?? text, help: finding?.help)
      }
      options.assumptions.values[read.fact] = Self.value(of: read)
    }
    return options
  }

  private static func value(of assumption: BasketAssumption) -> Assumptions.Value {
    switch assumption.value {
    case .share(let share): .share(share)
    case .amount(let amount): .amount(amount)
    case .flag(let flag): .flag(flag)
    }
  }

  private static func exchangeRates(_ context: Context) throws -> ExchangeRates {
    guard let path = context.arguments.value(.rates) else { return ExchangeRates() }
    let log = DiagnosticLog()
    let rates = ExchangeRates(SourceFile(path: path, bytes: try context.workspace.read(path)), log: log)
    if log.hasErrors { throw InvalidInput(log.diagnostics) }
    return rates
  }

  /// Short names for tables, as far as the library has them.
  var names: NameTable {
    NameTable(programmes: table("programmes"), chapters: table("chapters"))
  }

  /// The first two columns of a CSV in the folder `names`; empty when there is none.
  private func table(_ name: String) -> [String: String] {
    let path = "names/\(name).csv"
    guard let bytes = try? library.loader.files.read(path), let rows = try? ScheduleText(path, bytes) else {
      return [:]
    }
    return rows.rows.compactMapValues(\.first)
  }
}

extension Arguments {
  /// The two sides of `NAME=VALUE`.
  func pair(
    _ option: OptionDeclaration,
    _ text: String,
    form: String
  ) throws(UsageError) -> (name: String, value: String) {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { throw .badValue(option, value: text, expected: form) }
    return (parts[0], parts[1])
  }
}
