// SPDX-License-Identifier: Apache-2.0

import DelimitedText
import SourceDiagnostics
import TariffModel

extension LineReader {
  private static var longestCode: Int { 10 }

  /// Takes the line's code, which must have a length that the territory knows.
  mutating func readCode(
    _ step: FieldStep,
    _ field: FieldRange,
    _ bytes: Span<UInt8>,
    _ output: inout BasketLine
  ) {
    output.row.hts = field
    let length = field.end &- field.start
    if length <= Self.longestCode, let digits = NumberField.whole(bytes, endingAt: field.end, length: length)
    {
      take(digits, length, step, field, bytes, &output)
    } else {
      readDottedCode(step, field, bytes, &output)
    }
  }

  private mutating func readDottedCode(
    _ step: FieldStep,
    _ field: FieldRange,
    _ bytes: Span<UInt8>,
    _ output: inout BasketLine
  ) {
    var digits: Int64 = 0
    var length = 0
    for index in field.start..<field.end {
      let digit = bytes[index] &- UInt8(ascii: "0")
      if digit < 10, length < Self.longestCode {
        digits = digits &* 10 &+ Int64(digit)
        length &+= 1
      } else if bytes[index] != UInt8(ascii: "."), bytes[index] != UInt8(ascii: " ") {
        return plan.readUnusualCode(step, field, bytes, &output)
      }
    }
    take(digits, length, step, field, bytes, &output)
  }

  @inline(__always)
  private mutating func take(
    _ digits: Int64,
    _ length: Int,
    _ step: FieldStep,
    _ field: FieldRange,
    _ bytes: Span<UInt8>,
    _ output: inout BasketLine
  ) {
    guard length > 0, plan.codeLengths & 1 << UInt16(truncatingIfNeeded: length) != 0 else {
      return plan.readUnusualCode(step, field, bytes, &output)
    }
    var aligned = digits
    for _ in length..<Self.longestCode { aligned = aligned &* 10 }
    output.line.code = CommodityCode(aligned: aligned, length: length)
    output.draft.hasCode = true
  }
}

extension LinePlan {
  /// Takes a code that is not plain digits of a length that the territory knows, or reports it.
  @inline(never)
  func readUnusualCode(
    _ step: FieldStep,
    _ field: FieldRange,
    _ bytes: Span<UInt8>,
    _ output: inout BasketLine
  ) {
    let written = HeaderFinder.trimmed(field.text(in: bytes))
    guard !written.isEmpty else { return }
    let text = Self.withoutSpreadsheetMarks(written)
    if let code = CommodityCode(text), codeLengths & 1 << UInt16(code.length) != 0 {
      output.line.code = code
      output.draft.hasCode = true
    } else if let code = withLeadingZero(text) {
      output.line.code = code
      output.draft.hasCode = true
      output.row.needsLeadingZero = true
    } else {
      output.draft.hasBadCode = true
      report(.badCode, .error, step, CodeWords(lengths: options.codeDigits).bad(written), &output)
    }
  }

  /// The code that a spreadsheet took the first zero from: one digit too short, and in the schedule with it.
  private func withLeadingZero(_ text: Substring) -> CommodityCode? {
    guard let code = CommodityCode("0" + text), codeLengths & 1 << UInt16(code.length) != 0, codeExists(code)
    else { return nil }
    return code
  }

  /// `="0101210000"` and `'0101210000`, by which spreadsheets are told that digits are text.
  private static func withoutSpreadsheetMarks(_ text: String) -> Substring {
    if text.hasPrefix("=\""), text.hasSuffix("\""), text.utf8.count > 3 {
      return text.dropFirst(2).dropLast()
    }
    return text.hasPrefix("'") ? text.dropFirst() : text[...]
  }
}

/// The words for codes that are none.
struct CodeWords {
  let lengths: [Int]

  func bad(_ written: String) -> String {
    let shown = LinePlan.shown(written)
    let wanted = "write \(Self.list(lengths.sorted())) digits, with or without dots"
    let digits = written.utf8.filter { (48...57).contains($0) }.count
    if written.utf8.allSatisfy({
      (48...57).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: " ")
    }) {
      if lengths.contains(digits + 1) {
        return
          "\(shown) has \(digits) digits, and the schedule has no such code with a zero before it; \(wanted)"
      }
      return "\(shown) has \(digits) digit\(digits == 1 ? "" : "s"); \(wanted)"
    }
    if written.uppercased().contains("E+") {
      return "\(shown) was shortened by a spreadsheet; format the column as text and write all digits"
    }
    return "\(shown) is no commodity code; \(wanted)"
  }

  private static func list(_ numbers: [Int]) -> String {
    let texts = numbers.map(String.init)
    guard let last = texts.last, texts.count > 1 else { return texts.first ?? "all" }
    return texts.dropLast().joined(separator: ", ") + " or " + last
  }
}
