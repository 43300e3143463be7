// SPDX-License-Identifier: Apache-2.0

import ExactMath
import TariffEngine
import TariffModel

extension FuzzCase {
  /// The case in words, of everything only what differs from the default.
  var described: String {
    var rows: [String] = []
    rows.append(
      "territory \(territory.valuation.rawValue), value \(text(territory.valueRounding)), charge \(text(territory.chargeRounding)), digits \(territory.codeDigits)"
    )
    for edition in territory.editions {
      rows.append("edition \(edition.id) from \(edition.from)\(edition.isPartial ? ", partial" : "")")
      rows += (editions[edition.id] ?? []).map { "  " + $0 }
    }
    if !concordance.isEmpty { rows += ["concordance"] + concordance.map { "  " + $0 } }
    for (name, table) in lists.sorted(by: { $0.key < $1.key }) where !table.isEmpty {
      rows.append("list \(name)")
      rows += table.map { "  " + $0 }
    }
    for measure in measures { rows += measure.described }
    rows.append(
      "regime clock \(regime.clock)\(note("known by", regime.knownBy))\(note("transition", regime.transition)) \(regime.unlawful)"
    )
    for amendment in regime.amendments {
      if case .add(let measure) = amendment.change {
        rows += ["add"] + measure.described
      } else {
        rows.append("amend \(amendment.change)")
      }
    }
    rows.append(
      "options values \(options.roundsValues), fees \(options.assessesFees), \(options.assumptions.values)\(note("currency", options.currency?.code))"
    )
    for line in lines { rows.append(line.described) }
    return rows.map(plain).joined(separator: "\n")
  }

  private func text(_ rule: RoundingRule) -> String { "\(rule.mode.rawValue) to \(rule.step)" }
}

extension Measure {
  fileprivate var described: [String] {
    var head = "measure \(id) (\(programme), \(kind.rawValue))"
    if status != .inForce { head += " \(status)" }
    if window != .always { head += " \(text(window))" }
    if base != .value { head += " base \(base)" }
    if unknownBase != .range { head += " unknown base \(unknownBase)" }
    if unknownCondition != .none { head += " unknown condition \(unknownCondition)" }
    if !insteadOf.isEmpty { head += " insteadOf \(insteadOf)" }
    if let highestOf { head += " highestOf \(highestOf.group) rank \(highestOf.rank)" }
    head += note("factor", factor)
    if unitsInProportion { head += " units in proportion" }
    if ignoreBelow > 0 { head += " ignoreBelow \(ignoreBelow)" }
    if let voided { head += " voided \(voided.from) known \(voided.known)" }
    if !scope.codes.isEmpty { head += " codes \(scope.codes)" }
    if !scope.origins.isEmpty { head += " origins \(scope.origins)" }
    if scope.condition != .always { head += " when \(scope.condition)" }
    if !scope.exceptCodes.isEmpty { head += " except codes \(scope.exceptCodes)" }
    if !scope.exceptOrigins.isEmpty { head += " except origins \(scope.exceptOrigins)" }
    if !scope.exceptClaims.isEmpty { head += " except claims \(scope.exceptClaims)" }
    head += note("except", scope.exceptCondition) + note("claims", scope.claims)
    var rows = [head]
    for dated in rates {
      var row = "  rate \(dated.rate.text())"
      if dated.window != .always { row += " \(text(dated.window))\(dated.endIsImplied ? " implied" : "")" }
      if dated.knownFrom != .distantPast { row += " known \(dated.knownFrom)" }
      row += note("base", dated.base) + note("when", dated.condition) + note("status", dated.status)
      row += note("perEntry", dated.perEntry)
      rows.append(row)
    }
    for edge in displaces {
      var row = "  displaces \(edge.what) \(edge.extent) when \(edge.trigger)"
      if edge.window != .always { row += " \(text(edge.window))" }
      if edge.knownFrom != .distantPast { row += " known \(edge.knownFrom)" }
      rows.append(row)
    }
    return rows
  }

  private func text(_ window: Window) -> String { "[\(window.from), \(window.until))" }
}

extension LineDraft {
  fileprivate var described: String {
    var row = "line \(code) from \(origin) value \(value)"
    if freight + insurance != 0 { row += " freight \(freight) insurance \(insurance)" }
    for (name, text) in [
      ("export", exportCountry), ("mode", mode), ("type", entryType), ("program", program),
    ]
    where !text.isEmpty { row += " \(name) \(text)" }
    if !claims.isEmpty { row += " claims \(claims)" }
    for (name, date) in [("entered", entered), ("loaded", loaded), ("exported", exported)] {
      if let date { row += " \(name) \(date.instant)\(date.isBareDate ? "" : " sharp")" }
    }
    row += note("weight", weight) + note("quantity", quantity) + note("second", quantity2)
    for (name, fact) in facts.sorted(by: { $0.key < $1.key }) { row += " \(name) \(fact)" }
    if !originOverrides.isEmpty { row += " origins \(originOverrides)" }
    return row + note("of entry", entryValue) + (entryLines > 1 ? " of \(entryLines) lines" : "")
  }
}

private func note<Value>(_ name: String, _ value: Value?) -> String { value.map { " \(name) \($0)" } ?? "" }

/// Without the names of modules and the like, which say nothing here.
private func plain(_ text: String) -> String {
  var text = text
  for noise in ["TariffModel.", "TariffEngine.", "ExactMath.", "Swift.", "Optional"] {
    var pieces: [Substring] = []
    var rest = text[...]
    while let place = rest.firstRange(of: noise) {
      pieces.append(rest[..<place.lowerBound])
      rest = rest[place.upperBound...]
    }
    text = pieces.joined() + rest
  }
  return text
}
