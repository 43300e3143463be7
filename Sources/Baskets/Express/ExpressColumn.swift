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
  /// Where the reader's memo has its texts.
  let memo: TokenMemo.Stretch

  /// What is done with a column of that role, whose texts are remembered in `memo`.
  init(_ role: ColumnRole, entriesAreDeclared: Bool, memo: inout TokenMemo) {
    action = Self.action(role, entriesAreDeclared)
    // Most columns have no texts that matter.
    let bits: UInt64 =
      switch action {
      case .unit, .unit2, .currency, .origin, .exportCountry, .mode, .entryType, .program, .claims: 8
      default: 1
      }
    self.memo = memo.addStretch(bits: bits)
  }

  private static func action(_ role: ColumnRole, _ entriesAreDeclared: Bool) -> Action {
    guard case .field(let field) = role else {
      return role == .passedThrough || role == .ignored ? .pass : .blank
    }
    return switch field {
    case .sku, .description, .consignee, .invoice, .importer, .paidDuty: .pass
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
    case .unitPrice: .blank
    }
  }
}
