// SPDX-License-Identifier: Apache-2.0

import DelimitedText
package import TariffModel

/// A basket to begin with, for `tariff basket --template`.
package enum BasketTemplate {
  /// A header with the columns that most baskets need.
  package static let columns: [BasketField] = [
    .sku, .description, .hts, .origin, .value, .currency, .quantity, .unit, .weight, .freight, .insurance,
    .mode,
    .entryDate, .exportDate, .loadedDate, .entry, .program, .claims,
  ]

  /// The header as CSV.
  package static var csv: String { columns.map(\.rawValue).joined(separator: ",") + "\n" }

  /// All columns that a basket may have, each with its meaning, the library's facts included, for `tariff basket --fields`.
  package static func columnList(_ facts: LibraryFacts) -> [(name: String, meaning: String)] {
    BasketField.allCases.map { ($0.rawValue, $0.meaning) }
      + facts.facts.map { ($0.name, "\($0.title) (\($0.kind.form))") }
      + [
        ("origin_<programme>", "country of origin for that programme only"),
        ("x_<name>", "a column of your own, passed through"),
      ]
  }
}

extension FactDefinition.Kind {
  /// What a field of that kind holds.
  fileprivate var form: String {
    switch self {
    case .money: "money"
    case .mass: "kg"
    case .number: "number"
    case .rate: "percent"
    case .text: "text"
    case .flag: "yes or no"
    case .date: "date"
    }
  }
}
