// SPDX-License-Identifier: Apache-2.0

import ExactMath
package import TariffEngine
import TariffModel

/// Writes assessed lines as CSV: the user's columns byte for byte, then what is owed.
///
/// Published behaviour. The columns added are `duty, fees, taxes, landed_cost, effective_rate, status,
/// problem`, then `duty_<programme>` for each programme of duties that may apply under the regime, in the
/// order of the law. A name that the basket has already gets the prefix `tariff_`. Amounts are empty where
/// they are unknown: all sums of an unassessed line, and fees where none were assessed. The parts by
/// programme are there whenever they could be computed, and empty where the programme charges nothing.
///
/// A class only so that whoever writes a line holds it in one word; nothing in it changes.
package final class DutyCSV: Sendable {
  private let columns: BasketColumns
  private let text: CSVText
  let digits: Int
  let feesAssessed: Bool
  /// The programmes with a column: index and name.
  let programmes: [(index: Int, column: String)]

  package init(_ header: ReportHeader, columns: BasketColumns) {
    self.columns = columns
    text = CSVText(delimiter: columns.delimiter)
    digits = header.currency.minorDigits
    feesAssessed = header.feesAssessed
    programmes = header.programmes.enumerated().compactMap { index, programme in
      guard programme.kind == .duty, programme.isLive else { return nil }
      return (index, "duty_" + programme.id)
    }
  }

  /// The columns that follow the user's own.
  package var addedColumns: [String] {
    let fixed = ["duty", "fees", "taxes", "landed_cost", "effective_rate", "status", "problem"]
    return (fixed + programmes.map(\.column)).map(columns.free)
  }

  /// Appends the header row.
  package func begin(into out: inout [UInt8]) {
    out.append(contentsOf: columns.header)
    for name in addedColumns {
      out.append(columns.delimiter)
      text.field(name, to: &out)
    }
    out.append(contentsOf: columns.lineEnd)
  }

  /// Appends one line of the basket.
  ///
  /// `row` is the row as it stands, without its end of line; `missingFields` is how many fields it has less
  /// than the header; `problem` comes from `problemText`.
  package func line(
    _ row: some Collection<UInt8>,
    missingFields: Int = 0,
    _ assessment: Assessment,
    problem: String = "",
    into out: inout [UInt8]
  ) {
    own(row, missingFields, &out)
    let (charges, value) = (assessment.charges, assessment.customsValue)
    let goodsAndCarriage = assessment.goodsAndCarriage
    if assessment.status == .unassessed {
      for _ in 0..<5 { out.append(columns.delimiter) }
    } else {
      amounts(5, &out) { sums(charges, value, goodsAndCarriage, &$0) }
    }
    status(assessment.status, problem, &out)
    amounts(programmes.count, &out) { parts(charges, &$0) }
    out.append(contentsOf: columns.lineEnd)
  }

  /// Appends so many amounts, or empty fields, that `write` writes with the delimiter before each.
  private func amounts(_ count: Int, _ out: inout [UInt8], _ write: (inout ByteCursor) -> Void) {
    let longest = count * ByteCursor.longestAmount + ByteCursor.reach
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longest) { space in
      var cursor = ByteCursor(space, at: 0)
      write(&cursor)
      out.append(contentsOf: UnsafeBufferPointer(rebasing: space[..<cursor.position]))
    }
  }

  /// Writes the sums of a line.
  private func sums(
    _ charges: [Charge],
    _ customsValue: Int64,
    _ goodsAndCarriage: Int64,
    _ cursor: inout ByteCursor
  ) {
    var duty: Int64 = 0
    var fees: Int64 = 0
    var taxes: Int64 = 0
    for charge in charges {
      switch charge.kind {
      case .duty: duty += charge.amount
      case .fee: fees += charge.amount
      case .tax: taxes += charge.amount
      case .control: break
      }
    }
    amount(duty, &cursor)
    amount(feesAssessed ? fees : nil, &cursor)
    amount(taxes, &cursor)
    amount(goodsAndCarriage + duty + fees + taxes, &cursor)
    cursor.append(columns.delimiter)
    if let rate = effectiveRate(duty: duty, of: customsValue) {
      cursor.appendAmount(rate, digits: 2)
    }
  }

  /// Writes the duty of each programme that has a column.
  private func parts(_ charges: [Charge], _ cursor: inout ByteCursor) {
    // Most charge nothing: only those are looked for of which there may be a charge.
    var charged: UInt64 = 0
    for charge in charges { charged |= 1 << UInt64(charge.programme & 63) }
    for place in programmes.indices {
      let programme = programmes[place].index
      let mayBeCharged = charged >> UInt64(programme & 63) & 1 == 1
      amount(mayBeCharged ? self.charged(programme, charges) : nil, &cursor)
    }
  }

  /// Writes a delimiter and an amount; nil leaves the field empty.
  private func amount(_ value: Int64?, _ cursor: inout ByteCursor) {
    cursor.append(columns.delimiter)
    if let value { cursor.appendAmount(value, digits: digits) }
  }

  /// Appends a row that could not be read, so that every row of the basket is in the result.
  package func unreadable(
    _ row: some Collection<UInt8>,
    missingFields: Int = 0,
    problem: String,
    into out: inout [UInt8]
  ) {
    own(row, missingFields, &out)
    for _ in 0..<5 { out.append(columns.delimiter) }
    status(.unassessed, problem, &out)
    for _ in programmes { out.append(columns.delimiter) }
    out.append(contentsOf: columns.lineEnd)
  }

  /// The text of the column `problem`: what stands in the way, or what was assumed.
  package static func problemText(_ problems: [Remark], assumed: [String] = []) -> String {
    guard problems.isEmpty else {
      return problems.map { "\($0.id): \($0.text)" }.joined(separator: "; ")
    }
    return assumed.isEmpty ? "" : "assumed: " + assumed.joined(separator: ", ")
  }

  private func own(_ row: some Collection<UInt8>, _ missingFields: Int, _ out: inout [UInt8]) {
    if row.withContiguousStorageIfAvailable({ out.append(contentsOf: $0) }) == nil {
      out.append(contentsOf: row)
    }
    for _ in 0..<max(0, missingFields) { out.append(columns.delimiter) }
  }

  /// Appends the columns `status` and `problem`.
  func status(_ status: AssessmentStatus, _ problem: String, _ out: inout [UInt8]) {
    out.append(columns.delimiter)
    for byte in status.rawValue.utf8 { out.append(byte) }
    out.append(columns.delimiter)
    if !problem.isEmpty { text.field(problem, to: &out) }
  }

  var delimiter: UInt8 { columns.delimiter }
  var lineEnd: [UInt8] { columns.lineEnd }

  /// Appends one field.
  func field(_ field: String, _ out: inout [UInt8]) { text.field(field, to: &out) }

  /// The duty charged by that programme; nil when it charges none.
  private func charged(_ programme: Int, _ charges: [Charge]) -> Int64? {
    var sum: Int64?
    for charge in charges where charge.programme == programme && charge.kind == .duty {
      sum = (sum ?? 0) + charge.amount
    }
    return sum
  }
}
