// SPDX-License-Identifier: Apache-2.0

import ExactMath
package import TariffEngine
package import TariffModel

/// Puts what the engine says about a line into sentences.
package struct LineWords {
  private let codeFormat: String

  /// Words for lines of the territory that prints its codes in that format.
  package init(codeFormat: String) {
    self.codeFormat = codeFormat
  }

  /// What stops a line from being assessed at all.
  package func remark(_ problem: AssessmentProblem) -> Remark {
    switch problem {
    case .missingEntryDate:
      remark(
        .missingEntryDate,
        column: "entry_date",
        "there is no date of entry, and this regime judges each line at its own: give one, or use --as-of"
      )
    case .portionsExceedValue:
      remark(
        .portionsExceedValue,
        column: "value",
        "the declared contents are worth more than the goods: correct the contents or the value"
      )
    case .unknownCode(let near):
      remark(
        .unknownCode,
        column: "hts",
        "there is no such code in the schedule" + list(near, after: "; near it stand ")
      )
    case .shortCode(let examples):
      remark(
        .shortCode,
        column: "hts",
        "the code is too short to have a rate; give the whole of it"
          + list(examples, after: ", such as ")
      )
    case .tooManyMeasures:
      remark(.tooManyMeasures, column: "hts", "more than 64 measures cover the line; that is too many")
    case .circularLaw(let text):
      remark(.circularLaw, column: "", text)
    }
  }

  /// What part of a line could not be computed under the measure of that id.
  package func remark(_ part: OpenPart, measure: String) -> Remark {
    let under = measure.isEmpty ? "" : " for \(measure)"
    return switch part {
    case .missingQuantity(let unit):
      remark(.missingQuantity, column: "quantity", "a quantity in \"\(unit)\" is needed\(under)")
    case .missingFact(let name):
      remark(.missingFact, column: name, "\(name) is needed\(under)")
    case .refersElsewhere(let text):
      remark(.refersElsewhere, column: "hts", "the rate\(under) is not stated, but refers to \"\(text)\"")
    case .foreignCurrency(let currency):
      remark(
        .foreignCurrency,
        column: "currency",
        "the rate\(under) is so much \(currency) a unit; give the amounts in \(currency)"
      )
    case .noRate:
      remark(.noRate, column: "hts", "there is no rate\(under) at this code")
    case .conflict(let text):
      remark(.conflict, column: "hts", text)
    case .tooLarge:
      remark(.tooLarge, column: "value", "the amount\(under) is too large to compute")
    }
  }

  /// A remark that changes no amount; `measure` is the one that a dropped relief belongs to.
  package func remark(_ note: LineNote, measure: String = "") -> Remark {
    switch note {
    case .onlyInEdition(let edition):
      remark(.onlyInEdition, column: "hts", "the code stands only in edition \(edition) of the schedule")
    case .renumbered(let codes, let priced):
      remark(.renumbered, column: "hts", renumbered(codes, priced))
    case .unknownSuffix(let line):
      remark(
        .unknownSuffix,
        column: "hts",
        "the last digits are not in the schedule; the rates are those of \(line.formatted(codeFormat))"
      )
    case .unusedClaim(let claim):
      remark(.unusedClaim, column: "claims", "nothing answers to the claim \"\(claim)\" on these goods")
    case .unusedProgram(let program):
      remark(
        .unusedProgram,
        column: "program",
        "the programme \"\(program)\" gives nothing for this code and origin; one is claimed by the symbol that the "
          + "schedule prints"
      )
    case .droppedRelief:
      remark(
        .droppedRelief,
        column: "loaded_date",
        "\(measure.isEmpty ? "a relief" : measure) depends on a date that the regime's clock leaves aside"
      )
    case .timeMatters(.loaded):
      time(.timeOfLoading, "loaded_date", "a relief turns on a minute of the day of loading")
    case .timeMatters(.exported):
      time(.timeOfExport, "export_date", "a relief turns on a minute of the day of export")
    case .timeMatters:
      time(.timeOfEntry, "entry_date", "the law changed on the day of entry")
    case .election(_, let charged, let amounts):
      remark(
        .election,
        column: "claims",
        "the filer elects the rate of \(measure.isEmpty ? "a measure" : measure): number \(charged) of "
          + "\(amounts.count) is charged; claim elect-0, elect-1 … for another"
      )
    case .beforeLaw(let first):
      remark(
        .beforeLaw,
        column: "entry_date",
        "the law is known from \(first) on; the first law known is applied, and earlier law may differ"
      )
    case .afterLaw(let last):
      remark(
        .afterLaw,
        column: "entry_date",
        "the law is known through \(last); later changes are not in"
      )
    case .carriageNotDeclared:
      remark(
        .carriageNotDeclared,
        column: "freight",
        "no freight or insurance is declared; the value is taken to include them"
      )
    }
  }

  /// What the filer can elect: each rate, and what it comes to where that can be computed.
  func election(
    of measure: ChargeDetails,
    charged: Int,
    amounts: [Int64?],
    currency: Currency
  ) -> Remark {
    guard case .elected(let choices, _) = measure.rate, choices.count == amounts.count else {
      return remark(.election(source: 0, charged: charged, amounts: amounts), measure: measure.id)
    }
    let rates = zip(choices, amounts).map { rate, amount in
      let due = amount.map { DecimalText.text($0, digits: currency.minorDigits) }
      return rate.text(currency: currency) + (due.map { " is \($0)" } ?? " cannot be computed")
    }
    let others = rates.indices.filter { $0 != charged }.map { "\(rates[$0]) on the claim elect-\($0)" }
    return remark(
      .election,
      column: "claims",
      "the filer elects the rate of \(measure.id): \(rates[charged]), charged; "
        + others.joined(separator: "; ")
    )
  }

  /// That a code was read with a zero before it.
  package func leadingZero(_ code: CommodityCode) -> Remark {
    remark(
      .leadingZero,
      column: "hts",
      "the code lacks its first zero, which spreadsheets drop; it is read as \(code.formatted(codeFormat))"
    )
  }

  private func remark(_ id: ProblemID, column: String, _ text: String) -> Remark {
    Remark(id: id.rawValue, column: column, text: text)
  }

  private func remark(_ id: NoteID, column: String, _ text: String) -> Remark {
    Remark(id: id.rawValue, column: column, text: text)
  }

  /// That the time of a day matters which the line does not give.
  private func time(_ id: NoteID, _ column: String, _ reason: String) -> Remark {
    remark(id, column: column, "\(reason): give the time as well; until then both results make the range")
  }

  private func renumbered(_ codes: [CommodityCode], _ priced: CommodityCode) -> String {
    let price = priced.formatted(codeFormat)
    guard codes.count > 1 else {
      return "the schedule of that date has another number for these goods: \(price)"
    }
    let all = codes.map { $0.formatted(codeFormat) }.joined(separator: ", ")
    return
      "the schedule of that date has several numbers for these goods: \(all); it is priced as \(price), and none of "
      + "them owes more"
  }

  /// At most three codes, after `opening`; nothing when there are none.
  private func list(_ codes: [CommodityCode], after opening: String) -> String {
    guard !codes.isEmpty else { return "" }
    return opening + codes.prefix(3).map { $0.formatted(codeFormat) }.joined(separator: ", ")
  }
}
