// SPDX-License-Identifier: Apache-2.0

package import LibraryLoading
package import SourceDiagnostics
import TariffEngine
package import TariffModel

/// Reads laws and regimes of a library, and keeps what it has read and compiled for the next scenario that
/// asks.
///
/// A class, because it keeps; it belongs to one thread, like the loader it reads with.
package final class LawShelf {
  /// Reads a file that is not of the library.
  package typealias FileReader = (_ path: String) throws(FileSourceError) -> SourceFile

  /// A regime and what it was asked for by: an id, or a path.
  struct NamedRegime {
    let name: String
    let regime: Regime
  }

  /// How many laws are kept.
  private static let capacity = 32

  package let loader: LibraryLoader
  private var regimes: [String: Regime] = [:]
  private var laws: [String: TerritoryLaw?] = [:]
  private var effective: [LawKey: EffectiveLaw] = [:]
  private var compiled: [LawKey: CompiledLaw] = [:]

  package init(loader: LibraryLoader) {
    self.loader = loader
  }

  /// All that decides how a law is read.
  private struct LawKey: Hashable {
    let regime: String
    let territory: String
    let asOf: LineDate?
    let transition: Regime.Transition?
  }

  package var facts: LibraryFacts? { loader.loadFacts() }

  /// The law of a territory with the lists that these regimes name; nil, with diagnostics, when it has errors.
  func law(of territory: String, under regimes: [NamedRegime]) -> TerritoryLaw? {
    // Only regimes that amend the territory can name lists that its programmes do not.
    let amending = regimes.filter { named in
      named.regime.amendments.contains { $0.territory == territory }
    }
    let key = ([territory] + amending.map(\.name)).joined(separator: "\n")
    if let known = laws[key] { return known }
    let law = loader.loadLaw(of: territory, under: amending.map(\.regime))
    laws[key] = law
    return law
  }

  /// A regime by its id, or by its path when it has a slash or ends in `.json5`.
  func regime(_ name: String, read: FileReader) throws(FileSourceError) -> NamedRegime? {
    if let known = regimes[name] { return NamedRegime(name: name, regime: known) }
    let regime = isRegimePath(name) ? loader.loadRegime(file: try read(name)) : loader.loadRegime(name)
    regimes[name] = regime
    return regime.map { NamedRegime(name: name, regime: $0) }
  }

  // MARK: Runs

  /// The law as a regime and the wishes read it, with what is compiled of it.
  func run(
    _ named: NamedRegime,
    law: TerritoryLaw,
    facts: LibraryFacts,
    wishes: RegimeRun.Wishes
  ) -> RegimeRun {
    let key = key(named, law.territory.id, wishes)
    let read =
      effective[key]
      ?? EffectiveLaw(regime: wishes.applied(to: named.regime), law: law, facts: facts)
    // Scenarios that each have a date of their own share nothing.
    if effective.count >= Self.capacity, effective[key] == nil {
      effective = [:]
      compiled = [:]
    }
    effective[key] = read
    var run = RegimeRun(read, wishes: wishes)
    if let known = compiled[key] { run.compiled = known }
    compiled[key] = run.compiled
    return run
  }

  private func key(_ named: NamedRegime, _ territory: String, _ wishes: RegimeRun.Wishes) -> LawKey {
    LawKey(
      regime: named.name,
      territory: territory,
      asOf: wishes.asOf,
      transition: wishes.transition
    )
  }
}

/// Whether the name of a regime is the path of a file.
func isRegimePath(_ name: String) -> Bool { name.contains("/") || name.hasSuffix(".json5") }
