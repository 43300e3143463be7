// SPDX-License-Identifier: Apache-2.0

import ExactMath
import JSON5Reading
import SourceDiagnostics

/// Reads what an amendment sets.
struct MeasureEditReader {
  let context: RuleContext

  /// The fields of a measure that an amendment cannot set; `note` is a comment and may stand anywhere.
  private static let fixed = ["kind", "authority", "voided", "knownFrom", "doubt", "announcedFor"]

  private static let amendable = [
    "title", "status", "cite", "codes", "origins", "when", "except", "claims", "from", "until", "rate",
    "rates",
    "base", "ifUnknown", "insteadOf", "displaces", "highestOf", "rank", "factor", "ignoreBelow", "drawback",
    "flag", "unitsInProportion",
  ]

  func read(_ node: Node) -> MeasureEdit? {
    guard let reader = ObjectReader(node, what: "set", log: context.log) else { return nil }
    for member in reader.members where Self.fixed.contains(member.key) {
      context.log.report(.notAmendable(member.key, known: Self.amendable), at: member.keyLocation)
    }
    if let perEntry = reader.member("perEntry"), !reader.has("rate"), !reader.has("rates") {
      context.log.report(.perEntryWithoutRate(), at: perEntry.keyLocation)
    }
    let fields = MeasureFieldsReader(context: context, isAmendment: true).read(reader)
    reader.finish()
    if let rank = fields.rank, fields.highestOf == nil {
      context.log.report(.rankWithoutGroup(), at: rank.location)
    }
    if reader.members.isEmpty { context.log.report(.nothingSet(), at: node.head) }
    return edit(fields)
  }

  private func edit(_ fields: MeasureFields) -> MeasureEdit {
    var edit = MeasureEdit()
    edit.title = fields.title
    edit.status = fields.status
    edit.cite = fields.cite
    edit.codes = fields.codes
    edit.origins = fields.origins
    edit.condition = fields.condition
    edit.claims = fields.claims
    edit.exceptCodes = fields.except.map { $0.codes ?? [] }
    edit.exceptOrigins = fields.except.map { $0.origins ?? [] }
    edit.exceptClaims = fields.except.map { $0.claims ?? [] }
    edit.exceptCondition = fields.except.map { $0.condition ?? .any([]) }
    edit.from = fields.from?.value
    edit.until = fields.until?.value
    edit.rates = rates(fields)
    edit.base = fields.base
    edit.unknown = fields.unknown
    edit.insteadOf = fields.insteadOf
    edit.displaces = fields.displaces
    edit.highestOf = fields.highestOf.map { HighestOf(group: $0, rank: fields.rank?.value ?? 0) }
    edit.factor = fields.factor
    edit.unitsInProportion = fields.unitsInProportion
    edit.ignoreBelow = fields.ignoreBelow
    edit.drawback = fields.drawback
    edit.flag = fields.flag
    return edit
  }

  /// The rates set.
  ///
  /// They hold in the window that the measure then has.
  private func rates(_ fields: MeasureFields) -> [DatedRate]? {
    guard let stated = fields.rates else { return nil }
    let timeline = RateTimeline(
      measure: "the amended measure",
      window: .always,
      knownFrom: nil,
      isAmendment: true,
      log: context.log
    )
    return timeline.dated(stated).map { rate in
      var rate = rate
      rate.perEntry = rate.perEntry ?? fields.perEntry
      return rate
    }
  }
}
