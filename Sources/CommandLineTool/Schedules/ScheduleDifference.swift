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
enum ScheduleDifference {
  /// A row for each line that is new or gone, and for each field that changed, sorted by code.
  static func listing(_ old: ScheduleText, _ new: ScheduleText) -> Listing {
    var listing = Listing([
      .init("code", "Code"), .init("change", "Change"), .init("old", "Old", wraps: true),
      .init("new", "New", wraps: true),
    ])
    for code in Set(old.codes + new.codes).sorted() {
      switch (old.rows[code], new.rows[code]) {
      case (nil, let fields?): listing.add([code, "new", "", text(fields)])
      case (let fields?, nil): listing.add([code, "gone", text(fields), ""])
      case (let before?, let after?):
        for (index, name) in new.columns.enumerated() {
          let (left, right) = (field(before, index), field(after, index))
          if left != right { listing.add([code, name, left, right]) }
        }
      case (nil, nil): break
      }
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
