// SPDX-License-Identifier: Apache-2.0

import ExactMath
import JSON5Reading
import SourceDiagnostics

/// Reads a measure: its own fields over the defaults of its programme.
struct MeasureReader {
  let context: RuleContext
  let programme: String
  /// The authority and the citation of measures that name none.
  var authority = ""
  var cite = ""
  var defaults = MeasureFields()
  var isAmendment = false

  /// The measure, or nil when it has no id.
  ///
  /// Mistakes in its fields are reported and leave it incomplete.
  func read(_ reader: ObjectReader) -> Measure? {
    let id = reader.requiredString("measure")
    var fields = MeasureFieldsReader(context: context, isAmendment: isAmendment).read(reader)
    reader.finish()
    guard let id else { return nil }
    fields.fill(from: defaults)
    check(fields, id)
    return measure(id, fields)
  }

  private func measure(_ id: Located<String>, _ fields: MeasureFields) -> Measure {
    var measure = Measure(id: id.value, programme: programme)
    measure.title = fields.title ?? ""
    measure.kind = fields.kind ?? .duty
    measure.status = fields.status ?? .inForce
    measure.authority = fields.authority ?? authority
    measure.cite = fields.cite ?? cite
    measure.window = fields.window
    measure.rates = rates(fields, of: id.value)
    measure.scope = scope(fields, rates: measure.rates)
    measure.base = fields.base ?? .value
    measure.unknownCondition = fields.unknown ?? .none
    measure.unknownBase = fields.unknown ?? .range
    measure.insteadOf = fields.insteadOf ?? []
    measure.displaces = fields.displaces ?? []
    measure.highestOf = fields.highestOf.map { HighestOf(group: $0, rank: fields.rank?.value ?? 0) }
    measure.factor = fields.factor
    measure.unitsInProportion = fields.unitsInProportion ?? false
    measure.ignoreBelow = fields.ignoreBelow ?? 0
    measure.drawback = fields.drawback ?? .unknown
    measure.flag = fields.flag ?? ""
    measure.voided = fields.voided
    measure.doubt = fields.doubt ?? ""
    measure.standing = fields.standing ?? ""
    measure.announcedFor = fields.announcedFor ?? ""
    measure.knownFrom = fields.knownFrom ?? (isAmendment ? .distantPast : fields.window.from)
    measure.location = id.location
    return measure
  }

  private func rates(_ fields: MeasureFields, of id: String) -> [DatedRate] {
    guard let stated = fields.rates else { return [] }
    let timeline = RateTimeline(
      measure: id,
      window: fields.window,
      knownFrom: fields.knownFrom,
      isAmendment: isAmendment,
      log: context.log
    )
    return timeline.dated(stated).map { rate in
      var rate = rate
      rate.perEntry = rate.perEntry ?? fields.perEntry
      return rate
    }
  }

  /// A measure whose rates are read from lists covers those lists, unless it says otherwise.
  private func scope(_ fields: MeasureFields, rates: [DatedRate]) -> MeasureScope {
    var scope = MeasureScope()
    scope.codes = fields.codes ?? RateExpression.lists(in: rates).map { .list($0, filter: nil) }
    scope.origins = fields.origins ?? []
    scope.condition = fields.condition ?? .always
    scope.claims = fields.claims
    scope.exceptCodes = fields.except?.codes ?? []
    scope.exceptOrigins = fields.except?.origins ?? []
    scope.exceptClaims = fields.except?.claims ?? []
    scope.exceptCondition = fields.except?.condition
    return scope
  }

  private func check(_ fields: MeasureFields, _ id: Located<String>) {
    let log = context.log
    if fields.window.isEmpty {
      log.report(.emptyWindow(fields.window), at: fields.until?.location ?? id.location)
    }
    if fields.kind == .control {
      if let rates = fields.rates { log.report(.rateOfControl(id.value), at: rates.location) }
      if fields.flag == nil { log.report(.missingFlag(id.value), at: id.location) }
    } else if fields.rates == nil {
      log.report(.missingRate(id.value), at: id.location)
    }
    if let rank = fields.rank, fields.highestOf == nil { log.report(.rankWithoutGroup(), at: rank.location) }
    let rates = fields.rates?.entries ?? []
    let ratesAreCited = !rates.isEmpty && rates.allSatisfy { $0.cite?.isEmpty == false }
    if (fields.cite ?? cite).isEmpty, !ratesAreCited {
      log.report(.missingCitation(id.value), at: id.location)
    }
  }
}

extension RateExpression {
  /// The lists from which these rates are read, each once.
  fileprivate static func lists(in rates: [DatedRate]) -> [String] {
    var result: [String] = []
    for rate in rates {
      rate.rate.forEachList { if !result.contains($0) { result.append($0) } }
    }
    return result
  }

  private func forEachList(_ body: (String) -> Void) {
    switch self {
    case .listed(let list, _): body(list)
    case .bounded(let rate, _, _): rate.forEachList(body)
    case .elected(let rates, _): for rate in rates { rate.forEachList(body) }
    case .rateOf(_, let brackets): for bracket in brackets { bracket.rate.forEachList(body) }
    case .between(let lower, let upper):
      lower.forEachList(body)
      upper.forEachList(body)
    case .terms, .declared, .perDegree, .refersElsewhere, .column, .topUp: break
    }
  }
}
