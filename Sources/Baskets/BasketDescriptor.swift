// SPDX-License-Identifier: Apache-2.0

package import ExactMath
package import JSON5Reading
package import SourceDiagnostics

/// A file that names a CSV of goods and says what holds for all of its rows.
package struct BasketDescriptor: Sendable {
  package var id: String
  package var title: String
  /// The CSV's path as written, and where.
  package var file: Located<String>
  /// Where the data are from.
  package var source: String?
  package var territory: Located<String>?
  package var currency: String?
  /// Column → text, for columns that the file does not have.
  package var defaults: [String: String]
  /// Field or fact → column of the file.
  package var columnMap: [String: String]
  package var dateOrder: WrittenInstant.Order?
  package var entryPer: EntryGrouping?
  package var omitsFees: Bool
  package var isStatistics: Bool

  /// What the file says, or nil when it does not say enough.
  package static func read(_ node: Node, log: DiagnosticLog) -> BasketDescriptor? {
    guard let reader = ObjectReader(node, what: "basket", log: log) else { return nil }
    let id = reader.requiredString("basket")
    let file = reader.requiredString("file")
    let title = reader.string("title")
    let source = reader.string("source")
    let territory = reader.string("territory")
    let currency = reader.string("currency")
    if let currency, !CurrencyCode.isValid(currency.value) {
      log.error(.badCurrencyCode(currency.value), at: currency.location)
    }
    let defaults = texts("defaults", reader)
    let columnMap = texts("map", reader)
    let order: WrittenInstant.Order? = word("dates", of: ["mdy", "dmy"], reader).flatMap {
      WrittenInstant.Order(rawValue: $0)
    }
    let grouping = word("entryPer", of: EntryGrouping.allCases.map(\.rawValue), reader).flatMap {
      EntryGrouping(rawValue: $0)
    }
    let omitsFees = word("fees", of: ["none"], reader) != nil
    let isStatistics = reader.bool("statistics")?.value ?? false
    reader.ignore("note")
    reader.finish()
    guard let id, let file else { return nil }
    return BasketDescriptor(
      id: id.value,
      title: title?.value ?? id.value,
      file: file,
      source: source?.value,
      territory: territory,
      currency: currency?.value,
      defaults: defaults,
      columnMap: columnMap,
      dateOrder: order,
      entryPer: grouping,
      omitsFees: omitsFees,
      isStatistics: isStatistics
    )
  }

  private static func texts(_ key: String, _ reader: ObjectReader) -> [String: String] {
    guard let table = reader.object(key) else { return [:] }
    var texts: [String: String] = [:]
    for member in table.members {
      if let text = table.string(member.key) { texts[member.key] = text.value }
    }
    return texts
  }

  private static func word(_ key: String, of words: [String], _ reader: ObjectReader) -> String? {
    guard let text = reader.string(key) else { return nil }
    if words.contains(text.value) { return text.value }
    reader.log.error(.unknownWord(text.value, key, known: words), at: text.location)
    return nil
  }
}
