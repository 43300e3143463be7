// SPDX-License-Identifier: Apache-2.0

extension RuleDiagnostic {
  /// What the mistake means and how to mend it, in a paragraph: what `tariff explain` prints.
  package var explanation: String {
    switch self {
    case .badDate:
      """
      A date is written as a day, 2025-04-05, or as a minute of a day, 2025-04-05T00:01, in the clock of the \
      territory. A bare day means its beginning where it bounds a window, and its end where it is the clock of \
      a regime. The day must exist: there is no 2025-02-30.
      """
    case .badCode:
      """
      A commodity code has up to ten digits, with or without dots: 8541.42 or 854142. In a rule it is a prefix \
      and covers every code that begins with it. Write it as a text, in quotes, so that a leading zero is kept.
      """
    case .badCodeRange:
      """
      A range such as 7206..7229 covers the prefixes from the first to the last, both included. Both ends need \
      the same number of digits, and the lower one comes first.
      """
    case .badListSelector:
      """
      A selector that begins with @ names a list: @annex-ii is every row of lists/annex-ii.csv, and \
      @derivatives[heading=9903.81.91] the rows whose column 'heading' holds that text.
      """
    case .badRate:
      """
      A rate is a text as a schedule prints it, such as "Free", "25%" or "2.5¢/kg + 5%", or one of the objects \
      that Docs/RuleFiles.md lists under 'Rates'. A text that only refers to another provision charges nothing \
      by itself and so cannot be the rate of a measure.
      """
    case .badListRate:
      """
      A rule reads its rate from this column of the list, so every cell of it is a percentage, with or without \
      its sign: 10, 7.5 or 12%.
      """
    case .badShare:
      """
      A share is written as a percentage in quotes, "15%" or "12.5%", with at most seven decimals, so that it \
      can be kept exactly.
      """
    case .badMoney:
      """
      An amount is written in the currency of the territory, in digits with a point, and with no more decimals \
      than the currency has: 2500 or 2500.00. Nothing is rounded when it is read.
      """
    case .badNumber:
      """
      A number is written in digits with a point and at most six decimals. Weights are in kilograms.
      """
    case .badOffset:
      """
      The offset of a territory's clock from UTC is written with a sign and two parts: "-05:00" or "+08:00".
      """
    case .badYearlyChange:
      """
      The beginning and the end of daylight time are written as the weekday of a month and a time of the clock \
      before the change: "second Sunday of March 02:00". The ordinals are first, second, third, fourth and last.
      """
    case .badCodeFormat:
      """
      'codeFormat' says how codes are printed: a 0 for each digit, with dots between, such as "0000.00.00.00". \
      'codeDigits' lists the lengths that a line's code may have.
      """
    case .badBounds:
      """
      A condition on an amount sets at least one of over, atLeast, below and atMost, or of shareOver, \
      shareAtLeast, shareBelow and shareAtMost; one on a date sets from, before or both. The lower bound must \
      leave something below the upper.
      """
    case .emptyList:
      """
      An empty list of codes or origins would cover nothing, so the rule could never apply. To cover \
      everything, leave the field out.
      """
    case .unknownWord:
      """
      The field takes one of a few words, and this is none of them. The message lists them; Docs/RuleFiles.md \
      says what each means.
      """

    case .badFactName:
      """
      The name of a fact tells what it is: content_ begins a portion of the customs value, in money; weight_ a \
      weight, in kilograms; fact_ anything else.
      """
    case .tooManyFacts:
      "A library can have 128 facts. Leave out those that no rule asks for and no rate text names."
    case .unknownFact:
      """
      A rule or a rate asks for a fact that lines cannot declare. Facts are declared under 'facts' of \
      library.json5. A rate text such as "4.4% on the case" asks for content_case, one such as "20¢/kg on lead \
      content" for weight_lead.
      """
    case .wrongKindOfFact:
      """
      The fact is declared in library.json5 with another kind than the rule needs: shares and bases need money, \
      a share of the weight needs masses, a list of words needs a text, true or false a flag.
      """
    case .unknownOrigin:
      """
      An origin is a two-letter ISO code that stands in the table of countries, the name of a group declared \
      under 'groups' of territory.json5, or "*" for all.
      """
    case .unknownCondition:
      """
      The member of a condition is neither one that Docs/RuleFiles.md lists under 'Conditions' nor a fact \
      declared in library.json5.
      """
    case .unknownSpecialProgram:
      """
      The symbol is not declared under 'specialPrograms' of territory.json5, so no line could claim it.
      """
    case .unknownMode:
      """
      The mode of transport is not declared under 'modes' of library.json5. A rule names the mode itself, not \
      one of its further names.
      """
    case .unknownScheduleColumn:
      """
      The column is not one of those that 'schedule.columns' of territory.json5 names.
      """
    case .unknownList:
      """
      A rule names a list that is not there. The list @annex-ii of a territory is the file lists/annex-ii.csv \
      in the territory's folder.
      """
    case .unknownListColumn:
      """
      The rule reads a column that the list does not have. The names are those of the first line of the file.
      """
    case .unknownListValue:
      """
      A selector such as @derivatives[heading=9903.81.91] finds no row: the column never holds that text, so \
      the selector covers nothing.
      """
    case .unknownMeasure:
      """
      A selector of measures covers no measure and no programme of the territory, so the rule would silently do \
      nothing. Ids are compared letter by letter; a star at the end stands for any rest.
      """
    case .unknownProgramme:
      """
      'rateOf' adds the rates of a programme, and the territory has none of that name.
      """
    case .unknownTerritory:
      """
      There is no folder of that name with a territory.json5 in the folder 'law' of the library.
      """
    case .unknownRegime:
      """
      There is no file of that name in the folder 'regimes' of the library. A path to a file of your own needs \
      a slash or the ending .json5.
      """

    case .missingAuthority:
      """
      A measure rests on an instrument that gave the power to charge it. Give 'authority' to the measure, or to its \
      programme. This is a warning: the measure computes all the same.
      """
    case .openStart:
      """
      A measure without a first day is charged on every date, however long ago. Give it 'from', or each of its rates; \
      if it is older than all the library knows, or dated by the editions of the schedule, say so in 'standing'.
      """
    case .unexplainedStatus:
      """
      A status other than in-force is a claim about the law. A measure that is void says in 'voided' from when on, \
      and when that became known; a threatened one says in 'announcedFor' for which day; an expired one has an end.
      """
    case .missingCitation:
      """
      Every number should say where it is printed. Give the measure a 'cite', or each of its rates, or the \
      'defaults' of the programme. This is a warning: the measure computes all the same.
      """
    case .missingRate:
      """
      A duty, a fee or a tax needs 'rate' or 'rates'. What charges nothing and only has to be shown has \
      kind: "control".
      """
    case .missingFlag:
      """
      A control charges nothing; it says what is required. 'flag' holds those few words, and without them the \
      report shows only a number.
      """
    case .rateOfControl:
      """
      A control is a flag and no money. If the rule charges something, it is a duty, a fee or a tax.
      """
    case .rateAndRates:
      """
      A measure has either one 'rate' or dated ones in 'rates'. With both it would not be clear which holds.
      """
    case .emptyWindow:
      """
      A window runs from its first instant to just before its last: [from, until). Here it ends before it \
      begins, or where it begins, so it holds never.
      """
    case .overlappingRates:
      """
      At any instant at most one rate of a measure may hold. A rate without 'until' ends where the next begins. \
      Where a later version replaces an earlier one for the past, both windows stay and 'knownFrom' says when \
      each became known; the one known last is used.
      """
    case .overlappingMeasures:
      """
      Two measures of one heading cover the same goods at the same time, and neither takes the other's place, so both \
      are charged. If one follows the other, let the first end where the second begins; if both are due, tell their \
      headings apart.
      """
    case .gapBetweenMeasures:
      """
      Two measures of one heading cover the same goods one after the other, and in between nothing is charged. If the \
      law has the gap, say in 'standing' of the later one why; otherwise let them meet.
      """
    case .gapInRates:
      """
      Between two rates of a measure there is a stretch of time without any. If nothing was due then, a rate \
      "Free" with its citation says so; if it was meant to go on, remove the 'until'.
      """
    case .rateOutsideWindow:
      """
      The measure as a whole holds in the window of its own 'from' and 'until', and this rate lies outside it.
      """
    case .badElection:
      """
      'elect' lists the rates among which the filer chooses, at least two; 'default' is the number of the one \
      that is charged when nothing is said, counting from 0.
      """
    case .entryRateInside:
      """
      An amount for each entry is settled when all lines of the entry are known. A rate that the filer elects, \
      that has a cap or a floor, or that a bracket chooses is worked out line by line, so it cannot hold one. \
      Make the amount for each entry a measure of its own, with a claim where the filer chooses it.
      """
    case .bracketsOutOfOrder:
      """
      The brackets of 'rateOf' are tried from the first; each holds below its level, and the last, without \
      'below', holds for all that is left. So the levels must rise, and only the last may have none.
      """
    case .rankWithoutGroup:
      """
      'rank' decides which of two equal amounts wins in a group named by 'highestOf'. Without the group there \
      is nothing to decide.
      """
    case .lonelyGroup:
      """
      Of a group named by 'highestOf' only the highest amount is owed. A group of one changes nothing, which is \
      most often a slip in its name.
      """
    case .duplicateMeasure:
      """
      A measure's id must be unique in its territory, since other rules, regimes and reports refer to it. One \
      heading whose rate changes is one measure with several 'rates'.
      """
    case .duplicateProgramme:
      """
      Two files of a territory call themselves by the same programme. One programme is one file.
      """

    case .missingFile:
      """
      A file that the library needs is not there or cannot be read. Paths in rule files are relative to the \
      folder that the message names.
      """
    case .unsupportedFormat:
      """
      'format' in library.json5 says in which version of the language its rule files are written. This version \
      of the tool reads format 1.
      """
    case .wrongFileName:
      """
      Territories and regimes are found by the name of their folder or file, so the id inside must be the same.
      """
    case .editionsOutOfOrder:
      """
      Editions of the schedule are listed newest first, since a code that the edition in force lacks is looked \
      for in the older ones in that order.
      """
    case .wrongScheduleHeader:
      """
      An edition of the schedule has the columns code and units, and then one column of rates for each name \
      under 'schedule.columns' of territory.json5, in the same order. Columns missing at the end are blank; further \
      ones are for readers only.
      """
    case .scheduleNotSorted:
      """
      The lines of a schedule are found by halving, which needs them sorted by code, as text without dots.
      """
    case .badConcordance:
      """
      The concordance of a schedule has the columns from, to and date: a code, one that took its place, and the       first day of the edition that has it. A code that was divided stands in a row for each of its successors.       Rows are sorted by from, then by to.
      """
    case .badCountries:
      """
      The table of countries has the columns iso, number and name: the two-letter ISO code, the number that \
      the trade statistics use (or nothing), and the name. Each country stands in it once.
      """
    case .codesNotInSchedule:
      """
      A list names codes that none of the territory's schedule editions has, nor anything below them. That may \
      be a slip, a code that was split or renumbered, or an edition that the library lacks. This is a warning.
      """
    case .extendsCycle:
      """
      A regime that extends another takes its clock and its amendments; in a circle there would be no first.
      """
    case .neverLive:
      """
      The regime has a fixed clock and adds a measure whose windows do not contain it, or that became known \
      after 'knownBy'. It would change nothing, so the regime does not say what it means to say.
      """
    case .notAmendable:
      """
      'set' can change what a measure covers, its windows, rates, base, conditions and interactions, its title, \
      status and citation. What kind of charge it is and whose authority it rests on make it another measure: \
      suspend it and add that one.
      """
    case .nothingSet:
      """
      An amendment names a measure but no field that changes.
      """
    case .alreadyInForce:
      """
      With only an id, 'add' puts a suspended, threatened or void measure in force. This one is in force \
      already, so nothing is added.
      """
    }
  }
}
