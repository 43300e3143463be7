// SPDX-License-Identifier: Apache-2.0

import ExactMath
import JSON5Reading
import SourceDiagnostics

/// A JSON object of a result, read to be checked.
struct Record {
  private let members: [Node.Member]

  init(_ text: ArraySlice<UInt8>) throws {
    let log = DiagnosticLog()
    let file = SourceFile(path: "result", bytes: Array(text))
    guard let node = JSON5.read(file, log: log), let record = Record(node) else {
      throw BenchError("a result is no JSON object")
    }
    self = record
  }

  private init?(_ node: Node) {
    guard case .object(let members) = node.value else { return nil }
    self.members = members
  }

  private func value(_ key: String) -> Node.Value? { members.first { $0.key == key }?.value.value }

  /// A text; empty for null, and where there is none.
  func text(_ key: String) -> String {
    if case .string(let text)? = value(key) { text } else { "" }
  }

  func number(_ key: String) -> Int {
    if case .number(let text)? = value(key) { Int(text) ?? -1 } else { -1 }
  }

  /// An amount in hundredths; nil for null.
  func amount(_ key: String) -> Int64? {
    let text = text(key)
    return text.isEmpty ? nil : try? DecimalText.scaled(text, digits: 2)
  }

  func member(_ key: String) -> Record? { members.first { $0.key == key }.flatMap { Record($0.value) } }

  func elements(_ key: String) -> [Record] {
    guard case .array(let nodes)? = value(key) else { return [] }
    return nodes.compactMap { Record($0) }
  }
}

/// Rows of a result in CSV, of which only the last field with texts of our own may be quoted.
enum Row {
  static func header(_ csv: [UInt8]) throws -> [String] {
    guard let first = csv.split(separator: UInt8(ascii: "\n"), maxSplits: 1).first else {
      throw BenchError("a result is empty")
    }
    return fields(first)
  }

  /// The rows below the header.
  static func rows(_ csv: [UInt8]) -> [[String]] {
    csv.split(separator: UInt8(ascii: "\n")).dropFirst().map { fields($0) }
  }

  /// An amount in hundredths; nothing is nothing.
  static func amount(_ field: String) -> Int64 { (try? DecimalText.scaled(field, digits: 2)) ?? 0 }

  private static func fields(_ row: ArraySlice<UInt8>) -> [String] {
    var fields: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    for byte in row {
      if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if byte == UInt8(ascii: ","), !isQuoted {
        fields.append(String(decoding: field, as: UTF8.self))
        field.removeAll(keepingCapacity: true)
      } else {
        field.append(byte)
      }
    }
    return fields + [String(decoding: field, as: UTF8.self)]
  }
}
