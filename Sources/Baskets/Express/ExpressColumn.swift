// SPDX-License-Identifier: Apache-2.0

/// What the express reader does with one column.
struct ExpressColumn: Sendable {
  enum Action: UInt8, Sendable {
    /// Its bytes are passed through.
    case pass
    /// It must be blank: what it may hold is left to the full reader.
    case blank
    case code
    case value, freight, insurance
    case weight, quantity, quantity2
    case unit, unit2
    case currency, origin, exportCountry, mode, entryType, program, claims
    case entered, loaded, exported
  }

  let action: Action
  /// Which memo of the reader knows its texts.
  let memo: Int

  /// What is done with a column of that role.
  init(_ role: ColumnRole, entriesAreDeclared: Bool, memo: Int) {
    self.memo = memo
    guard case .field(let field) = role else {
      action = role == .passedThrough || role == .ignored ? .pass : .blank
      return
    }
    action =
      switch field {
      case .sku, .description, .consignee, .invoice, .importer, .caseNumber, .paidDuty: .pass
      case .hts: .code
      case .value: .value
      case .freight: .freight
      case .insurance: .insurance
      case .weight: .weight
      case .quantity: .quantity
      case .quantity2: .quantity2
      case .unit: .unit
      case .unit2: .unit2
      case .currency: .currency
      case .origin: .origin
      case .exportCountry: .exportCountry
      case .mode: .mode
      case .entryType: .entryType
      case .program: .program
      case .claims: .claims
      case .entryDate: .entered
      case .loadedDate: .loaded
      case .exportDate: .exported
      case .entry: entriesAreDeclared ? .blank : .pass
      case .unitPrice, .antidumpingRate, .countervailingRate: .blank
      }
  }
}
