// SPDX-License-Identifier: Apache-2.0

package import JSON5Reading
import SourceDiagnostics

/// Reads a programme: the measures of one file.
package struct ProgrammeReader {
  package let context: RuleContext

  package init(context: RuleContext) {
    self.context = context
  }

  /// The programme, or nil when the file holds none.
  ///
  /// Measures that cannot be read are left out.
  package func read(_ node: Node) -> Programme? {
    guard let reader = ObjectReader(node, what: "programme", log: context.log) else { return nil }
    let id = reader.requiredString("programme")
    let title = reader.text("title")
    let authority = reader.text("authority")
    let notModelled = reader.strings("notModelled")?.map(\.value)
    reader.ignore("note")
    let defaults = defaults(reader)
    _ = reader.required("measures")
    let objects = reader.objects("measures", what: "measure") ?? []
    let measures = MeasureReader(
      context: context,
      programme: id?.value ?? "",
      authority: authority ?? "",
      defaults: defaults
    )
    let found = objects.compactMap(measures.read)
    reader.finish()
    guard let id else { return nil }
    return Programme(
      id: id.value,
      territory: context.territory.id,
      title: title ?? id.value,
      measures: found,
      notModelled: notModelled ?? [],
      location: id.location
    )
  }

  private func defaults(_ reader: ObjectReader) -> MeasureFields {
    guard let object = reader.object("defaults", what: "defaults") else { return MeasureFields() }
    let fields = MeasureFieldsReader(context: context, isAmendment: false).read(object)
    object.finish()
    return fields
  }
}
