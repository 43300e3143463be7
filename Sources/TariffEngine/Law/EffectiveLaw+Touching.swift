// SPDX-License-Identifier: Apache-2.0

import ExactMath
import LibraryLoading
package import TariffModel

extension EffectiveLaw {
  /// The law as far as it can ever touch goods of one code and origin, or of a code that follows or preceded it: the
  /// other measures are left out, and with them the boundaries that are only theirs.
  ///
  /// Between two of its boundaries nothing changes for such goods, so a look at each of them sees every change.
  package func touching(_ code: CommodityCode, from origin: String) -> EffectiveLaw {
    let codes = law.concordance.family(of: code)
    let kept = measures.filter { effective in
      let scope = effective.measure.scope
      return (scope.origins.isEmpty || scope.origins.contains(origin))
        && !scope.exceptOrigins.contains(origin)
        && codes.contains { canCover(scope.codes, $0) }
    }
    var instants = Self.boundaries(of: kept)
    for list in law.lists.values {
      for code in codes { instants.formUnion(list.boundaries(touching: code)) }
    }
    for edition in territory.editions { instants.insert(CivilInstant(edition.from)) }
    return EffectiveLaw(
      facts: facts,
      law: law,
      regime: regime,
      measures: kept,
      programmes: programmes,
      boundaries: instants.sorted(),
      thresholds: DateThresholds(kept)
    )
  }

  /// Whether the selectors cover any of the goods under `code` at whatever time.
  private func canCover(_ selectors: [CodeSelector], _ code: CommodityCode) -> Bool {
    selectors.isEmpty
      || selectors.contains { selector in
        switch selector {
        case .prefix(let prefix): prefix.coverage.overlaps(code.coverage)
        case .range(let first, let last):
          (first.coverage.lowerBound..<last.coverage.upperBound).overlaps(code.coverage)
        case .list(let name, _): law.lists[name]?.touches(code) ?? false
        }
      }
  }
}
