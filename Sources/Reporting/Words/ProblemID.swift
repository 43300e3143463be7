// SPDX-License-Identifier: Apache-2.0

/// What can stand in the way of assessing a line.
///
/// The raw values are published: they stand in the problem lists of every format.
package enum ProblemID: String, Hashable, Sendable, CaseIterable {
  case missingEntryDate = "missing-entry-date"
  case portionsExceedValue = "portions-exceed-value"
  case unknownCode = "unknown-code"
  case shortCode = "short-code"
  case missingQuantity = "missing-quantity"
  case missingFact = "missing-fact"
  case refersElsewhere = "refers-elsewhere"
  case foreignCurrency = "foreign-currency"
  case noRate = "no-rate"
  case conflict = "conflict"
  case tooLarge = "too-large"
  case tooManyMeasures = "too-many-measures"
  case circularLaw = "circular-law"
  /// The row could not be read; the basket's own diagnostic says why.
  case unreadable = "unreadable"

  /// What is the matter with one line, or with several of them: "lacks a quantity", "lack a quantity".
  package func phrase(isOne: Bool) -> String {
    switch self {
    case .missingEntryDate: isOne ? "has no date of entry" : "have no date of entry"
    case .portionsExceedValue:
      isOne ? "declares contents worth more than the goods" : "declare contents worth more than the goods"
    case .unknownCode: isOne ? "has an unknown code" : "have unknown codes"
    case .shortCode: isOne ? "has a code that is too short" : "have codes that are too short"
    case .missingQuantity: isOne ? "lacks a quantity" : "lack a quantity"
    case .missingFact: isOne ? "lacks a fact" : "lack a fact"
    case .refersElsewhere: isOne ? "has a rate that refers elsewhere" : "have rates that refer elsewhere"
    case .foreignCurrency:
      isOne ? "has a rate in another currency" : "have rates in another currency"
    case .noRate: isOne ? "has no rate for its code" : "have no rate for their codes"
    case .conflict: isOne ? "meets rules that conflict" : "meet rules that conflict"
    case .tooLarge: isOne ? "is too large to compute" : "are too large to compute"
    case .tooManyMeasures: isOne ? "meets too many measures" : "meet too many measures"
    case .circularLaw: isOne ? "meets rules in a circle" : "meet rules in a circle"
    case .unreadable: isOne ? "could not be read" : "could not be read"
    }
  }
}
