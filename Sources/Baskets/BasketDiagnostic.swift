// SPDX-License-Identifier: Apache-2.0

import SourceDiagnostics

/// What can be wrong with a basket as a whole, by stable names: its header, its options, its tables.
package enum BasketDiagnostic: String, Hashable, Sendable, CaseIterable {
  case emptyBasket = "empty-basket"
  case missingColumn = "missing-column"
  case twoColumns = "two-columns"
  case unknownColumn = "unknown-column"
  case unknownBasketField = "unknown-basket-field"
  case unknownFact = "unknown-fact"
  case unknownProgramme = "unknown-programme"
  case rowPerTariffNumber = "row-per-tariff-number"
  case badDefault = "bad-default"
  case unusedDefault = "unused-default"
  case badAssumption = "bad-assumption"
  case badCurrencyCode = "bad-currency-code"
  case unknownWord = "unknown-word"
  case badExchangeRates = "bad-exchange-rates"
  case notARow = "not-a-row"

  /// What it means and how to mend it.
  package var explanation: String {
    switch self {
    case .emptyBasket:
      "The basket has no header. Its first row must name the columns; `tariff basket --template` prints one."
    case .missingColumn:
      """
      A basket needs the columns hts, origin, and value (or unit_price and quantity). None of the header's names is \
      known for the missing one. Rename the column, or say which it is: --map value="Total FOB".
      """
    case .twoColumns:
      """
      Two columns of the header have names that both mean the same field. Say which one to take: \
      --map value="Entered Value".
      """
    case .unknownColumn:
      "--map names a column that the header does not have. Write the name as the header has it."
    case .unknownBasketField:
      "--map or a default names a field that baskets do not have. `tariff basket --fields` lists all fields."
    case .unknownFact:
      """
      A column begins with content_, weight_ or fact_, so it declares a fact; but the library has no such fact, so no \
      rule could ask for it. Correct the name, or begin it with x_ to pass the column through.
      """
    case .unknownProgramme:
      """
      A column origin_… gives the origin that holds for one programme only, but the territory has no programme of \
      that name.
      """
    case .rowPerTariffNumber:
      """
      The report has one row for each tariff number of a line: the goods' own number and one for each number of \
      chapters 98 and 99. The value of the line repeats, so that the rows cannot be taken for lines. Keep one row a \
      line, the one with the goods' own number; add the duties of the others to its duty; then delete the column \
      of tariff ordinals.
      """
    case .badDefault:
      "A default cannot hold for that column, or its text is none that the column could have."
    case .unusedDefault:
      "A default is for a column that the file does not have; this file has it, so the default does nothing."
    case .badAssumption:
      "An assumption is a share such as 30%, an amount, or yes or no, whichever the fact can be."
    case .badCurrencyCode:
      "Currencies are written as ISO codes of three capital letters, such as USD, CNY or EUR."
    case .unknownWord:
      "A field of a descriptor takes one of a few words, and this is none of them."
    case .badExchangeRates:
      """
      A table of exchange rates is a CSV with the columns currency, from and rate: an ISO code, the first day on \
      which the rate is used (blank: always), and units of the territory's currency for one unit of that currency.
      """
    case .notARow:
      "The rows of a basket inside a scenario are objects whose members are columns: { hts: \"…\", origin: \"CN\" }."
    }
  }
}
