// SPDX-License-Identifier: Apache-2.0

import SourceDiagnostics
import TariffModel

/// The words for a country that is none.
enum CountryWords {
  static func unknown(_ written: String, _ table: CountryTable) -> String {
    let shown = LinePlan.shown(written)
    let lower = written.lowercased()
    let byName = Suggestion.nearest(to: lower, among: table.countries.map { $0.name.lowercased() }, limit: 1)
    if let name = byName.first, let iso = table.iso(name) {
      return "\(shown) is no known country; did you mean '\(iso)'?"
    }
    // A name that goes on after a known one, such as "China (mainland)".
    let begins = table.countries.filter { country in
      let name = country.name.lowercased()
      return lower.hasPrefix(name + " ") || name.hasPrefix(lower + " ") || name.hasPrefix(lower + ",")
    }
    if begins.count == 1 {
      return "\(shown) is no known country; if it is \(begins[0].name), write '\(begins[0].iso)'"
    }
    return "\(shown) is no known country; write its ISO code of two letters"
  }
}
