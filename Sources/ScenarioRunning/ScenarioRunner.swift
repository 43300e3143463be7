// SPDX-License-Identifier: Apache-2.0

import Baskets
import DelimitedText
import ExactMath
import JSON5Reading
import LibraryLoading
import Reporting
package import SourceDiagnostics
import TariffEngine
import TariffModel

/// Runs scenario files and compares what comes out with what they expect.
///
/// Writes nothing.
package struct ScenarioRunner {
  private let shelf: LawShelf
  /// Reads a file by its path as the scenario's reader knows it.
  private let read: LawShelf.FileReader
  private let workers: Int

  package init(shelf: LawShelf, workers: Int = 1, read: @escaping LawShelf.FileReader) {
    self.shelf = shelf
    self.workers = workers
    self.read = read
  }

  /// Runs one scenario; nil, with diagnostics in `log`, when it cannot be run.
  package func run(_ scenario: Scenario, log: DiagnosticLog) -> ScenarioResult? {
    guard let facts = shelf.facts else { return nil }
    var basket = Basket()
    guard load(scenario, into: &basket, log) else { return nil }
    let territoryID =
      scenario.territory?.value ?? basket.descriptor?.territory?.value ?? facts.defaultTerritory
    guard let regimes = regimes(of: scenario, log) else { return nil }
    guard let law = shelf.law(of: territoryID, under: regimes) else {
      log.error(.territoryNotRead(territoryID), at: scenario.territory?.location)
      return nil
    }
    guard let options = basketOptions(scenario, basket, law.territory, log),
      let wishes = wishes(scenario, options, law.territory, facts, log)
    else { return nil }
    let runs = regimes.map { shelf.run($0, law: law, facts: facts, wishes: wishes) }
    return assess(scenario, basket, options, runs, facts, log)
  }

  private func regimes(of scenario: Scenario, _ log: DiagnosticLog) -> [LawShelf.NamedRegime]? {
    var regimes: [LawShelf.NamedRegime] = []
    for name in scenario.regimes {
      do throws(FileSourceError) {
        if let regime = try shelf.regime(path(of: name.value, in: scenario), read: read) {
          regimes.append(regime)
        } else {
          log.error(.regimeNotRead(name.value), at: name.location)
        }
      } catch {
        log.error(.regimeNotRead(name.value, reason: "\(error)"), at: name.location)
      }
    }
    return regimes.count == scenario.regimes.count ? regimes : nil
  }

  /// What a scenario calls a regime: an id, or a path from the folder of the scenario.
  private func path(of regime: String, in scenario: Scenario) -> String {
    isRegimePath(regime) ? Path.beside(scenario.file.path, regime) : regime
  }

  private func assess(
    _ scenario: Scenario,
    _ basket: Basket,
    _ options: BasketOptions,
    _ runs: [RegimeRun],
    _ facts: LibraryFacts,
    _ log: DiagnosticLog
  ) -> ScenarioResult? {
    var source = ChunkSource(bytes: basket.bytes)
    do {
      let head = try source.head()
      let found = DiagnosticLog()
      let schema = BasketSchema.read(
        head: head,
        path: basket.path,
        options: options,
        facts: facts,
        programmes: runs[0].law.programmes,
        log: found
      )
      log.append(contentsOf: found.diagnostics)
      guard let schema, !found.hasErrors else { return nil }
      source.start(schema.format, at: schema.headerEnd)
      let rows = Set(scenario.expectations.compactMap(\.row))
      var job = BasketJob(
        schema: schema,
        options: options,
        regimes: runs,
        output: .reports(first: 0, rows: rows),
        explains: !rows.isEmpty
      )
      let outcome: BasketOutcome
      do {
        outcome = try BasketRunner.run(job, source: source, workers: workers) { _ in }
      } catch is ReopenedEntry {
        // All of the goods are at hand, so it costs nothing to bring the lines of an entry together.
        job.isScattered = true
        outcome = try BasketRunner.run(job, source: source, workers: workers) { _ in }
      }
      let sides = runs.indices.map { index in
        CompareReport.Side(
          header: runs[index].header,
          totals: TotalsReport(outcome.tallies[index], header: runs[index].header, facts: facts.facts)
        )
      }
      let comparison = CompareReport(sides: sides)
      return ScenarioResult(
        scenario: scenario,
        comparison: comparison,
        outcome: outcome,
        failures: ExpectationCheck(comparison: comparison, outcome: outcome).failures(scenario.expectations)
      )
    } catch {
      log.error(.basketNotRead(basket.path, reason: "\(error)"), at: basket.location)
      return nil
    }
  }

  // MARK: Goods

  /// The files besides its own that a scenario's result depends on, as far as they are not of the library.
  package func dependencies(of scenario: Scenario) -> [SourceFile] {
    var names = scenario.regimes.map(\.value).filter(isRegimePath)
    if case .path(let basket) = scenario.goods { names.append(basket.value) }
    var found: [SourceFile] = []
    for name in names {
      guard let file = try? read(Path.beside(scenario.file.path, name)) else { continue }
      found.append(file)
      guard name.hasSuffix(".json5"), let node = JSON5.read(file, log: DiagnosticLog()),
        let descriptor = BasketDescriptor.read(node, log: DiagnosticLog()),
        let goods = try? read(Path.beside(file.path, descriptor.file.value))
      else { continue }
      found.append(goods)
    }
    return found
  }

  private struct Basket {
    var bytes: [UInt8] = []
    var path = ""
    var location: SourceLocation?
    var descriptor: BasketDescriptor?
  }

  /// Reads the goods of a scenario: false, with diagnostics, when they cannot be read.
  private func load(_ scenario: Scenario, into basket: inout Basket, _ log: DiagnosticLog) -> Bool {
    switch scenario.goods {
    case .rows(let rows):
      basket.path = scenario.file.path
      basket.bytes = InlineRows.csv(rows)
      return true
    case .path(let name):
      basket.location = name.location
      basket.path = Path.beside(scenario.file.path, name.value)
      guard let file = file(basket.path, named: name.location, log) else { return false }
      guard name.value.hasSuffix(".json5") else {
        basket.bytes = file.bytes
        return true
      }
      guard let node = JSON5.read(file, log: log),
        let descriptor = BasketDescriptor.read(node, log: log)
      else { return false }
      basket.descriptor = descriptor
      basket.path = Path.beside(basket.path, descriptor.file.value)
      guard let csv = self.file(basket.path, named: descriptor.file.location, log) else { return false }
      basket.bytes = csv.bytes
      return true
    }
  }

  /// A file of goods; nil, with its reason in the log, when it cannot be read.
  private func file(_ path: String, named place: SourceLocation, _ log: DiagnosticLog) -> SourceFile? {
    do throws(FileSourceError) {
      return try read(path)
    } catch {
      log.error(.basketNotRead(path, reason: "\(error)"), at: place)
      return nil
    }
  }

  // MARK: Options

  private func basketOptions(
    _ scenario: Scenario,
    _ basket: Basket,
    _ territory: Territory,
    _ log: DiagnosticLog
  ) -> BasketOptions? {
    var options = BasketOptions(territory)
    if let grouping = scenario.options.entryPer {
      guard let known = EntryGrouping(rawValue: grouping) else {
        log.error(.badScenarioOption("entryPer", grouping), at: nil)
        return nil
      }
      options.entryPer = known
    }
    options.currency = scenario.options.currency
    if let descriptor = basket.descriptor { options.adopt(descriptor) }
    // Goods in one foreign currency are assessed in it.
    if let currency = options.currency { options.accounting = Currency(code: currency) }
    return options
  }

  private func wishes(
    _ scenario: Scenario,
    _ basket: BasketOptions,
    _ territory: Territory,
    _ facts: LibraryFacts,
    _ log: DiagnosticLog
  ) -> RegimeRun.Wishes? {
    var wishes = RegimeRun.Wishes()
    wishes.options.roundsValues = !scenario.options.isExact
    wishes.options.assessesFees = scenario.options.assessesFees ?? !basket.omitsFees
    wishes.options.currency = basket.accounting
    wishes.explains = true
    for assumption in scenario.options.assumptions {
      let parts = assumption.value.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2,
        let read = BasketAssumption.read(
          parts[1],
          for: parts[0],
          facts: facts,
          accounting: basket.accounting,
          at: assumption.location,
          log: log
        )
      else { return nil }
      wishes.options.assumptions.values[read.fact] = Assumptions.Value(read.value)
    }
    if let transition = scenario.options.transition {
      guard let known = Regime.Transition(rawValue: transition.value) else {
        log.error(.badScenarioOption("transition", transition.value), at: transition.location)
        return nil
      }
      wishes.transition = known
    }
    if let asOf = scenario.asOf {
      guard let written = WrittenInstant(Array(asOf.value.utf8)) else {
        log.error(.badScenarioOption("asOf", asOf.value), at: asOf.location)
        return nil
      }
      wishes.asOf = LineDate(
        instant: territory.clock.civil(written),
        isBareDate: written.minuteOfDay == nil
      )
    }
    return wishes
  }
}

extension Assumptions.Value {
  /// The assumption as a basket's options state it.
  init(_ value: BasketAssumption.Value) {
    switch value {
    case .share(let share): self = .share(share)
    case .amount(let amount): self = .amount(amount)
    case .flag(let flag): self = .flag(flag)
    }
  }
}

extension Diagnostic.Message {
  static func regimeNotRead(_ name: String, reason: String? = nil) -> Self {
    Self(
      id: "scenario-not-run",
      text: "the regime '\(name)' cannot be read" + (reason.map { ": \($0)" } ?? "")
    )
  }

  static func territoryNotRead(_ id: String) -> Self {
    Self(id: "scenario-not-run", text: "the law of territory '\(id)' cannot be read")
  }

  static func basketNotRead(_ path: String, reason: String) -> Self {
    Self(id: "scenario-not-run", text: "the basket \(path) cannot be read: \(reason)")
  }

  static func badScenarioOption(_ name: String, _ value: String) -> Self {
    Self(id: "bad-option", text: "'\(value)' is no value of \(name)", help: "see Docs/Scenarios.md")
  }
}
