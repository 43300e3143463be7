// SPDX-License-Identifier: Apache-2.0

import ExactMath
import JSON5Reading
import SourceDiagnostics

/// Reads the fields of a measure, as far as an object states them.
struct MeasureFieldsReader {
  let context: RuleContext
  /// Written by a regime: then what it states counts as known unless it says otherwise.
  let isAmendment: Bool

  private var clock: TerritoryClock { context.territory.clock }

  /// Reads every field but the id; the caller finishes the reader.
  func read(_ reader: ObjectReader) -> MeasureFields {
    var fields = MeasureFields()
    reader.ignore("note")
    fields.title = reader.text("title")
    fields.kind = reader.word("kind")
    fields.status = reader.word("status")
    fields.authority = reader.text("authority")
    fields.cite = reader.text("cite")
    readScope(reader, into: &fields)
    fields.from = reader.instant("from", clock: clock)
    fields.until = reader.instant("until", clock: clock)
    fields.rates = StatedRatesReader(context: context).read(reader)
    fields.base = reader.optional("base").flatMap { BaseReader(context: context).read($0) }
    fields.unknown = unknown(reader)
    readInteractions(reader, into: &fields)
    fields.perEntry = perEntry(reader)
    fields.factor = reader.share("factor")
    fields.unitsInProportion = reader.bool("unitsInProportion")?.value
    fields.ignoreBelow = reader.money("ignoreBelow", context.territory.currency)
    fields.drawback = reader.word("drawback")
    fields.flag = reader.text("flag")
    fields.voided = voided(reader)
    fields.knownFrom = reader.instant("knownFrom", clock: clock)?.value
    fields.doubt = reader.text("doubt")
    fields.standing = reader.text("standing")
    fields.announcedFor = reader.text("announcedFor")
    return fields
  }

  private func readScope(_ reader: ObjectReader, into fields: inout MeasureFields) {
    fields.codes = reader.codes("codes", context)
    fields.origins = reader.origins("origins", context)
    fields.condition = reader.optional("when").flatMap {
      ConditionReader(context: context).read($0, what: "when")
    }
    fields.claims = reader.strings("claims")?.map { $0.value.lowercased() }
    guard let except = reader.object("except") else { return }
    fields.except = MeasureFields.Exceptions(
      codes: except.codes("codes", context),
      origins: except.origins("origins", context, allowsAll: false),
      claims: except.someStrings("claims")?.map { $0.value.lowercased() },
      condition: except.optional("when").flatMap { ConditionReader(context: context).read($0, what: "when") }
    )
    except.finish()
  }

  private func readInteractions(_ reader: ObjectReader, into fields: inout MeasureFields) {
    fields.insteadOf = reader.measures("insteadOf", context)
    let displacement = DisplacementReader(context: context, isAmendment: isAmendment)
    fields.displaces = reader.objects("displaces", what: "displacement")?.compactMap(displacement.read)
    fields.highestOf = reader.text("highestOf")
    fields.rank = reader.integer("rank")
  }

  /// `"full"`, `"none"`, `"range"`, or a share of the value.
  private func unknown(_ reader: ObjectReader) -> UnknownFact? {
    guard let text = reader.string("ifUnknown") else { return nil }
    switch text.value {
    case "full": return .full
    case "none": return UnknownFact.none
    case "range": return .range
    default:
      do throws(DecimalError) { return .share(try Rate(percent: text.value)) } catch {}
      context.log.report(.badUnknown(text.value), at: text.location)
      return nil
    }
  }

  /// `{ min, max }` of a field `perEntry`.
  func perEntry(_ reader: ObjectReader) -> PerEntry? {
    guard let object = reader.object("perEntry") else { return nil }
    let currency = context.territory.currency
    let minimum = object.money("min", currency)
    let maximum = object.money("max", currency)
    object.finish()
    if object.members.isEmpty { context.log.report(.noPerEntry(), at: object.node.head) }
    if let minimum, let maximum, maximum < minimum {
      context.log.report(.contradictoryBounds("perEntry"), at: object.node.head)
    }
    return PerEntry(minimum: minimum, maximum: maximum)
  }

  private func voided(_ reader: ObjectReader) -> Voided? {
    guard let object = reader.object("voided") else { return nil }
    let from = object.required("from").flatMap { _ in object.instant("from", clock: clock) }
    let known = object.required("known").flatMap { _ in object.instant("known", clock: clock) }
    let cite = object.text("cite")
    object.finish()
    guard let from, let known else { return nil }
    return Voided(from: from.value, known: known.value, cite: cite ?? "")
  }
}
