// SPDX-License-Identifier: Apache-2.0

import JSON5Reading
import LibraryLoading
import SourceDiagnostics

/// An official export of the schedule: CSV, or the JSON of the same rows.
struct ScheduleExport {
  private let file: SourceFile

  init(_ path: String, _ bytes: [UInt8]) {
    file = SourceFile(path: path, bytes: bytes)
  }

  /// The rows as printed.
  ///
  /// - Throws: `InvalidInput` when it is no such export.
  func rows() throws -> [ScheduleImport.Row] {
    let first = file.bytes.first { $0 > UInt8(ascii: " ") }
    if first == UInt8(ascii: "[") { return try rowsOfJSON() }
    do throws(ScheduleExportError) {
      return try ScheduleImport.rows(csv: file.bytes)
    } catch {
      let message =
        switch error {
        case .missingColumn(let name): Diagnostic.Message.noExport("its header has no column '\(name)'")
        case .shortRecord(let record): Diagnostic.Message.noExport("record \(record) has too few fields")
        }
      throw InvalidInput([Diagnostic(.error, message, at: SourceLocation(file: file, range: 0..<0))])
    }
  }

  private func rowsOfJSON() throws -> [ScheduleImport.Row] {
    let log = DiagnosticLog()
    guard let node = JSON5.read(file, log: log), case .array(let nodes) = node.value else {
      throw InvalidInput(log.diagnostics)
    }
    if let first = nodes.first,
      !["htsno", "indent", "general", "special", "other"].allSatisfy(first.hasMember)
    {
      throw InvalidInput([
        Diagnostic(
          .error,
          .noExport("its first object lacks htsno, indent, general, special or other"),
          at: first.head
        )
      ])
    }
    return nodes.map { node in
      ScheduleImport.Row(
        number: node.text("htsno"),
        indent: Int(node.text("indent")) ?? 0,
        units: node.texts("units"),
        general: node.text("general"),
        special: node.text("special"),
        column2: node.text("other"),
        footnotes: node.objects("footnotes").map {
          ScheduleImport.Footnote(columns: $0.texts("columns"), text: $0.text("value"))
        },
        quotaQuantity: node.text("quotaQuantity"),
        additionalDuties: node.text("additionalDuties")
      )
    }
  }
}

extension Node {
  private func member(_ key: String) -> Node? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// A member as text; empty when there is none.
  fileprivate func text(_ key: String) -> String {
    switch member(key)?.value {
    case .string(let text), .number(let text): text
    default: ""
    }
  }

  /// The objects of a member that is a list; none where it is missing or null.
  fileprivate func objects(_ key: String) -> [Node] {
    guard case .array(let nodes)? = member(key)?.value else { return [] }
    return nodes.filter { if case .object = $0.value { true } else { false } }
  }

  /// The texts of a member that is a list.
  fileprivate func texts(_ key: String) -> [String] {
    guard case .array(let nodes)? = member(key)?.value else { return [] }
    return nodes.compactMap { if case .string(let text) = $0.value { text } else { nil } }
  }
}

extension Diagnostic.Message {
  static func noExport(_ reason: String) -> Self {
    Self(
      id: "no-schedule-export",
      text: "this is no export of the schedule: \(reason)",
      help: "download the CSV or JSON of all chapters from hts.usitc.gov"
    )
  }
}
