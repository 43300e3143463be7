// SPDX-License-Identifier: Apache-2.0

/// Why an export could not be read as a schedule.
package enum ScheduleExportError: Error, Hashable, Sendable {
  /// The header lacks that column.
  case missingColumn(String)
  /// A record has fewer fields than the header; records count from 1, the header included.
  case shortRecord(Int)
}

extension ScheduleImport {
  /// The rows of an official export in CSV.
  ///
  /// - Throws: `ScheduleExportError` when a column is missing or a record is short.
  package static func rows(csv bytes: [UInt8]) throws(ScheduleExportError) -> [Row] {
    let records = records(bytes)
    let header = records.first ?? []
    func column(_ name: String) throws(ScheduleExportError) -> Int {
      guard let index = header.firstIndex(of: name) else { throw .missingColumn(name) }
      return index
    }
    let number = try column("HTS Number")
    let indent = try column("Indent")
    let units = try column("Unit of Quantity")
    let general = try column("General Rate of Duty")
    let special = try column("Special Rate of Duty")
    let column2 = try column("Column 2 Rate of Duty")
    let quota = header.firstIndex(of: "Quota Quantity")
    let additional = header.firstIndex(of: "Additional Duties")
    let footnotes = header.firstIndex { $0 == "Footnotes" || $0 == "Footnote Comment" }
    let needed = [number, indent, units, general, special, column2].reduce(0, max)
    var rows: [Row] = []
    for (index, record) in records.enumerated().dropFirst() {
      guard record.count > needed else { throw .shortRecord(index + 1) }
      rows.append(
        Row(
          number: record[number],
          indent: Int(record[indent]) ?? 0,
          units: unitList(record[units]),
          general: record[general],
          special: record[special],
          column2: record[column2],
          footnotes: field(record, footnotes).isEmpty
            ? [] : [Footnote(columns: [], text: field(record, footnotes))],
          quotaQuantity: field(record, quota),
          additionalDuties: field(record, additional)
        )
      )
    }
    return rows
  }

  /// The field of a column that an export need not have.
  private static func field(_ record: [String], _ column: Int?) -> String {
    guard let column, column < record.count else { return "" }
    return record[column]
  }

  /// The records of a CSV: fields in quotes may hold commas, line ends and doubled quotes.
  private static func records(_ bytes: [UInt8]) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    func isAt(_ index: Int, _ character: Unicode.Scalar) -> Bool {
      index < bytes.count && bytes[index] == UInt8(ascii: character)
    }
    func endField() {
      record.append(String(decoding: field, as: UTF8.self))
      field.removeAll(keepingCapacity: true)
    }
    while index < bytes.count {
      if isAt(index, "\"") {
        if isQuoted, isAt(index + 1, "\"") {
          field.append(bytes[index])
          index += 1
        } else {
          isQuoted.toggle()
        }
      } else if isQuoted {
        field.append(bytes[index])
      } else if isAt(index, ",") {
        endField()
      } else if isAt(index, "\n") {
        endField()
        records.append(record)
        record = []
      } else if !isAt(index, "\r") {
        field.append(bytes[index])
      }
      index += 1
    }
    if !record.isEmpty || !field.isEmpty {
      endField()
      records.append(record)
    }
    return records
  }
}
