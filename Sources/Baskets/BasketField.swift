// SPDX-License-Identifier: Apache-2.0

/// A column of a basket that has a meaning of its own.
package enum BasketField: String, Hashable, Sendable, CaseIterable {
  // Read first, because amounts have the digits of their currency.
  case currency
  case sku, description, hts, origin
  case exportCountry = "export_country"
  case value
  case unitPrice = "unit_price"
  case quantity, unit
  case quantity2 = "quantity_2"
  case unit2 = "unit_2"
  case weight = "weight_kg"
  case freight, insurance, mode
  case entryDate = "entry_date"
  case exportDate = "export_date"
  case loadedDate = "loaded_date"
  case entry
  case entryType = "entry_type"
  case consignee, invoice, importer, program, claims
  case paidDuty = "paid_duty"

  /// What the column holds, in a few words.
  package var meaning: String {
    switch self {
    case .currency: "ISO code; the territory's currency when left out"
    case .sku: "your own number of the article"
    case .description: "free text, passed through"
    case .hts: "commodity code of the territory, with or without dots"
    case .origin: "country of origin: ISO code, statistical number or name"
    case .exportCountry: "country of export"
    case .value: "value of the goods, without freight and insurance"
    case .unitPrice: "price of one unit; with quantity it stands for value"
    case .quantity: "quantity, in the unit of the next column"
    case .unit: "such as kg, No., doz., m2, liters"
    case .quantity2: "a second quantity, where the schedule asks for two"
    case .unit2: "the unit of the second quantity"
    case .weight: "weight in kilograms"
    case .freight: "international freight"
    case .insurance: "international insurance"
    case .mode: "mode of transport, such as vessel or air"
    case .entryDate: "date of entry, such as 2025-10-23 or 2025-10-23T13:00"
    case .exportDate: "date of export"
    case .loadedDate: "date of loading on the last conveyance"
    case .entry: "number of the entry; lines with the same number share fees"
    case .entryType: "such as formal, informal or postal"
    case .consignee: "who receives the goods"
    case .invoice: "number of the invoice"
    case .importer: "importer of record"
    case .program: "symbol of the special programme claimed"
    case .claims: "other claims, separated by semicolons"
    case .paidDuty: "duty paid or calculated elsewhere, to compare with"
    }
  }

  /// Whether it only identifies or describes a line, so that two columns for it do no harm.
  var isDescriptive: Bool {
    switch self {
    case .sku, .description, .consignee, .invoice, .importer: true
    default: false
    }
  }

  /// Whether one value of it can hold for a whole basket.
  var canBeDefault: Bool {
    switch self {
    case .hts, .entry, .paidDuty: false
    default: !isDescriptive
    }
  }
}
