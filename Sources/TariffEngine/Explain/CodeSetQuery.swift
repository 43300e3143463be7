// SPDX-License-Identifier: Apache-2.0

import ExactMath
import LibraryLoading
import TariffModel

/// Questions about code selectors outside a compiled segment.
enum CodeSetQuery {
  /// Whether the selectors cover any of the goods under `code` at `instant`.
  static func covers(
    _ selectors: [CodeSelector],
    _ code: CommodityCode,
    in law: EffectiveLaw,
    at instant: CivilInstant
  ) -> Bool {
    (CodeSet(selecting: selectors, in: law.law, at: instant)?.coverage(of: code) ?? .whole) != .none
  }
}
