// SPDX-License-Identifier: Apache-2.0

package import LibraryLoading
package import SourceDiagnostics
package import TariffModel

/// Reads laws and regimes of a library, and keeps what it has read for the next scenario that asks.
///
/// A class, because it keeps; it belongs to one thread, like the loader it reads with.
package final class LawShelf {
  package let loader: LibraryLoader
  private var laws: [String: TerritoryLaw?] = [:]

  package init(loader: LibraryLoader) {
    self.loader = loader
  }

  package var facts: LibraryFacts? { loader.loadFacts() }

  /// The law of a territory with the lists that these regimes name; nil, with diagnostics, when it has errors.
  package func law(of territory: String, under regimes: [Regime]) -> TerritoryLaw? {
    // Only regimes that amend the territory can name lists that its programmes do not.
    let amending = regimes.filter { $0.amendments.contains { $0.territory == territory } }
    let key = ([territory] + amending.map(\.id)).joined(separator: "\n")
    if let known = laws[key] { return known }
    let law = loader.loadLaw(of: territory, under: amending)
    laws[key] = law
    return law
  }

  /// A regime by its id, or by its path when it has a slash or ends in `.json5`.
  package func regime(_ name: String, read: (String) -> SourceFile?) -> Regime? {
    guard name.contains("/") || name.hasSuffix(".json5") else { return loader.loadRegime(name) }
    return read(name).flatMap { loader.loadRegime(file: $0) }
  }
}
