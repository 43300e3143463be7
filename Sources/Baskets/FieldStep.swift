// SPDX-License-Identifier: Apache-2.0

import TariffModel

/// What is done with one column of every row.
struct FieldStep: Sendable {
  enum Action: UInt8, Sendable {
    case currency, sku, hts, origin, exportCountry, value, unitPrice, quantity, unit, quantity2, unit2, weight
    case freight, insurance, mode, entryDate, exportDate, loadedDate, entry, entryType, program, claims
    case paidDuty
    case moneyFact, massFact, numberFact, rateFact, textFact, flagFact, dateFact
    case originOverride
  }

  let column: Int
  let action: Action
  /// The number of the fact, or of the programme among the overrides.
  let number: Int

  /// What is to be done with a column of that role; nil when nothing is.
  init?(column: Int, role: ColumnRole, facts: LibraryFacts, overrides: [String]) {
    self.column = column
    switch role {
    case .field(let field):
      guard let action = Self.action(field) else { return nil }
      self.action = action
      number = 0
    case .fact(let fact):
      action =
        switch facts.facts[fact].kind {
        case .money: .moneyFact
        case .mass: .massFact
        case .number: .numberFact
        case .rate: .rateFact
        case .text: .textFact
        case .flag: .flagFact
        case .date: .dateFact
        }
      number = fact
    case .originOverride(let programme):
      action = .originOverride
      number = overrides.firstIndex(of: programme) ?? 0
    case .passedThrough, .ignored:
      return nil
    }
  }

  private static func action(_ field: BasketField) -> Action? {
    switch field {
    case .currency: .currency
    case .sku: .sku
    case .hts: .hts
    case .origin: .origin
    case .exportCountry: .exportCountry
    case .value: .value
    case .unitPrice: .unitPrice
    case .quantity: .quantity
    case .unit: .unit
    case .quantity2: .quantity2
    case .unit2: .unit2
    case .weight: .weight
    case .freight: .freight
    case .insurance: .insurance
    case .mode: .mode
    case .entryDate: .entryDate
    case .exportDate: .exportDate
    case .loadedDate: .loadedDate
    case .entry: .entry
    case .entryType: .entryType
    case .program: .program
    case .claims: .claims
    case .paidDuty: .paidDuty
    case .description, .consignee, .invoice, .importer: nil
    }
  }

  /// Whether the column declares a fact.
  var isFact: Bool {
    switch action {
    case .moneyFact, .massFact, .numberFact, .rateFact, .textFact, .flagFact, .dateFact: true
    default: false
    }
  }

  /// The order in which steps are taken: the currency before all amounts, facts by their number.
  var rank: Int {
    Int(action.rawValue < Action.moneyFact.rawValue ? action.rawValue : Action.moneyFact.rawValue) << 16
      + number
  }
}
