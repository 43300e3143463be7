// SPDX-License-Identifier: Apache-2.0

extension ProblemID {
  /// What it means and how to mend it.
  package var explanation: String {
    switch self {
    case .missingEntryDate:
      """
      The regime judges each line at its own date of entry, and this line has none. Give entry_date, or judge all \
      lines at one date with --as-of or a regime with a clock. Today is never taken for it.
      """
    case .portionsExceedValue:
      """
      The columns content_… hold parts of the value that do not overlap, such as steel and copper; together they are \
      more than the value. Either they or the value are wrong.
      """
    case .unknownCode:
      """
      No edition of the territory's schedule has the code, nor a line that it begins with. It may be of another \
      country's schedule, of another year, or mistyped; the message names codes near it.
      """
    case .shortCode:
      "The code is a heading or subheading and has no rate of its own. Give as many digits as the schedule has."
    case .missingQuantity:
      """
      A rate is so much a unit, and the line declares no quantity in a unit of that kind. Give quantity and unit \
      (or weight_kg). The charge is left open and not taken for zero.
      """
    case .missingFact:
      """
      A rate or a base asks for a fact that the line does not declare, and the law has no default for it. Give it \
      in the column of that name, or for all lines with --assume.
      """
    case .refersElsewhere:
      """
      The schedule does not state the rate at this line but refers to a note, a heading or another line, or the code \
      is too short to say which of several rates holds.
      """
    case .foreignCurrency:
      """
      The rate is so much money a unit in the territory's currency, and the amounts of the basket are in another. \
      Give the amounts in the territory's currency, or a table of exchange rates.
      """
    case .noRate:
      "A measure reads its rate by code, from the schedule or from a list, and finds none at this code."
    case .conflict:
      """
      Two rules claim the same place with different outcomes, such as two headings of a highest-of group that come to \
      the same amount. It is a mistake of the rule files: let one of them have the lower rank, or act on the other.
      """
    case .tooLarge:
      "The number is beyond what can be reckoned exactly, some 92 thousand million millions of cents."
    case .tooManyMeasures:
      "More than 64 measures may apply to the line at once, which no law needs. Look for a measure without codes."
    case .circularLaw:
      """
      Measures replace, displace or count each other in a circle, so that none can be reckoned first. Let one of \
      them not act on the next.
      """
    case .unreadable:
      "The row could not be read at all; the problem of the basket that stands beside it says why."
    }
  }
}

extension NoteID {
  /// What it means, and what could be done about it.
  package var explanation: String {
    switch self {
    case .onlyInEdition:
      """
      The edition of the schedule in force has no such code; another one has, and its rates are used. The code may \
      have been split, merged or opened later.
      """
    case .renumbered:
      """
      The code is of another year's schedule; the concordance says which codes of the edition in force took its \
      goods, and their rates are used. Where they differ, the line has a range: give the code of the year of entry.
      """
    case .unknownSuffix:
      "The last digits of the code are unknown; the line of the schedule that its first digits name carries the rates."
    case .unusedClaim:
      "No measure that covers the goods asks for this claim. It may be mistyped, or lapsed, or be for other goods."
    case .unusedProgram:
      """
      The special programme claimed gives no rate for this code, or the origin is not entitled to it; the general \
      rate is charged.
      """
    case .droppedRelief:
      """
      A relief depends on a date of loading, export or contract, and the regime judges all lines at one moment, so \
      that those dates are left aside. With --transit as-declared or shift they count.
      """
    case .timeOfEntry:
      """
      The law changed during the day of entry and the line gives no time. The later law is charged, and the range \
      holds both. Write the time: 2025-04-10T09:00. Under a fixed clock it is that of the regime, or of --as-of.
      """
    case .timeOfLoading, .timeOfExport:
      """
      A relief holds for goods that were loaded or exported before a minute of that day, and the line gives only the \
      day. It is judged by the day's end, and the range holds both results. Write the time: 2025-04-10T09:00.
      """
    case .election:
      """
      The law lets the filer choose among rates. The standard one is charged, the range holds all, and the note says \
      what each comes to. Claim elect-0, elect-1 and so on to choose.
      """
    case .beforeLaw:
      """
      The line is judged before the first day for which the library has a schedule. The first law known is applied; \
      what held then may differ.
      """
    case .afterLaw:
      """
      The line is judged after the last day whose law the library knows. The law of that day is applied; whatever \
      changed since is not in.
      """
    case .carriageNotDeclared:
      """
      The territory's customs value includes freight and insurance, and the line declares neither, so that its \
      value is taken to include them. Give freight and insurance if it does not.
      """
    case .leadingZero:
      """
      The code is one digit too short, and the schedule has it with a zero before it: spreadsheets drop such zeros. \
      It is read with the zero. Format the column as text to keep it.
      """
    }
  }
}
