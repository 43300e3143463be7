// SPDX-License-Identifier: Apache-2.0

import ExactMath
import JSON5Reading
import SourceDiagnostics

/// Reads what a territory says of its schedule: the columns, and the editions with their files.
struct ScheduleReader {
  /// The folder to which file names are relative.
  let folder: String
  let log: DiagnosticLog

  /// What a territory says of its schedule.
  struct Result {
    let columns: [String]
    let editions: [ScheduleEdition]
    let concordance: Located<String>?
  }

  func read(_ territory: ObjectReader) -> Result? {
    guard let reader = territory.object("schedule") else { return nil }
    _ = reader.required("columns")
    let columns = reader.someStrings("columns")?.map(\.value) ?? []
    let objects = reader.objects("editions", what: "edition") ?? []
    let editions = objects.compactMap(edition)
    let concordance = reader.string("concordance").map { Located(path($0.value), at: $0.location) }
    reader.finish()
    return Result(columns: columns, editions: editionsInOrder(editions), concordance: concordance)
  }

  private func edition(_ reader: ObjectReader) -> Located<ScheduleEdition>? {
    let id = reader.requiredString("edition")
    let file = reader.requiredString("file")
    let from = reader.required("from").flatMap { _ in reader.day("from") }
    let cite = reader.text("cite")
    let isPartial = reader.bool("partial")?.value
    reader.ignore("note")
    reader.finish()
    guard let id, let file, let from else { return nil }
    let edition = ScheduleEdition(
      id: id.value,
      file: path(file.value),
      from: from.value,
      cite: cite ?? "",
      isPartial: isPartial ?? false,
      location: file.location
    )
    return Located(edition, at: id.location)
  }

  private func path(_ file: String) -> String { folder.isEmpty ? file : "\(folder)/\(file)" }

  /// The editions, newest first; an error where the file has another order.
  private func editionsInOrder(_ editions: [Located<ScheduleEdition>]) -> [ScheduleEdition] {
    for (newer, older) in zip(editions, editions.dropFirst()) where older.value.from > newer.value.from {
      log.report(.editionsOutOfOrder(older.value.id), at: older.location)
    }
    return editions.map(\.value)
  }
}
