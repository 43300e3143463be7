// SPDX-License-Identifier: Apache-2.0

import DelimitedText
import SourceDiagnostics

/// An edition of a schedule as rows of text, by code.
struct ScheduleText {
  let columns: [String]
  /// The fields after the code, by code; `codes` keeps their order.
  let rows: [String: [String]]
  let codes: [String]

  /// - Throws: `InvalidInput` when the text cannot be split.
  init(_ path: String, _ bytes: [UInt8]) throws {
    let splitter = RowSplitter(DelimitedFormat())
    var row = DelimitedRow()
    var offset = 0
    var rows: [String: [String]] = [:]
    var codes: [String] = []
    var columns: [String]?
    do throws(DelimitedTextError) {
      while try splitter.next(&row, in: bytes.span, at: &offset) {
        let texts = row.texts(in: bytes.span)
        if columns == nil {
          columns = Array(texts.dropFirst())
        } else if let code = texts.first, !code.isEmpty {
          rows[code] = Array(texts.dropFirst())
          codes.append(code)
        }
      }
    } catch {
      let file = SourceFile(path: path, bytes: bytes)
      let place = SourceLocation(file: file, range: error.offset..<error.offset + 1)
      let message = Diagnostic.Message(id: error.id, text: error.description, help: error.help)
      throw InvalidInput([Diagnostic(.error, message, at: place)])
    }
    self.columns = columns ?? []
    self.rows = rows
    self.codes = codes
  }
}

/// What differs between two editions of a schedule.
struct ScheduleDifference {
  enum Change: String, CaseIterable {
    case new, gone, renumbered, rates, units
  }

  /// One code and what became of it.
  struct Row {
    let code: String
    let change: Change
    /// The name of the column that changed; empty where the whole line is new or gone.
    let column: String
    let old: String
    let new: String

    var text: String {
      let sides = [old, new].filter { !$0.isEmpty }.joined(separator: " → ")
      return "\(code) \(change.rawValue)" + (column.isEmpty ? "" : ", \(column)")
        + (sides.isEmpty ? "" : ": \(sides)")
    }
  }

  /// Sorted by code.
  private(set) var rows: [Row] = []
  /// How many codes are concerned, by change.
  private(set) var counts: [Change: Int] = [:]

  /// The difference of two editions; `successors` are the codes of the new one that took the place of one that is
  /// gone.
  init(_ old: ScheduleText, _ new: ScheduleText, successors: (_ code: String) -> [String]) {
    for code in Set(old.codes + new.codes).sorted() {
      switch (old.rows[code], new.rows[code]) {
      case (nil, let fields?):
        add([Row(code: code, change: .new, column: "", old: "", new: Self.text(fields))])
      case (let fields?, nil):
        let next = successors(code)
        let change: Change = next.isEmpty ? .gone : .renumbered
        let after = next.joined(separator: " ")
        add([Row(code: code, change: change, column: "", old: Self.text(fields), new: after)])
      case (let before?, let after?):
        let changed = new.columns.enumerated().compactMap { index, name -> Row? in
          let (left, right) = (Self.field(before, index), Self.field(after, index))
          guard left != right else { return nil }
          return Row(code: code, change: index == 0 ? .units : .rates, column: name, old: left, new: right)
        }
        add(changed.filter { $0.change == .units })
        add(changed.filter { $0.change == .rates })
      case (nil, nil): break
      }
    }
  }

  /// Adds the rows of one change to one code.
  private mutating func add(_ rows: [Row]) {
    guard let change = rows.first?.change else { return }
    counts[change, default: 0] += 1
    self.rows += rows
  }

  /// So many codes of each change, as a sentence without a full stop.
  var summary: String {
    let words: [(Change, String)] = [
      (.new, "new"), (.gone, "gone"), (.renumbered, "renumbered"), (.rates, "with other rates"),
      (.units, "with other units"),
    ]
    let parts = words.compactMap { change, word in counts[change].map { "\($0) \(word)" } }
    return parts.isEmpty ? "no code differs" : "codes: " + parts.joined(separator: ", ")
  }

  /// The first so many rows, or all.
  func listing(first count: Int = .max) -> Listing {
    var listing = Listing([
      .init("code", "Code"), .init("change", "Change"), .init("column", "Column"),
      .init("old", "Old", wraps: true), .init("new", "New", wraps: true),
    ])
    for row in rows.prefix(count) {
      listing.add([row.code, row.change.rawValue, row.column, row.old, row.new])
    }
    return listing
  }

  private static func field(_ fields: [String], _ index: Int) -> String {
    index < fields.count ? fields[index] : ""
  }

  /// The rates of a line, without the units.
  private static func text(_ fields: [String]) -> String {
    fields.dropFirst().filter { !$0.isEmpty }.joined(separator: " | ")
  }
}
