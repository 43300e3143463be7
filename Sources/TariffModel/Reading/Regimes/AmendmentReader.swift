// SPDX-License-Identifier: Apache-2.0

import JSON5Reading
import SourceDiagnostics

/// Reads what a regime adds, amends and suspends.
struct AmendmentReader {
  /// The regime's id: the programme of measures that name none.
  let regime: String
  /// The regime's citation, for measures that have none.
  let cite: String
  let log: DiagnosticLog
  let context: (Located<String>) -> RuleContext?

  /// The fields beside which an addition is only the id of a measure.
  private static let fieldsOfActivation: Set<String> = ["territory", "measure", "cite", "note", "status"]

  func suspended(_ reader: ObjectReader) -> [Amendment] {
    guard let context = territory(reader) else { return [] }
    let selectors = selectors(reader, context)
    reader.ignore("note", "cite")
    reader.finish()
    return selectors.map { amendment($0.location, context, .suspend($0.value)) }
  }

  func amended(_ reader: ObjectReader) -> [Amendment] {
    guard let context = territory(reader) else { return [] }
    let selectors = selectors(reader, context)
    let edit = reader.required("set").flatMap { MeasureEditReader(context: context).read($0) }
    reader.ignore("note", "cite")
    reader.finish()
    guard let edit else { return [] }
    return selectors.map { amendment($0.location, context, .amend($0.value, edit)) }
  }

  func added(_ reader: ObjectReader) -> [Amendment] {
    guard let context = territory(reader) else { return [] }
    guard reader.members.allSatisfy({ Self.fieldsOfActivation.contains($0.key) }) else {
      let programme = reader.string("programme")?.value ?? regime
      let measures = MeasureReader(context: context, programme: programme, cite: cite, isAmendment: true)
      return measures.read(reader).map { [amendment($0.location, context, .add($0))] } ?? []
    }
    let id = reader.requiredString("measure")
    reader.ignore("status", "cite", "note")
    reader.finish()
    guard let id else { return [] }
    context.references.noteMeasure(id)
    return [amendment(id.location, context, .activate(id.value))]
  }

  private func territory(_ reader: ObjectReader) -> RuleContext? {
    reader.requiredString("territory").flatMap(context)
  }

  private func amendment(
    _ location: SourceLocation?,
    _ context: RuleContext,
    _ change: Amendment.Change
  ) -> Amendment {
    Amendment(territory: context.territory.id, change: change, location: location)
  }

  /// What `measure` or `programme` covers; at least one of them must be there.
  private func selectors(_ reader: ObjectReader, _ context: RuleContext) -> [Located<MeasureSelector>] {
    let programmes = reader.someStrings("programme")
    if programmes == nil { _ = reader.required("measure") }
    let measures = reader.someStrings("measure")
    let texts = (measures ?? []) + (programmes ?? [])
    return zip(texts, SelectorReader(context: context).measures(texts)).map { text, selector in
      Located(selector, at: text.location)
    }
  }
}
